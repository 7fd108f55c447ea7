import { z } from 'zod'
import { findWords, sayWords, WordsByLocale, wordsFor } from '../find-words.ts'
import { type Drafted, guardrailKind, type Piece } from '../guardrail-kind.ts'

/** Each slot that can make a claim, with the slot that can carry its terms. */
const claimAndTerms = ({ slots }: { slots: readonly { name: string; kind: string }[] }): string[][] => {
  const terms = slots.filter(({ kind }) => kind === 'legalLine').map(({ name }) => name)
  return slots.filter(({ kind }) => kind !== 'legalLine' && kind !== 'image').map(({ name }) => [name, ...terms])
}

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
  severity: 'block',
  judges: claimAndTerms,
  says: ({ words }) => `beside ${sayWords(words)}`,
  judge: ({ pieces, locale }, { words }) => {
    if (pieces.some(hasTerms)) return []
    return pieces.flatMap(({ slot, component, text = '' }): Drafted[] => {
      const [claim] = findWords(text, wordsFor(words, locale))
      if (!claim) return []
      return [
        {
          slot: slot.name,
          component: component.id,
          reason: `“${text.slice(claim.from, claim.from + claim.length)}” claims a saving, and no terms stand beside it.`,
          span: { from: claim.from, length: claim.length },
          measured: claim.word,
          fix: { sentence: 'Put a legal line with the terms into the family' },
        },
      ]
    })
  },
})
