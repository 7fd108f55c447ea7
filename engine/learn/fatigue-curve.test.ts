import { describe, expect, it } from 'vitest'
import type { LearningCell } from './cell.ts'
import { fatigueCurve } from './fatigue-curve.ts'

const cell = (exposure: number, trials: number, successes: number, headline = 'dry', day = '2026-11-01'): LearningCell => ({
  placement: 'hero',
  day,
  features: { components: { headline }, exposure, position: 0 },
  trials,
  successes,
  value: 0,
  valueSquares: 0,
})

describe('a fatigue curve', () => {
  const cells = [
    cell(0, 1_000, 100),
    cell(0, 1_000, 100, 'dry', '2026-11-02'),
    cell(1, 1_000, 80),
    cell(3, 2_000, 80),
    cell(6, 100, 4),
    cell(0, 900, 9, 'other'),
  ]
  const curve = fatigueCurve(cells, 'headline', 'dry')

  it('has a point for each bucket that somebody was in, days together and other components apart', () =>
    expect(curve.map(({ from, to, exposures, rate }) => [from, to, exposures, rate])).toEqual([
      [0, 0, 2_000, 0.1],
      [1, 1, 1_000, 0.08],
      [3, 4, 2_000, 0.04],
      [17, undefined, 100, 0.04],
    ]))

  it('says how far a rate has fallen since the first time, with an interval that may be watched', () => {
    expect(curve[0]?.effect).toBeUndefined()
    const [, once, often] = curve
    expect(once?.effect).toBeCloseTo(-0.2, 12)
    expect(once!.effectInterval![1]).toBeGreaterThan(0)
    expect(often?.effect).toBeCloseTo(-0.6, 12)
    expect(often!.effectInterval![0]).toBeLessThan(-0.6)
    expect(often!.effectInterval![1]).toBeLessThan(0)
  })

  it('gives every rate an interval that holds it, however few came', () => {
    for (const { rate, interval } of curve) {
      expect(interval[0]).toBeGreaterThanOrEqual(0)
      expect(interval[0]).toBeLessThan(rate)
      expect(interval[1]).toBeGreaterThan(rate)
      expect(interval[1]).toBeLessThan(1)
    }
    expect(curve.at(-1)!.interval[1]).toBeGreaterThan(curve[2]!.interval[1])
  })

  it('says no effect where 25 could not have come', () => {
    expect(curve.at(-1)).toEqual({ from: 17, exposures: 100, conversions: 4, rate: 0.04, interval: [expect.any(Number), expect.any(Number)] })
    expect(fatigueCurve([cell(0, 100, 4), cell(1, 1_000, 90)], 'headline', 'dry')[1]?.effect).toBeUndefined()
  })

  it('is empty for what nobody saw', () => expect(fatigueCurve(cells, 'headline', 'new')).toEqual([]))
})
