import { z } from 'zod'
import { findWords, sayWords, WordsByLocale, wordsFor } from '../find-words.ts'
import { type Drafted, eachSlot, guardrailKind, onlyPiece } from '../guardrail-kind.ts'

export const bannedTermsStayOut = guardrailKind({
  name: 'banned-terms-stay-out',
  demands: 'Words that are banned here are not used',
  why: 'Some words are unlawful in a market, belong to somebody else, or are not how the brand speaks.',
  settings: z.strictObject({
    words: WordsByLocale.describe('by locale; * for all; a word that ends in * takes any ending').meta({ title: 'Banned words' }),
    instead: z.record(z.string(), z.string().max(120)).default({}).describe('word → what to write instead').meta({ title: 'Better words' }),
  }),
  severity: 'block',
  judges: eachSlot,
  says: ({ words, instead }) =>
    `none of ${sayWords(words)}${Object.keys(instead).length > 0 ? `; a better word for ${Object.keys(instead).length}` : ''}`,
  judge: (subject, { words, instead }) => {
    const { slot, component, text } = onlyPiece(subject)
    return findWords(text ?? '', wordsFor(words, subject.locale)).map(({ word, from, length }): Drafted => {
      const better = instead[word]
      return {
        slot: slot.name,
        component: component.id,
        reason: `“${text?.slice(from, from + length)}” is banned here.`,
        span: { from, length },
        measured: word,
        fix: { sentence: better === undefined ? 'Take the word out' : `Write “${better}”` },
      }
    })
  },
})
