import { expect, test } from 'vitest'
import { emptyConcept, inputFrom } from './draft.ts'

test('a word brings its key along, and other words for it are parted by commas', () => {
  const draft = { ...emptyConcept, label: ' Light rain ', of: 'weather', synonyms: 'drizzle, , mist ' }
  expect(inputFrom(draft)).toEqual({ label: 'Light rain', key: 'light-rain', of: 'weather', synonyms: ['drizzle', 'mist'] })
  expect(inputFrom({ ...draft, key: 'drizzle', broader: 'rain' })).toMatchObject({ key: 'drizzle', broader: 'rain' })
})
