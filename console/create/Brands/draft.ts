import type { Operations } from '../../api/operations.ts'
import type { Brand } from './tokens.ts'
import { words } from './words.ts'

type Said = Omit<Operations['brand.amend']['input'], 'id' | 'ifVersion' | 'name' | 'tokens'> & { name: string; tokens: Record<string, unknown> }

/** What stands in the form; tokens and sets as text. */
export interface BrandDraft {
  key: string
  name: string
  tokens: string
  sets: string
  site: string
  senderName: string
  address: string
  postal: string
}

/** Over several lines, but for lists of plain values: three shares of a colour are one thing. */
const written = (value: unknown): string =>
  JSON.stringify(value, null, 2).replaceAll(/\[\n\s+([^[\]{}]*?)\n\s+\]/g, (_, items: string) => `[${items.split(/,\n\s+/).join(', ')}]`)

export const draftOf = (brand: Brand | undefined): BrandDraft => ({
  key: brand?.key ?? '',
  name: brand?.name ?? '',
  tokens: written(brand?.tokens ?? { color: { $type: 'color' } }),
  sets: written(brand?.sets ?? []),
  site: brand?.site ?? '',
  senderName: brand?.sender?.name ?? '',
  address: brand?.sender?.address ?? '',
  postal: brand?.sender?.postal ?? '',
})

/** The draft as the engine takes it, or why its texts cannot be read. */
export const parsedFrom = ({
  name,
  tokens,
  sets,
  site,
  senderName,
  address,
  postal,
}: BrandDraft): { said: Said; problem?: undefined } | { problem: string } => {
  const [read, over] = [jsonIn(tokens), jsonIn(sets)]
  if ('problem' in read) return { problem: words.form.noJson(words.form.tokens, read.problem) }
  if ('problem' in over) return { problem: words.form.noJson(words.form.sets, over.problem) }
  const sender = { name: senderName.trim(), address: address.trim(), postal: postal.trim() }
  return {
    said: {
      name,
      tokens: read.value as Said['tokens'],
      sets: over.value as NonNullable<Said['sets']>,
      site: site.trim() === '' ? null : site.trim(),
      sender: Object.values(sender).every((part) => part === '') ? null : sender,
    },
  }
}

const jsonIn = (text: string): { value: unknown } | { problem: string } => {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : '' }
  }
}
