import { z } from 'zod'
import { type Page, source } from '../kernel/reader.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import type { Asset } from './asset.ts'
import type { Component, ComponentState } from './component.ts'
import type { Concept } from './concept.ts'
import { broaderThan, tagsFor } from './vocabulary.ts'

/** One word that is searched for, without accents and in small letters, and the concepts that bear what it names: the one of that name and all its kinds. */
export interface SearchWord {
  word: string
  tags: readonly string[]
  /** Of one or two Latin letters, which thousands of words begin with: met whole alone, and as a beginning only while it is being typed. */
  short?: 'whole' | 'begun'
}

/** match: whose own words fit best.  newest: made last.  use: in most families.  effect: what brings most at the least, as measured. */
export const Sort = z.enum(['match', 'newest', 'use', 'effect'])
export type Sort = z.infer<typeof Sort>

/** What is looked for, whatever it is. */
export interface Sought {
  words: readonly SearchWord[]
  /** Keys of concepts, all of which it bears, or a kind of each. */
  tags: readonly (readonly string[])[]
}

/** What components are asked for by; each part narrows. */
export interface Search extends Sought {
  kinds?: readonly string[]
  states?: readonly ComponentState[]
  /** A locale that it says something in; or in which it says nothing. */
  says?: string
  lacks?: string
  /** Says all that its kind requires in each of these locales, or not in all of them. */
  complete?: { is: boolean; locales: readonly string[] }
  brief?: string
  /** In no current family. */
  unused?: boolean
}

/** How a word was found: 4 whole in what counts most (what a component says, what a picture is called), 3 as the beginning of a word there, 2 by a tag, 1 elsewhere. */
export type Level = 1 | 2 | 3 | 4

export const Effect = z.object({
  effect: z.number().describe('relative: 0.12 is a rate that is 12 % higher'),
  interval: z.tuple([z.number(), z.number()]).describe('95 %, of the posterior'),
  exposures: z.number().int(),
  placement: z.string().describe('where it was seen most'),
})
export type Effect = z.infer<typeof Effect>

export interface Hit {
  component: Component
  /** One for each word. */
  levels: readonly Level[]
  /** Current families that hold it. */
  families: number
  /** For everybody, where it was seen most. */
  effect?: Effect
  /** The picture that it shows. */
  picture?: Asset
}

/** Best matches are sought among so many, the newest of all that match, and counting stops there: beyond it `total` is a least. */
export const mostRanked = 1_000

/** Values are counted among so many, the newest. */
export const mostCounted = 10_000

/** One page of what is found, in an order. */
export interface Paged<Sort extends string> {
  sort: Sort
  limit: number
  after?: string
}

/** `more`: there are more than `total`. */
export type Found<T> = Page<T> & { more: boolean }

export const searchComponents = source<Search & Paged<Sort>, Found<Hit>>('components.searched')

/** How many there are of each value, all other parts of the search given. */
export const Counts = z.record(z.string(), z.number().int())

/** Counts of one facet and another, and among how many. */
export const Counted = z.object({
  of: z.number().int().describe('so many were counted'),
  more: z.boolean().describe(`there are more, and the newest ${mostCounted} were counted`),
})
export type Counted = z.infer<typeof Counted>

export const Facets = Counted.extend({
  kind: Counts,
  state: Counts,
  tag: Counts,
  locale: Counts,
  lacks: Counts.describe('of each language of the current families: how many say nothing in it yet'),
  complete: z.number().int().describe('so many say something in each language of the current families'),
})

/** With how many say something in the same locales (`de en`). */
export const componentFacets = source<Search, Omit<z.infer<typeof Facets>, 'locale' | 'lacks' | 'complete'> & { saying: Record<string, number> }>(
  'components.faceted',
)

/** As the store folds texts: without accents, in small letters. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()

const wordsIn = (text: string): string[] => folded(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []

const isShort = /^[a-z]{1,2}$/
const endsInWord = /[\p{L}\p{N}\p{M}]$/u

const mostWords = 12

/** Where a text has no word at all nothing is found by it: no text folds to this. */
const noWord: SearchWord = { word: '==', tags: [] }

/** The words of a search. A concept is named by words that are all of one of its names, so that “rain” does not name the rain jacket. */
export const searchWords = (text: string, concepts: readonly Concept[]): SearchWord[] => {
  const words = [...new Set(wordsIn(text))].slice(0, mostWords)
  if (words.length === 0) return text.trim() === '' ? [] : [noWord]
  const said = new Set(words)
  const named = concepts.flatMap((one) =>
    [one.key, one.label, ...one.synonyms]
      .map(wordsIn)
      .filter((name) => name.length > 0 && name.every((word) => said.has(word)))
      .map((name) => ({ name, key: one.key })),
  )
  const last = endsInWord.test(text) ? wordsIn(text).at(-1) : undefined
  return words.map((word) => {
    const keys = named.flatMap(({ name, key }) => (name.includes(word) ? [key] : []))
    const short = isShort.test(word) && { short: word === last ? ('begun' as const) : ('whole' as const) }
    return { word, tags: kindsOf([...new Set(keys)], concepts), ...short }
  })
}

/** These concepts and all that are kinds of them. */
export const kindsOf = (keys: readonly string[], concepts: readonly Pick<Concept, 'key' | 'broader'>[]): string[] => {
  if (keys.length === 0) return []
  const byKey = new Map(concepts.map((one) => [one.key, one]))
  const below = concepts.map(({ key }) => key).filter((key) => broaderThan(key, byKey).some((one) => keys.includes(one)))
  return [...new Set([...keys, ...below])]
}

/** Words and tags of a search as the vocabulary knows them. */
export const soughtBy = (
  { words, tags }: { words?: string | undefined; tags: readonly string[] },
  concepts: readonly Concept[],
): Sought | Refusal => {
  const keys = tags.length === 0 ? [] : tagsFor(tags, concepts)
  if (isRefusal(keys)) return keys
  return { words: words === undefined ? [] : searchWords(words, concepts), tags: keys.map((key) => kindsOf([key], concepts)) }
}

/** A text says the word as the index finds it: whole, or at the beginning of one of its own. */
export const says = (text: string, { word, short }: SearchWord): boolean =>
  wordsIn(text).some((one) => (short === 'whole' ? one === word : one.startsWith(word)))

/** How each level but that of tags is said of one thing. */
export type Reasons = Readonly<Record<Exclude<Level, 2>, (word: SearchWord) => string>>

/** Why it was found, a sentence a word. */
export const becauseOf = (tags: readonly string[], levels: readonly Level[], words: readonly SearchWord[], reasons: Reasons): string[] =>
  words.flatMap((word, at) => {
    const level = levels[at]
    if (level === undefined) return []
    return [level === 2 ? `is tagged ${tags.filter((tag) => word.tags.includes(tag)).join(', ')}` : reasons[level](word)]
  })
