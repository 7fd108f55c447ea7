import { expect, test } from 'vitest'
import { words } from '../words.ts'
import { isHash, isId, isMoment } from './said.ts'

test('ids, moments and hashes are told from words', () => {
  expect(
    ['brf_01m8mwgm4sb2jdbt53', 'brf', 'sample_text', '2026-11-30T00:08:44.464Z', '2026-11-30', 'a'.repeat(64)].map((value) => [
      isId(value),
      isMoment(value),
      isHash(value),
    ]),
  ).toEqual([
    [true, false, false],
    [false, false, false],
    [false, false, false],
    [false, true, false],
    [false, false, false],
    [false, false, true],
  ])
})

test.each([
  ['passed', 'May go live'],
  ['waitedSince', 'Waited since'],
  ['perMinute', 'Per minute'],
])('the field %s is called %s', (field, said) => expect(words.fieldOf(field)).toBe(said))

test.each([
  ['role', 'creativeSteward', 'creative steward'],
  ['metric', 'clickRate', 'clicks'],
  ['verdict', 'approve', 'approved'],
  ['passes', false, 'no'],
  ['before', null, 'nothing'],
  ['eligibility', '', 'nothing'],
  ['eligibility', 'context.rain >= 2.0', 'context.rain >= 2.0'],
  ['title', 'Für alle', 'Für alle'],
  ['headline', 'iPhone', 'iPhone'],
])('%s %j is said as %s', (field, value, said) => expect(words.saidOf(field, value)).toBe(said))
