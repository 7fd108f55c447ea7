import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { relativeFall, shareSequence } from './share-sequence.ts'

const counted = fc
  .integer({ min: 1, max: 5_000 })
  .chain((trials) => fc.record({ trials: fc.constant(trials), successes: fc.integer({ min: 0, max: trials }) }))

/** Small, fast, and the same on every machine: mulberry32. */
const dice = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
}

describe('the interval of a rate', () => {
  // n = 1, k = 0: ∫ (1 − θ) dθ = 1/2, so it ends where (1/2) / (1 − p) = 1/α.
  test('is what can be worked out by hand', () => {
    const [low, high] = shareSequence({ trials: 1, successes: 0 })
    expect(low).toBe(0)
    expect(high).toBeCloseTo(1 - 0.05 / 2, 10)
    expect(shareSequence({ trials: 0, successes: 0 })).toEqual([0, 1])
  })

  it('lies within 0 and 1, holds what was seen, and mirrors', () => {
    fc.assert(
      fc.property(counted, ({ trials, successes }) => {
        const [low, high] = shareSequence({ trials, successes })
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        expect(low).toBeLessThanOrEqual(successes / trials)
        expect(high).toBeGreaterThanOrEqual(successes / trials)
        const [mirroredLow, mirroredHigh] = shareSequence({ trials, successes: trials - successes })
        expect(mirroredLow).toBeCloseTo(1 - high, 9)
        expect(mirroredHigh).toBeCloseTo(1 - low, 9)
      }),
    )
  })

  it.each([0.02, 0.25])('misses a rate of %f at any time in fewer than one of twenty runs that are watched all along', (rate) => {
    const next = dice(7)
    let missed = 0
    for (let run = 0; run < 400; run++) {
      let successes = 0
      for (let trials = 1; trials <= 1_000; trials++) {
        successes += next() < rate ? 1 : 0
        if (trials % 10 !== 0) continue
        const [low, high] = shareSequence({ trials, successes })
        if (rate < low || rate > high) {
          missed++
          break
        }
      }
    }
    expect(missed).toBeLessThan(20)
  })
})

describe('a relative fall', () => {
  it('never exceeds the whole, and holds what was seen', () => {
    fc.assert(
      fc.property(counted, counted, (first, later) => {
        fc.pre(first.successes > 0)
        const [low, high] = relativeFall(first, later)
        const seen = 1 - later.successes / later.trials / (first.successes / first.trials)
        expect(high).toBeLessThanOrEqual(1)
        expect(low).toBeLessThanOrEqual(seen)
        expect(high).toBeGreaterThanOrEqual(seen)
      }),
    )
  })

  // What a newcomer was told as “90 %, 78 to 102”: 8 of 314 after 362 of 1,419.
  it('of what hardly anybody presses any more ends below the whole', () => {
    const [low, high] = relativeFall({ trials: 1_419, successes: 362 }, { trials: 314, successes: 8 })
    expect(low).toBeGreaterThan(0.5)
    expect(low).toBeLessThan(0.8)
    expect(high).toBeGreaterThan(0.95)
    expect(high).toBeLessThan(1)
  })
})
