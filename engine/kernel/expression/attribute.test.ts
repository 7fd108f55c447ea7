import { describe, expect, test } from 'vitest'
import { Attributes } from './attribute.ts'

test('declares scalars, lists of lists, maps', () => {
  const declared = {
    'profile.country': { type: 'string', summary: 'Where they live, as ISO 3166.' },
    'profile.grid': { type: 'list', of: { type: 'list', of: 'int' } },
    'profile.traits': { type: 'map' },
    'profile.religion': { type: 'string', sensitive: true },
  }
  expect(Attributes.parse(declared)).toEqual(declared)
})

describe('refuses', () => {
  test.each([
    ['a reserved word first', { 'in.country': { type: 'string' } }],
    ['the name now', { now: { type: 'timestamp' } }],
    ['a path that is none', { 'profile..x': { type: 'string' } }],
    ['a name that every object has', { 'profile.constructor': { type: 'string' } }],
    [
      'an attribute within another, by which a sensitive one could be reached',
      { profile: { type: 'map' }, 'profile.religion': { type: 'string', sensitive: true } },
    ],
    ['a string of something', { 'profile.country': { type: 'string', of: 'int' } }],
    ['a type that is none', { 'profile.country': { type: 'uint' } }],
    ['a field that is none', { 'profile.country': { type: 'string', secret: true } }],
  ])('%s', (_, declared) => expect(Attributes.safeParse(declared).success).toBe(false))
})
