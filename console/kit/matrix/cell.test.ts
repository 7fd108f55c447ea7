import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moveFrom, tally, worstOf, type Outcome } from './cell.ts'

const outcome = fc.constantFrom<Outcome>('pass', 'warn', 'block')

test('the worst outcome wins, in any order', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray<Outcome>(['pass', 'warn', 'block'], { minLength: 1 }), (some) => {
      expect(worstOf(some)).toBe(some.includes('block') ? 'block' : some.includes('warn') ? 'warn' : 'pass')
    }),
  )
})

test('a tally counts every variant once', () => {
  fc.assert(
    fc.property(fc.array(fc.array(outcome)), (outcomes) => {
      const { pass, warn, block } = tally({ outcomes })
      expect(pass + warn + block).toBe(outcomes.flat().length)
    }),
  )
})

test('arrows never leave the grid, and lead back', () => {
  const back: Record<string, string> = { ArrowUp: 'ArrowDown', ArrowDown: 'ArrowUp', ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' }
  fc.assert(
    fc.property(fc.nat({ max: 9 }), fc.nat({ max: 9 }), fc.constantFrom(...Object.keys(back)), (row, column, key) => {
      const next = moveFrom({ row, column }, key, 10, 10, false)
      if (!next) return
      expect(moveFrom(next, back[key] ?? '', 10, 10, false)).toEqual({ row, column })
    }),
  )
  expect(moveFrom({ row: 0, column: 0 }, 'ArrowUp', 10, 10, false)).toBeNull()
  expect(moveFrom({ row: 4, column: 4 }, 'End', 10, 10, true)).toEqual({ row: 9, column: 9 })
})
