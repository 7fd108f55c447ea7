import { localeChain } from '../create/locale-chain.ts'
import { z } from 'zod'
import { orOf } from '../kernel/or-of.ts'

/** Lenient, since words that were once set under what is no locale must not take their guardrail with them: whoever sets them is told (`strangeLocales`). */
const Place = z.string().max(35)

/** Words by locale; `*` holds those of all. A language's words hold in its regions too. */
export const WordsByLocale = z.record(Place, z.array(z.string().trim().min(1).max(120)).max(500))
export type WordsByLocale = z.infer<typeof WordsByLocale>

/** Which settings of a kind hold words by locale. */
export const wordSettings = (settings: z.ZodType): string[] =>
  Object.entries(settings instanceof z.ZodObject ? settings.shape : {}).flatMap(([name, setting]) => {
    const held = setting instanceof z.ZodDefault || setting instanceof z.ZodOptional ? setting.unwrap() : setting
    return held instanceof z.ZodRecord && held.keyType === Place ? [name] : []
  })

/** The words that hold in a locale. The same list each time, so that what is made of it once is known again. */
export const wordsFor = (words: WordsByLocale, locale: string): readonly string[] => {
  const known = byLocale.get(words) ?? new Map<string, readonly string[]>()
  byLocale.set(words, known)
  const before = known.get(locale)
  if (before) return before
  const found = [...new Set(localeChain(locale).flatMap((place) => words[place] ?? []))]
  known.set(locale, found)
  return found
}
const byLocale = new WeakMap<WordsByLocale, Map<string, readonly string[]>>()

const mostSaid = 3

/** “epic”, “must-have” and 9 more (en, de, sv): the words of a setting, as a sentence takes them. */
export const sayWords = (words: WordsByLocale): string => {
  const all = Object.values(words).flat()
  const said = all.slice(0, mostSaid).map((word) => `“${word.replace(/\*$/, '…')}”`)
  const locales = Object.keys(words).map((locale) => (locale === '*' ? 'everywhere' : locale))
  return `${andMore(said, all.length - said.length)} (${locales.join(', ')})`
}

const andMore = (said: readonly string[], more: number): string => (more > 0 ? `${said.join(', ')} and ${more} more` : orOf(said))

export interface FoundWord {
  word: string
  from: number
  length: number
}

/** Letters that run on into longer words. Scripts that part no words (Chinese, Japanese, Thai …) have none: there a word may stand anywhere. */
const partOfWord = /(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}])[\p{L}\p{N}\p{M}_]/u

/**
 * Where words stand in a text, upper and lower case alike, as whole words: `off` is not in `office`. A word that ends in `*` takes any ending (`spar*`).
 * Offsets are UTF-16 units of the text as given.
 */
export const findWords = (text: string, words: readonly string[]): FoundWord[] => {
  const lower = lowered(text)
  const found: FoundWord[] = []
  for (const { word, sought, open, startsInWord, endsInWord } of soughtFor(words)) {
    for (let from = lower.indexOf(sought); from >= 0 && sought !== ''; from = lower.indexOf(sought, from + 1)) {
      // A sign such as % is a word by itself: only letters and digits can be part of a longer one.
      const begins = !startsInWord || !partOfWord.test(lower[from - 1] ?? '')
      const ends = open || !endsInWord || !partOfWord.test(lower[from + sought.length] ?? '')
      if (begins && ends) found.push({ word, from, length: sought.length })
    }
  }
  return found
}

interface Sought {
  word: string
  sought: string
  open: boolean
  startsInWord: boolean
  endsInWord: boolean
}

/** A list is read once, however many texts are looked through for it. */
const soughtFor = (words: readonly string[]): readonly Sought[] => {
  const known = soughtBy.get(words)
  if (known) return known
  const read = words.map((word): Sought => {
    const open = word.endsWith('*')
    const sought = lowered(open ? word.slice(0, -1) : word)
    return { word, sought, open, startsInWord: partOfWord.test(sought[0] ?? ''), endsInWord: partOfWord.test(sought.at(-1) ?? '') }
  })
  soughtBy.set(words, read)
  return read
}
const soughtBy = new WeakMap<readonly string[], readonly Sought[]>()

/** Lower case that keeps every offset: a letter that grows (İ) stays as it is. */
const lowered = (text: string): string => {
  const whole = text.toLowerCase()
  return whole.length === text.length
    ? whole
    : [...text].map((character) => (character.toLowerCase().length === character.length ? character.toLowerCase() : character)).join('')
}

/** What is found of `words`, but for what stands within a phrase in which they mean something else: “best” within “best before”. */
export const findWordsBut = (text: string, words: readonly string[], but: readonly string[]): FoundWord[] => {
  const found = findWords(text, words)
  if (found.length === 0 || but.length === 0) return found
  const phrases = findWords(text, but)
  return found.filter(({ from, length }) => !phrases.some((phrase) => phrase.from <= from && from + length <= phrase.from + phrase.length))
}

/** Words that turn a claim into its opposite, and those that turn it back: “not the best”, “not only the best”. */
const negators =
  /\b(?:not|no|never|neither|nor|isn[’']t|aren[’']t|don[’']t|doesn[’']t|nicht|kein(?:e[mnrs]?)?|nie(?:mals)?|weder|pas|jamais|aucune?|nunca|jamás|ning[uú]n[ao]?|inte|aldrig)\b/giu
const stillClaims = /^\W*(?:only|just|merely|nur|bloß|seulement|sólo|solo|solamente|bara)\b/iu

/** Does the sentence deny what stands at this place, in the few words before it? */
export const isDenied = (text: string, from: number): boolean => {
  const before =
    text
      .slice(Math.max(0, from - 40), from)
      .split(/[.!?…:;–—]/u)
      .at(-1) ?? ''
  const [last] = [...before.matchAll(negators)].slice(-1)
  if (!last) return false
  const between = before.slice(last.index + last[0].length)
  return between.trim().split(/\s+/u).length <= 4 && !stillClaims.test(between)
}
