import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matrixOf } from '../create/matrix.ts'
import { type Shows, unseenPairs } from './unseen-pairs.ts'

const family = (slots: Shows['slots'], ...apart: string[][]): Shows => ({
  slots,
  constraints: apart.map((components) => ({ kind: 'apart', components, why: '' })),
})

test('what met in one of the families that were seen is no news; what met in none is named once', () => {
  const now = family({ headline: ['a', 'b'], image: ['x', 'y'], legalLine: [] })
  expect(unseenPairs(now, [])).toHaveLength(4)
  expect(unseenPairs(now, [family({ headline: ['a'], image: ['x', 'y'] })])).toEqual([
    ['b', 'x'],
    ['b', 'y'],
  ])
  expect(unseenPairs(now, [family({ headline: ['a'], image: ['x', 'y'] }), family({ image: ['y', 'x'], headline: ['b'] })])).toEqual([])
})

test('what is kept apart meets nowhere: not in what is asked about, and not in what was seen', () => {
  expect(unseenPairs(family({ headline: ['a'], image: ['x', 'y'] }, ['a', 'y']), [])).toEqual([['a', 'x']])
  expect(unseenPairs(family({ headline: ['a'], image: ['x'] }), [family({ headline: ['a', 'b'], image: ['x'] }, ['a', 'x'])])).toEqual([['a', 'x']])
})

test('no variant of a family that holds no unseen pair shows two parts that met in none of those seen', () => {
  const ids = (of: string) => fc.uniqueArray(fc.constantFrom(...[1, 2, 3].map((n) => `${of}${n}`)), { minLength: 1 })
  const shows = fc.record({ headline: ids('h'), image: ids('i'), body: ids('b') }).map((slots) => family(slots))
  fc.assert(
    fc.property(shows, fc.array(shows, { maxLength: 3 }), (now, seen) => {
      const together = (of: Shows) =>
        Array.from({ length: matrixOf(of).count }, (_, n) => Object.values(matrixOf(of).at(n)).sort()).flatMap(([a, b, c]) => [
          `${a}${b}`,
          `${a}${c}`,
          `${b}${c}`,
        ])
      const known = new Set(seen.flatMap(together))
      expect(unseenPairs(now, seen).length === 0).toBe(together(now).every((pair) => known.has(pair)))
    }),
  )
})
