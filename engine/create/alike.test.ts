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
    { stem: 'regen', tags: ['rain'] },
    { stem: 'weather', tags: ['rain'] },
    { stem: 'work', tags: ['commute'] },
  ])
})

it('leaves out what is far lighter than the best', () => {
  const found = [3, 1.25, 1.1].map((weight) => ({ weight }) as Alike)
  expect(worthTelling(found)).toEqual(found.slice(0, 2))
  expect(worthTelling([])).toEqual([])
})
