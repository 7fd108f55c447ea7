import { expect, it } from 'vitest'
import { type Alike, soughtIn, worthTelling } from './alike.ts'

const concepts = [
  { key: 'rain', label: 'Rain', synonyms: ['wet weather', 'Regen'] },
  { key: 'commute', label: 'The way to work', synonyms: [] },
]

it.each([
  ['A rain headline for the home hero', ['rain', 'headline', 'home', 'hero']],
  ['Jackets, jackets and a dress', ['jacket', 'dress']],
  ['für den Weg nach Hause', ['weg', 'hause']],
  ['för vägen hem på 17:10', ['vägen', 'hem']],
  ['for the and of it', []],
  ['.* \\m ( % _', []],
])('%s looks for %j', (text, stems) => expect(soughtIn(text, []).map(({ stem }) => stem)).toEqual(stems))

it('finds concepts by their key, label and synonyms', () => {
  expect(soughtIn('Regen, weather, work', concepts)).toEqual([
    { word: 'regen', stem: 'regen', tags: ['rain'], near: [] },
    { word: 'weather', stem: 'weather', tags: [], near: ['rain'] },
    { word: 'work', stem: 'work', tags: [], near: ['commute'] },
  ])
})

it('takes a concept as named only where a whole name of it is said', () => {
  const shell = { key: 'shell', label: 'Shell', synonyms: ['rain jacket'] }
  expect(soughtIn('Rain', [...concepts, shell])).toMatchObject([{ tags: ['rain'], near: ['shell'] }])
  expect(soughtIn('Jackets for rain', [...concepts, shell])).toMatchObject([
    { word: 'jackets', tags: ['shell'], near: [] },
    { word: 'rain', tags: ['rain', 'shell'], near: [] },
  ])
})

it.each(['commuters', 'commuter', 'commuting', 'commute'])('%s names the concept commute', (word) =>
  expect(soughtIn(`Rain headline for ${word}`, concepts).at(-1)).toMatchObject({ word, tags: ['commute'] }),
)

it('leaves out what is far lighter than the best', () => {
  const found = [3, 1.25, 1.1].map((weight) => ({ weight, shares: ['rain'] }) as Alike)
  expect(worthTelling(found)).toEqual(found.slice(0, 2))
  expect(worthTelling([...found.slice(0, 1), { ...found[0], shares: [] } as unknown as Alike])).toEqual(found.slice(0, 1))
  expect(worthTelling([])).toEqual([])
})
