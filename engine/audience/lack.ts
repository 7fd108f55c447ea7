import type { Clause } from '../kernel/expression/explain.ts'
import type { Purpose } from './consent.ts'
import type { Attribute } from './attribute.ts'

export type Named = Pick<Attribute, 'key' | 'label' | 'origin'>

/** Who is asked about, and what may be read of them. */
interface Asked {
  attributes: readonly Named[]
  /** What the person agreed to, where nothing else is read of whoever did not agree to personalisation. */
  consents?: readonly Purpose[]
}

/** What is not there, as one says it: that nothing is known of somebody is no mistake of theirs, nor of the rule. */
export const lackInWords = (path: string, { attributes, consents }: Asked): string => {
  if (path.startsWith('profile.') && consents && !consents.includes('personalisation'))
    return 'This person did not agree to personalisation, so nothing else is read of them'
  const found = attributes.find(({ key }) => path === key || path.startsWith(`${key}.`))
  if (!found) return `${path} is missing`
  const label = inSentence(found.label)
  if (found.origin.kind === 'context') return `The request brings no ${label}`
  return found.origin.kind === 'count' ? `This person has no known number of ${label}` : `This person has no known ${label}`
}

/** “Last order” → “last order”; “VIP level” stays. */
const inSentence = (label: string): string => (/^\p{Lu}(?!\p{Lu})/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label)

/** A clause with all its parts, those that something is missing for in words. */
export const withLacks = (clause: Clause, asked: Asked): Clause => ({
  ...clause,
  ...(clause.lacks !== undefined && { says: lackInWords(clause.lacks, asked) }),
  parts: clause.parts.map((part) => withLacks(part, asked)),
})
