import { source } from '../kernel/reader.ts'
import type { Asset } from './asset.ts'
import type { Component } from './component.ts'
import type { Concept } from './concept.ts'

/** One word that is looked for: how it begins, the concepts that the text names with it, and those of whose names it is only a part (“rain” of “rain jacket”). */
export interface Sought {
  word: string
  stem: string
  tags: readonly string[]
  near: readonly string[]
}

export interface Alike {
  component: Component
  /** The picture that it shows. */
  picture?: Asset
  /** The words that it shares: it says them, or bears what they name. */
  shares: string[]
  /** Of what it shares: a word that few components have weighs most, and half where it is only a part of what a tag is called. */
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
    'till under ut var vår vid över'
  ).split(' '),
)
const shortest = 3
const mostWords = 12

/** What a text is about, word by word; none where it has only joints. A plural is looked for as its singular, and who does something as what they do. */
export const soughtIn = (text: string, concepts: readonly Pick<Concept, 'key' | 'label' | 'synonyms'>[]): Sought[] => {
  const byStem = new Map(tellingWords(text).map((word) => [stemOf(word), word]))
  const stems = [...byStem].slice(0, mostWords)
  const named = concepts.map(({ key, label, synonyms }) => ({ key, names: [key, label, ...synonyms].map(tellingWords) }))
  const isSaid = (word: string) => stems.some(([stem]) => word.startsWith(stem))
  return stems.map(([stem, word]) => {
    const having = named.flatMap(({ key, names }) => {
      const of = names.filter((name) => name.some((one) => one.startsWith(stem)))
      return of.length === 0 ? [] : [{ key, whole: of.some((name) => name.every(isSaid)) }]
    })
    const keys = (whole: boolean) => having.filter((one) => one.whole === whole).map(({ key }) => key)
    return { word, stem, tags: keys(true), near: keys(false) }
  })
}

/** Far lighter than the best is not alike, nor is what shares no whole word or concept. */
const leastOfBest = 0.4

export const worthTelling = (found: readonly Alike[]): Alike[] =>
  found.filter(({ weight, shares }) => shares.length > 0 && weight >= (found[0]?.weight ?? 0) * leastOfBest)

export const tellingWords = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length >= shortest && !joints.has(word))

export const stemOf = (word: string): string => {
  const one = word.length > 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word
  return one.replace(/(?<=.{6})(er|ing)$/, '')
}
