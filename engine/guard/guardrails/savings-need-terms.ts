import { z } from 'zod'
import { findWords, sayWords, WordsByLocale, wordsFor } from '../find-words.ts'
import { type Drafted, guardrailKind, type Piece, type Reach, type Surroundings } from '../guardrail-kind.ts'
import { saidIn } from '../said-in.ts'

/** Each slot that can make a claim, with the slot that can carry its terms; and the template by itself. */
const claimAndTerms: Reach = ({ slots }) => {
  const terms = slots.filter(({ kind }) => kind === 'legalLine').map(({ name }) => name)
  return [...slots.filter(({ kind }) => kind !== 'legalLine' && kind !== 'image').map(({ name }) => [name, ...terms]), []]
}

/** Whatever is chosen, a legal line stands there. */
const alwaysHasTerms = ({ template: { slots }, family }: Surroundings): boolean =>
  slots.some(({ name, kind, required }) => kind === 'legalLine' && required && (family.slots[name] ?? []).length > 0)

const hasTerms = ({ component, text, fields }: Piece): boolean =>
  (component.kind === 'legalLine' && (text ?? '').trim() !== '') || (fields['terms'] ?? '').trim() !== ''

export const savingsNeedTerms = guardrailKind({
  name: 'savings-need-terms',
  demands: 'A price claim has its terms beside it',
  why: 'A price claim without its terms misleads, and is unlawful in most markets.',
  settings: z.strictObject({
    words: WordsByLocale.default({
      en: ['save', 'off', 'free', 'discount', 'half price', '%'],
      de: ['spar*', 'gratis', 'kostenlos', 'Rabatt', 'reduziert', '%'],
      sv: ['spara', 'gratis', 'rabatt', 'rea', '%'],
    }).meta({ title: 'Words of a saving' }),
  }),
  about: 'promises',
  severity: 'block',
  judges: claimAndTerms,
  says: ({ words }) => `beside ${sayWords(words)}`,
  binds: ({ words }) => words,
  judge: (subject, { words }, around) => {
    const { pieces, locale } = subject
    if (pieces.some(hasTerms) || (pieces.length === 0 && alwaysHasTerms(around))) return []
    const said = pieces.length === 0 ? [saidIn(subject, around)] : pieces.map((piece) => saidIn({ pieces: [piece], locale }, around))
    return said.flatMap(({ text, at, by }): Drafted[] => {
      const [claim] = findWords(text, wordsFor(words, locale))
      if (!claim) return []
      return [
        {
          ...at(claim.from, claim.length),
          reason: `“${text.slice(claim.from, claim.from + claim.length)}” claims a saving, and no terms stand beside it${by}.`,
          measured: claim.word,
          fix: { sentence: 'Put a legal line with the terms into the family' },
        },
      ]
    })
  },
})
