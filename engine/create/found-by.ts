import type { Asset } from './asset.ts'
import type { Component } from './component.ts'
import { type Reasons, says, type SearchWord } from './search.ts'

/** So many pages that say a word are named. */
export const mostPagesNamed = 3
const mostQuoted = 60

/** Where a picture's words stand beside its name, and how it is told that one was found there; what says most of it first. */
const places: readonly { in: (asset: Asset) => readonly (string | undefined)[]; because: (word: string, text: string) => string }[] = [
  { in: ({ alt }) => Object.values(alt), because: (word) => `says “${word}” to whoever does not see it` },
  { in: ({ metadata }) => metadata?.creator ?? [], because: (_, text) => `was made by “${text}”` },
  { in: ({ rights }) => [rights?.holder], because: (_, text) => `belongs to “${text}”` },
  { in: ({ metadata }) => [metadata?.credit], because: (_, text) => `is credited to “${text}”` },
  { in: ({ metadata }) => [metadata?.copyright], because: (_, text) => `bears the notice “${text}”` },
  { in: ({ metadata }) => metadata?.keywords ?? [], because: (_, text) => `has the keyword “${text}” in its file` },
  { in: ({ metadata }) => [metadata?.title], because: (_, text) => `is titled “${text}” in its file` },
  { in: ({ metadata }) => [metadata?.caption], because: (word) => `is described with “${word}” in its file` },
]

/** Where a picture says a word beside its name; absent where it says it nowhere. */
const placed = (asset: Asset, word: SearchWord): string | undefined => {
  for (const { in: textsOf, because } of places) {
    const text = textsOf(asset).find((one) => one !== undefined && says(one, word))
    if (text !== undefined) return because(word.word, text.length > mostQuoted ? `${text.slice(0, mostQuoted)}…` : text)
  }
  return undefined
}

/** `pagesOf` a word: the first of a document that say it, and one more where there are more than are named. */
export const reasonsOfAsset = (asset: Asset, pagesOf: (word: string) => readonly number[]): Reasons => ({
  4: ({ word }) => `is called “${word}”`,
  3: ({ word }) => `is called by a word that begins with “${word}”`,
  1: (word) => {
    const pages = pagesOf(word.word)
    if (pages.length === 0) return placed(asset, word) ?? `says “${word.word}”`
    const named = pages.slice(0, mostPagesNamed).join(', ')
    return `says “${word.word}” on ${pages.length === 1 ? 'page' : 'pages'} ${named}${pages.length > mostPagesNamed ? ' and more' : ''}`
  },
})

/** `picture` is what it shows, whose words it is found by too. */
export const reasonsOfComponent = ({ key }: Component, picture: Asset | undefined): Reasons => ({
  4: ({ word }) => `says “${word}”`,
  3: ({ word }) => `says a word that begins with “${word}”`,
  1: (word) => {
    if (says(key, word) || !picture) return `has “${word.word}” in its key`
    return `shows what ${says(picture.name, word) ? `is called “${picture.name}”` : (placed(picture, word) ?? `says “${word.word}”`)}`
  },
})
