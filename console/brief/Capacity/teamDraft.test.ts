import { expect, test } from 'vitest'
import { hoursAsTyped, hoursFrom, withoutHours } from './teamDraft.ts'

test.each([
  ['copy 90, design 120', { copy: 90, design: 120 }],
  ['graphic design 12,5 h; German 8.5', { 'graphic design': 12.5, German: 8.5 }],
  ['', {}],
  ['copy', { copy: Number.NaN }],
])('%j', (typed, hours) => expect(hoursFrom(typed)).toEqual(hours))

test('a skill without hours is named', () => expect(withoutHours(hoursFrom('copy 90, design, layout'))).toEqual(['design', 'layout']))

test('hours read back as they would be typed', () =>
  expect(hoursFrom(hoursAsTyped({ copy: 90, 'motion design': 7.5 }))).toEqual({ copy: 90, 'motion design': 7.5 }))
