export interface BrandToken {
  /** color.ground */
  path: string
  type: string
  /** As a style sheet writes it; an alias as it is written in the tokens. */
  value: string
}

/** As many names as one value may lie behind. */
const mostAliases = 8

/** What a token that only names another comes to in the end. */
export const valueOf = (tokens: readonly BrandToken[], { value }: BrandToken): string => {
  let found = value
  for (let n = 0; n < mostAliases; n++) {
    const [, path] = /^\{(.+)\}$/.exec(found) ?? []
    const next = tokens.find((one) => one.path === path)
    if (!next) return found
    found = next.value
  }
  return found
}

/** The tokens of a brand (DTCG) for whoever looks for one: path, type and value. What they must be is the engine's to say. */
export const tokensIn = (tokens: Readonly<Record<string, unknown>>, above: readonly string[] = [], inherited = ''): BrandToken[] =>
  Object.entries(tokens).flatMap(([name, one]): BrandToken[] => {
    if (name.startsWith('$') || typeof one !== 'object' || one === null) return []
    const group = one as Readonly<Record<string, unknown>>
    const type = typeof group['$type'] === 'string' ? group['$type'] : inherited
    const path = [...above, name]
    return '$value' in group ? [{ path: path.join('.'), type, value: inWords(group['$value']) }] : tokensIn(group, path, type)
  })

const inWords = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(inWords).join(', ')
  if (typeof value !== 'object' || value === null) return String(value)
  const { hex, components, value: amount, unit } = value as { hex?: string; components?: number[]; value?: number; unit?: string }
  if (hex !== undefined) return hex
  if (components) return `rgb(${components.map((share) => Math.round(share * 255)).join(' ')})`
  return `${amount ?? ''}${unit ?? ''}`
}
