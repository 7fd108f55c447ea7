import { describe, expect, it } from 'vitest'
import { fillNormals } from '../decide/draw.ts'
import { type Counted, differenceInterval, rateInterval, sequenceRadius } from './confidence-sequence.ts'

/** Two arms that are the same, looked at 200 times; successes by the normal approximation of each batch. */
const looks = 200
const batch = 250
const rate = 0.05
const runOf = (run: number, lift: number): [Counted, Counted][] => {
  const normals = new Float64Array(looks * 2)
  fillNormals({ high: 77, low: run }, 0, normals)
  const [a, b] = [
    { trials: 0, successes: 0 },
    { trials: 0, successes: 0 },
  ]
  return Array.from({ length: looks }, (_, look) => {
    for (const [arm, p, at] of [
      [a, rate * (1 + lift), look * 2],
      [b, rate, look * 2 + 1],
    ] as const) {
      arm.trials += batch
      arm.successes += Math.max(0, batch * p + Math.sqrt(batch * p * (1 - p)) * normals[at]!)
    }
    return [{ ...a }, { ...b }]
  })
}

const naive = (a: Counted, b: Counted): boolean => {
  const variance = ({ trials, successes }: Counted): number => ((successes / trials) * (1 - successes / trials)) / trials
  return (
    a.successes >= 25 && b.successes >= 25 && Math.abs(a.successes / a.trials - b.successes / b.trials) > 1.96 * Math.sqrt(variance(a) + variance(b))
  )
}
const leavesZeroOut = (interval: readonly [number, number] | undefined): boolean => interval !== undefined && (interval[0] > 0 || interval[1] < 0)

describe('an interval that is valid at any time', () => {
  const runs = Array.from({ length: 600 }, (_, run) => runOf(run, 0))

  it('errs in at most 5 % of A/A runs, however often one looks, where a z-test errs in more than 25 %', () => {
    const wrong = runs.filter((run) => run.some(([a, b]) => leavesZeroOut(differenceInterval(a, b)))).length / runs.length
    const peeking = runs.filter((run) => run.some(([a, b]) => naive(a, b))).length / runs.length
    expect(wrong).toBeLessThanOrEqual(0.05)
    expect(wrong).toBeGreaterThan(0)
    expect(peeking).toBeGreaterThan(0.25)
  })

  it('holds the true rate in at least 95 % of runs, at all looks together', () => {
    const missed = runs.filter((run) => run.some(([a]) => leavesZeroOut(shifted(rateInterval(a))))).length / runs.length
    expect(missed).toBeLessThanOrEqual(0.05)
  })

  it('finds a difference that is there', () => {
    const found = Array.from({ length: 100 }, (_, run) => runOf(run, 0.25)).filter((run) =>
      run.some(([a, b]) => leavesZeroOut(differenceInterval(a, b))),
    )
    expect(found.length).toBeGreaterThan(95)
  })

  it('is shown only from 25 conversions', () => {
    expect(rateInterval({ trials: 1000, successes: 24 })).toBeUndefined()
    expect(differenceInterval({ trials: 1000, successes: 25 }, { trials: 1000, successes: 24 })).toBeUndefined()
    expect(differenceInterval({ trials: 1000, successes: 25 }, { trials: 1000, successes: 25 })).toBeDefined()
  })

  it('is wider than the interval of a fixed plan, but not by much where it is tuned', () => {
    const ratio = (sequenceRadius(10_000, { tunedAt: 10_000 }) * 100) / 1.96
    expect(ratio).toBeGreaterThan(1)
    expect(ratio).toBeLessThan(1.7)
    expect(sequenceRadius(10_000, { tunedAt: 100 })).toBeGreaterThan(sequenceRadius(10_000, { tunedAt: 10_000 }))
  })
})

const shifted = (interval: readonly [number, number] | undefined): readonly [number, number] | undefined =>
  interval && [interval[0] - rate, interval[1] - rate]
