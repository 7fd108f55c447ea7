import { z } from 'zod'

/** A colour as DTCG 2025.10 writes it: an object with its colour space; `hex` is a courtesy to readers. */
export const ColourValue = z.looseObject({
  colorSpace: z.literal('srgb'),
  components: z.tuple([z.number().min(0).max(1), z.number().min(0).max(1), z.number().min(0).max(1)]),
  alpha: z.number().min(0).max(1).optional(),
  hex: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .optional(),
})
export type ColourValue = z.infer<typeof ColourValue>

export const DimensionValue = z.looseObject({ value: z.number(), unit: z.enum(['px', 'rem']) })
export type DimensionValue = z.infer<typeof DimensionValue>

/** The types of DTCG 2025.10 that we read; tokens of other types are kept and passed over. */
const valueOf = {
  color: ColourValue,
  dimension: DimensionValue,
  fontFamily: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]),
  fontWeight: z.union([z.number().min(1).max(1_000), z.enum(['thin', 'light', 'regular', 'normal', 'medium', 'bold', 'black'])]),
  number: z.number(),
} as const
type TokenType = keyof typeof valueOf

export type Token = { [T in TokenType]: { path: string; type: T; value: z.infer<(typeof valueOf)[T]> } }[TokenType]
export interface TokenProblem {
  path: string
  problem: string
}

/** A file of design tokens (DTCG 2025.10): groups within groups; `$extensions` and what we do not read are kept as they are. */
export const DesignTokens = z.record(z.string(), z.unknown()).superRefine((tokens, context) => {
  for (const { path, problem } of readTokens(tokens).problems) context.addIssue({ code: 'custom', path: path.split('.'), message: problem })
})
export type DesignTokens = z.infer<typeof DesignTokens>

interface Raw {
  type: string | undefined
  value: unknown
}

/** All tokens by their path (`color.ground`), aliases followed, and what is wrong in the file. */
export const readTokens = (tokens: Readonly<Record<string, unknown>>): { tokens: ReadonlyMap<string, Token>; problems: TokenProblem[] } => {
  const raw = new Map<string, Raw>()
  const found = new Map<string, Token>()
  const problems: TokenProblem[] = []
  collect(tokens, { prefix: '', type: undefined, depth: 0 }, raw, problems)
  for (const path of raw.keys()) {
    const token = resolved(path, raw)
    if (typeof token === 'string') problems.push({ path, problem: token })
    else if (token) found.set(path, token)
  }
  return { tokens: found, problems }
}

const deepest = 20

/** Names become custom properties and paths of templates, so they are plain words: nothing in them can end a declaration or reach a prototype. */
const plainName = /^[A-Za-z0-9][A-Za-z0-9_-]*$/

interface Place {
  prefix: string
  type: string | undefined
  depth: number
}

const collect = (
  group: Readonly<Record<string, unknown>>,
  { prefix, type: inherited, depth }: Place,
  into: Map<string, Raw>,
  problems: TokenProblem[],
): void => {
  const type = typeof group.$type === 'string' ? group.$type : inherited
  if ('$value' in group) {
    into.set(prefix, { type, value: group.$value })
    return
  }
  if (depth > deepest) return
  for (const [name, member] of Object.entries(group)) {
    if (name.startsWith('$') || typeof member !== 'object' || member === null || Array.isArray(member)) continue
    const path = prefix === '' ? name : `${prefix}.${name}`
    if (plainName.test(name)) collect(member as Record<string, unknown>, { prefix: path, type, depth: depth + 1 }, into, problems)
    else problems.push({ path, problem: 'a name is letters, digits, hyphens and underscores, beginning with a letter or digit' })
  }
}

/** The token at a path, a sentence when it is wrong, nothing when it is of a type that we do not read. */
const resolved = (path: string, raw: ReadonlyMap<string, Raw>): Token | string | undefined => {
  const seen = new Set<string>()
  let at = path
  let type = raw.get(path)?.type
  for (;;) {
    const here = raw.get(at)
    if (!here) return `there is no token ${at}`
    if (seen.has(at)) return `its aliases go in a circle: ${[...seen, at].join(' → ')}`
    seen.add(at)
    type ??= here.type
    const alias = typeof here.value === 'string' ? /^\{([^{}]+)\}$/.exec(here.value)?.[1] : undefined
    if (alias === undefined) return checked(path, type, here.value)
    at = alias
  }
}

const checked = (path: string, type: string | undefined, value: unknown): Token | string | undefined => {
  if (type === undefined) return 'it has no $type, and no group around it has one'
  if (!Object.hasOwn(valueOf, type)) return undefined
  const parsed = valueOf[type as TokenType].safeParse(value)
  return parsed.success
    ? ({ path, type, value: parsed.data } as Token)
    : `not a ${type} of DTCG 2025.10: ${parsed.error.issues[0]?.message ?? 'invalid'}`
}

const channel = (share: number): number => Math.round(share * 255)

/** `#rrggbb`, or `rgb(r g b / a)` where it is not opaque. */
export const cssColour = ({ components, alpha }: ColourValue): string => {
  const [r, g, b] = components.map(channel) as [number, number, number]
  return alpha === undefined || alpha === 1 ? `#${[r, g, b].map((c) => c.toString(16).padStart(2, '0')).join('')}` : `rgb(${r} ${g} ${b} / ${alpha})`
}

/** A token as CSS writes it. */
export const cssValue = (token: Token): string => {
  if (token.type === 'color') return cssColour(token.value)
  if (token.type === 'dimension') return `${token.value.value}${token.value.unit}`
  if (token.type === 'fontFamily') return [token.value].flat().map(quotedFamily).join(', ')
  return String(token.value)
}

/** Generic families are words of CSS; all others are quoted, with nothing in them that could end the quotation. */
const quotedFamily = (family: string): string =>
  /^(serif|sans-serif|monospace|system-ui|ui-[a-z-]+)$/.test(family) ? family : `"${family.replace(/[^\p{L}\p{N} _-]/gu, '')}"`
