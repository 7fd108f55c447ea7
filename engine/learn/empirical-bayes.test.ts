import { describe, expect, it } from 'vitest'
import { fillNormals } from '../decide/draw.ts'
import type { Row } from './design.ts'
import { learnPrior } from './empirical-bayes.ts'
import { cumulative, quantile } from './normal.ts'
import { defaultPrior } from './prior.ts'

/** Placements of four components each, whose true effects have these widths; counts without noise of their own beyond rounding. */
const world = (placements: number, rate: number, intercept: number, component: number): Row[][] => {
  const normals = new Float64Array(placements * 9)
  fillNormals({ high: 5, low: 6 }, 0, normals)
  return Array.from({ length: placements }, (_, placement) => {
    const centre = quantile(rate) + intercept * normals[placement * 9]!
    return Array.from({ length: 4 }, (_, index) => {
      const trials = 20_000
      const truth = cumulative(centre + component * normals[placement * 9 + 1 + index]!)
      const seen = trials * truth + Math.sqrt(trials * truth * (1 - truth)) * normals[placement * 9 + 5 + index]!
      return {
        terms: [
          ['intercept', 1],
          [`component:s:${index}`, 1],
        ],
        trials,
        successes: Math.max(0, Math.round(seen)),
      }
    })
  })
}

describe('learnPrior', () => {
  it.each([
    [0.02, 0.3, 0.15],
    [0.1, 0.2, 0.05],
    [0.02, 0.3, 0.02],
  ])('finds a rate of %d, a spread of %d between placements and widths of %d', (rate, intercept, component) => {
    const learned = learnPrior(world(150, rate, intercept, component), defaultPrior)
    expect(Math.abs(quantile(learned.rate) - quantile(rate))).toBeLessThan(4 * (intercept / Math.sqrt(150)))
    expect(learned.intercept / intercept).toBeGreaterThan(0.8)
    expect(learned.intercept / intercept).toBeLessThan(1.25)
    expect(learned.component / component).toBeGreaterThan(0.8)
    expect(learned.component / component).toBeLessThan(1.25)
  })

  it('keeps what nothing was learned about, and one placement does not talk it out of what it knew', () => {
    const learned = learnPrior(world(1, 0.02, 0, 0), defaultPrior)
    expect(learned.tag).toBe(defaultPrior.tag)
    expect(learned.component).toBeLessThan(defaultPrior.component)
    expect(learned.component).toBeGreaterThan(defaultPrior.component / 2)
    expect(learnPrior([], defaultPrior)).toEqual({ ...defaultPrior, rate: expect.closeTo(defaultPrior.rate, 12) as number })
  })
})
