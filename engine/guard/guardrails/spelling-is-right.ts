import { z } from 'zod'
import { findWords, WordsByLocale, wordsFor, sayWords } from '../find-words.ts'
import { type Drafted, eachSlot, guardrailKind, onlyPiece } from '../guardrail-kind.ts'

export const spellingIsRight = guardrailKind({
  name: 'spelling-is-right',
  demands: 'Words are spelt as the dictionary has them',
  why: 'A slip in the first line makes a reader doubt the second; a dictionary notices it, a person decides.',
  settings: z.strictObject({
    allowed: WordsByLocale.default({}).describe('names and words of the house, by locale; * for all').meta({ title: 'Our own words' }),
  }),
  about: 'words',
  severity: 'note',
  gravest: 'note',
  judges: eachSlot,
  says: ({ allowed }) =>
    Object.keys(allowed).length > 0 ? `but for ${sayWords(allowed)}` : 'in English and Dutch, for which a free dictionary is at hand',
  judge: (subject, { allowed }, { brand }) => {
    const { slot, component, remarks } = onlyPiece(subject)
    const ours = [...wordsFor(allowed, subject.locale), ...brand.name.split(/\s+/)]
    return remarks
      .filter(({ about, word }) => about === 'spelling' && findWords(word, ours).length === 0)
      .map(({ from, length, word, instead }): Drafted => ({
        slot: slot.name,
        component: component.id,
        span: { from, length },
        reason: `“${word}” is in no dictionary of ${subject.locale}.`,
        measured: word,
        fix: { sentence: instead.length > 0 ? `Write “${instead[0]}”, or allow the word` : 'Look it up, or allow the word' },
      }))
  },
})
