import { z } from 'zod'
import { kindInWords } from '../../create/component-kind.ts'
import { findWords, sayWords, WordsByLocale, wordsFor } from '../find-words.ts'
import { guardrailKind, wholeVariant } from '../guardrail-kind.ts'
import { orOf } from '../../kernel/or-of.ts'

export const requiredTermsAreThere = guardrailKind({
  name: 'required-terms-are-there',
  demands: 'Words that must be said are said',
  why: 'A product name, a material or a warning that must be there is there in every variant, not in most.',
  settings: z.strictObject({
    words: WordsByLocale.describe('by locale; any one of them is enough').meta({ title: 'Required words' }),
    kinds: z
      .array(z.string().max(60))
      .default([])
      .describe('kinds of component that may say it, all when empty; where none of them stands, nothing is demanded')
      .meta({ title: 'Kinds', of: 'componentKind' }),
  }),
  about: 'words',
  severity: 'block',
  judges: wholeVariant,
  says: ({ words, kinds }) => `one of ${sayWords(words)}${kinds.length > 0 ? `, in ${orOf(kinds.map(kindInWords))}` : ''}`,
  judge: ({ pieces, locale }, { words, kinds }) => {
    const wanted = wordsFor(words, locale)
    const places = pieces.filter(({ component }) => kinds.length === 0 || kinds.includes(component.kind))
    if (wanted.length === 0 || places.length === 0 || places.some(({ text }) => findWords(text ?? '', wanted).length > 0)) return []
    const list = wanted.slice(0, 5).map((word) => `“${word}”`)
    return [
      {
        ...(places[0] && { slot: places[0].slot.name }),
        reason: wanted.length === 1 ? `${list[0]} is missing.` : `None of ${list.join(', ')} is said.`,
        limit: wanted.join(', '),
        fix: { sentence: `Say ${list.join(' or ')}` },
      },
    ]
  },
})
