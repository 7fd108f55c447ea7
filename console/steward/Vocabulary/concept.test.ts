import { expect, test } from 'vitest'
import { inUse, useOf } from './concept.ts'
import { vocabularyTitle } from './vocabularyTitle.ts'

const used = (components: number) => ({ components, assets: 0, families: 0, templates: 0 })

const told = (key: string, components: number, more: { broader?: string; synonyms?: string[] } = {}) => ({
  key,
  synonyms: [],
  used: used(components),
  ...more,
})

test.each([
  [[], 'There is no word yet.'],
  [[told('rain', 1, { synonyms: ['wet'] })], 'One concept stands. Each is in use.'],
  [[told('rain', 1, { synonyms: ['wet', 'downpour'] }), told('snow', 0)], '2 concepts stand for 4 words. One is used by nothing.'],
  // What is used as a kind of it uses the broader one too.
  [[told('weather', 0), told('rain', 1, { broader: 'weather' })], '2 concepts stand for 2 words. Each is in use.'],
])('%j: %s', (concepts, title) => expect(vocabularyTitle(concepts, String)).toBe(title))

test('a concept that only its kinds use does not look like one that nothing uses', () => {
  const all = [told('weather', 0), told('rain', 1, { broader: 'weather' }), told('snow', 0)]
  expect(all.map((concept) => useOf(concept, inUse(all)))).toEqual(['itsKinds', 'itself', 'nothing'])
})
