import { z } from 'zod'
import { findWords, sayWords, WordsByLocale, wordsFor } from '../find-words.ts'
import { type Drafted, eachSlot, guardrailKind, onlyPiece } from '../guardrail-kind.ts'

export const languageIsInclusive = guardrailKind({
  name: 'language-is-inclusive',
  demands: 'Words leave nobody out without need',
  why: 'A word may slight somebody whom its writer never thought of; the list asks, and the writer decides.',
  settings: z.strictObject({
    allowed: WordsByLocale.default({}).describe('words that are meant as they stand, by locale').meta({ title: 'Words that may stand' }),
  }),
  about: 'words',
  severity: 'note',
  gravest: 'note',
  judges: eachSlot,
  says: ({ allowed }) => (Object.keys(allowed).length > 0 ? `but for ${sayWords(allowed)}` : 'in English, by the list of retext-equality'),
  judge: (subject, { allowed }) => {
    const { slot, component, remarks } = onlyPiece(subject)
    const meant = wordsFor(allowed, subject.locale)
    return remarks
      .filter(({ about, word }) => about === 'inclusion' && findWords(word, meant).length === 0)
      .map(({ from, length, word, instead }): Drafted => ({
        slot: slot.name,
        component: component.id,
        span: { from, length },
        reason: `“${word}” may leave somebody out.`,
        measured: word,
        fix: { sentence: instead.length > 0 ? `“${instead.slice(0, 3).join('”, “')}” would not` : 'Say it in another way, if it is not meant' },
      }))
  },
})
