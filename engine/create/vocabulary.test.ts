import { describe, expect, it } from 'vitest'
import { isRefusal } from '../kernel/refusal.ts'
import type { Concept } from './concept.ts'
import { broaderThan, editDistance, tagsFor } from './vocabulary.ts'

const concept = (key: string, more: Partial<Concept> = {}): Concept => ({
  id: `con_${key}`,
  version: 1,
  key,
  label: key,
  of: 'message',
  synonyms: [],
  state: 'current',
  ...more,
})
const words = [
  concept('rain', { synonyms: ['wet weather', 'downpour'] }),
  concept('commute'),
  concept('warmth', { label: 'Warmth' }),
  concept('old', { state: 'retired' }),
]

describe('the vocabulary', () => {
  it.each([
    [['rain'], ['rain']],
    [['Downpour', 'rain'], ['rain']],
    [
      ['warmth', 'WET WEATHER'],
      ['warmth', 'rain'],
    ],
    [[], []],
  ])('%j stands for %j', (said, keys) => expect(tagsFor(said, words)).toEqual(keys))

  it.each([
    ['rian', 'did you mean rain?'],
    ['comute', 'did you mean commute?'],
    ['xylophone', undefined],
    ['old', undefined],
  ])('refuses %s with the nearest word, if there is one near', (word, hint) => {
    const no = tagsFor(['rain', word], words)
    expect(isRefusal(no) && no.where).toEqual([
      { path: 'tags.1', problem: `“${word}” is not in the vocabulary`, ...(hint !== undefined && { hint }) },
    ])
  })

  it.each([
    ['rain', 'rain', 0],
    ['rian', 'rain', 1],
    ['', 'rain', 4],
    ['kitten', 'sitting', 3],
  ])('from %j to %j it is %i edits', (a, b, edits) => expect(editDistance(a, b)).toBe(edits))

  it('climbs to broader concepts and stops in a circle', () => {
    const tree = new Map([
      ['shell', { broader: 'jacket' }],
      ['jacket', { broader: 'clothing' }],
      ['clothing', { broader: 'shell' }],
    ])
    expect(broaderThan('shell', tree)).toEqual(['shell', 'jacket', 'clothing'])
  })
})
