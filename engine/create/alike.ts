import { source } from '../kernel/reader.ts'
import type { Asset } from './asset.ts'
import type { Component } from './component.ts'
import type { Concept } from './concept.ts'

/** One word that is looked for: how it begins, and the concepts whose names have it. */
export interface Sought {
  stem: string
  tags: readonly string[]
}

export interface Alike {
  component: Component
  /** The picture that it shows. */
  picture?: Asset
  /** Weight of the words that it has: one that few components have weighs most, and half where only a tag has it. */
  weight: number
}

/** Components that have any of these words, in any locale, in their tags, or in the name or alt text of their picture; those with most weight first. */
export const alikeComponents = source<{ sought: readonly Sought[]; limit: number }, Alike[]>('components.alike')

/** Words that hold a sentence together and say nothing of what it is about. */
const joints = new Set(
  (
    'about all and any are but can for from has have her his how into its more new not off one our out over she than that the their them then they this was what ' +
    'when who why will with you your aber alle auf aus bei das dem den der des die ein eine einem einen einer für hat ihr ihre ist mit nach nicht noch oder ' +
    'sich sie sind über und unser uns vom von vor war wie wir zum zur att den det dig din ditt efter ett för från har hos inte med men mer och oss på som ' +
    'till ut var vår vid'
  ).split(' '),
)
const shortest = 3
const mostWords = 12

/** What a text is about, word by word; none where it has only joints. A plural is looked for as its singular. */
export const soughtIn = (text: string, concepts: readonly Pick<Concept, 'key' | 'label' | 'synonyms'>[]): Sought[] => {
  const words = wordsOf(text).filter((word) => word.length >= shortest && !joints.has(word))
  const stems = [...new Set(words.map(stemOf))].slice(0, mostWords)
  const named = concepts.map(({ key, label, synonyms }) => ({ key, words: [key, label, ...synonyms].flatMap(wordsOf) }))
  return stems.map((stem) => ({ stem, tags: named.filter(({ words: of }) => of.some((word) => word.startsWith(stem))).map(({ key }) => key) }))
}

/** Far lighter than the best is not alike. */
const leastOfBest = 0.4

export const worthTelling = (found: readonly Alike[]): Alike[] => found.filter(({ weight }) => weight >= (found[0]?.weight ?? 0) * leastOfBest)

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

const stemOf = (word: string): string => (word.length > 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word)
