import { expect, test } from 'vitest'

type Catalogue = { [key: string]: unknown }

const catalogues = import.meta.glob<{ words?: Catalogue; strings?: Catalogue }>(['./**/words.ts', './strings.ts'], { eager: true })

/** What a catalogue says when everything that is counted is one. */
const saidOfOne = (words: unknown, at: string): string[] => {
  if (typeof words === 'function') return [`${at}: ${String((words as (...counts: string[]) => unknown)(...Array<string>(words.length).fill('1')))}`]
  return words !== null && typeof words === 'object' ? Object.entries(words).flatMap(([key, more]) => saidOfOne(more, `${at}.${key}`)) : []
}

const ofOne = Object.entries(catalogues).flatMap(([file, { words, strings }]) => saidOfOne(words ?? strings, file))

/** What one thing does, and what is no count: these end as plurals do. */
const singular = new Set(
  'is was has does waits lies passes wants gathers finds holds lays keeps stands decides follows runs blocks converts works answers could may fits gets shows shares goes its of as'.split(
    ' ',
  ),
)
const plural = new Set('are were have do wait lie pass want gather find hold lay stand decide follow run block people'.split(' '))

const misfits = (said: string): string[] =>
  [...said.matchAll(/(?<![\w.,])1 (?!of |h )([a-z-]+)(?: ([a-z-]+))?/g)].flatMap(([whole, first = '', second = '']) => {
    const isPlural = (word: string) => plural.has(word) || (word.endsWith('s') && word.length > 1 && !singular.has(word))
    return isPlural(first) || (!singular.has(first) && isPlural(second)) ? [whole] : []
  })

test('the catalogues are all there', () => expect(ofOne.length).toBeGreaterThan(250))

test('of one thing every screen speaks in the singular', () => {
  expect(misfits('1 events in ten minutes')).toEqual(['1 events in'])
  expect(misfits('1 more findings')).toEqual(['1 more findings'])
  expect(ofOne.filter((said) => misfits(said).length > 0)).toEqual([])
})
