import { z } from 'zod'
import { findWords, sayWords, WordsByLocale, wordsFor } from '../find-words.ts'
import { type Drafted, eachSlotAndTemplate, guardrailKind } from '../guardrail-kind.ts'
import { saidIn } from '../said-in.ts'

export const bannedTermsStayOut = guardrailKind({
  name: 'banned-terms-stay-out',
  demands: 'Words that are banned here are not used',
  why: 'Some words are unlawful in a market, belong to somebody else, or are not how the brand speaks.',
  settings: z.strictObject({
    words: WordsByLocale.describe('by locale; * for all; a word that ends in * takes any ending').meta({ title: 'Banned words' }),
    instead: z.record(z.string(), z.string().max(120)).default({}).describe('word → what to write instead').meta({ title: 'Better words' }),
  }),
  about: 'words',
  severity: 'block',
  judges: eachSlotAndTemplate,
  says: ({ words, instead }) =>
    `none of ${sayWords(words)}${Object.keys(instead).length > 0 ? `; a better word for ${Object.keys(instead).length}` : ''}`,
  judge: (subject, { words, instead }, around) => {
    const { text, at, by } = saidIn(subject, around)
    return findWords(text, wordsFor(words, subject.locale)).map(({ word, from, length }): Drafted => {
      const better = instead[word]
      return {
        ...at(from, length),
        reason: `“${text.slice(from, from + length)}” is not to be used here${by}.`,
        measured: word,
        fix: { sentence: better === undefined ? 'Take the word out' : `Write “${better}”`, inComponent: true },
      }
    })
  },
})
