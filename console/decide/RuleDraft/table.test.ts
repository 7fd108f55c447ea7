import { expect, test } from 'vitest'
import { movedUp, whenKinds, whenOf } from './table.ts'

const kinds = whenKinds([{ key: 'loyal', name: 'Loyal customers' }])

test.each([
  ['everyone', 'audience.loyal', ''],
  ['audience.loyal', '', 'audience.loyal'],
  ['rule', '', 'true'],
  ['rule', 'audience.loyal', 'audience.loyal && true'],
])('a row for %s, after “%s”, asks “%s”', (chosen, before, when) => expect(whenOf(chosen, kinds, before)).toBe(when))

test('a row moves before the one above it', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((when) => ({ when, campaigns: [] }))
  expect(movedUp([a!, b!, c!], 2).map(({ when }) => when)).toEqual(['a', 'c', 'b'])
})
