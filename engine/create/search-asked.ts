import { z } from 'zod'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import { ComponentState } from './component.ts'
import type { Concept } from './concept.ts'
import { Locale } from './locale.ts'
import { mostRanked, type Search, Sort, soughtBy } from './search.ts'

export const AskedTags = z.array(z.string()).max(20).default([]).describe('all of these concepts, each by itself or as one of its kinds')

/** What a search of components may be asked by; each part narrows. */
export const Asked = z.strictObject({
  kind: z
    .union([z.string(), z.array(z.string()).max(40)])
    .optional()
    .describe('one, or any of several'),
  state: z.array(ComponentState).default(['draft', 'approved']).describe('any of these'),
  tags: AskedTags,
  words: z
    .string()
    .max(200)
    .optional()
    .describe(
      'the beginnings of words that it says in any language, that the picture it shows is found by, or what its tags are called; all of them',
    ),
  says: Locale.optional().describe('says something in this language'),
  lacks: Locale.optional().describe('says nothing in this language yet'),
  complete: z.boolean().optional().describe('true: says something in every language of the current families; false: lacks one at least'),
  unused: z.boolean().optional().describe('true: in no current family'),
  brief: z.string().optional(),
})
export type Asked = z.output<typeof Asked>

export const AskedInOrder = Asked.extend({
  sort: Sort.optional().describe(
    `match (the default with words): whose own words fit best, of the newest ${mostRanked} that match; newest; use: those in families, the most used first; effect: those that were measured, the surest gain first`,
  ),
})

/** The search that is meant, with words and tags as the vocabulary knows them, and the locales that the house speaks. */
export const searchFrom = (
  { kind, state, tags, words, says, lacks, complete, unused, brief }: Asked,
  concepts: readonly Concept[],
  locales: readonly string[],
): Search | Refusal => {
  const sought = soughtBy({ words, tags }, concepts)
  if (isRefusal(sought)) return sought
  return {
    ...sought,
    states: state,
    ...(kind !== undefined && { kinds: typeof kind === 'string' ? [kind] : kind }),
    ...(says !== undefined && { says }),
    ...(lacks !== undefined && { lacks }),
    ...(complete !== undefined && { complete: { is: complete, locales } }),
    ...(unused !== undefined && { unused }),
    ...(brief !== undefined && { brief }),
  }
}
