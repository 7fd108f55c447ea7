import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { fewestForMedian, medianEstimate, quantileOf } from './median.ts'
import { rateEstimate } from './rate.ts'
import { productEstimate, shareEstimate } from './share.ts'
import { survivalMedian, survivalQuantile, type Duration } from './survival.ts'

const oneTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1)

describe('the median', () => {
  // Ranks as tabulated for 95 % two-sided intervals: G. J. Hahn and W. Q. Meeker, table A.15 onward; n = 6 takes the whole range.
  test.each([
    [6, 1, 6],
    [10, 2, 9],
    [17, 5, 13],
    [20, 6, 15],
    [100, 40, 61],
  ])('of %i values lies between the values of rank %i and %i', (n, low, high) => {
    expect(medianEstimate(oneTo(n))).toMatchObject({ low, high, value: (n + 1) / 2 })
  })

  it('has no interval below six values', () => expect(medianEstimate(oneTo(fewestForMedian - 1))).toBeUndefined())

  it('keeps its coverage however many there are', () => {
    const { low, high } = medianEstimate(oneTo(40_000)) ?? { low: 0, high: 0 }
    // The normal approximation: ranks n/2 ± 1.96 √n / 2.
    expect(low).toBeCloseTo(20_000 - 196, -1)
    expect(high).toBeCloseTo(20_000 + 196, -1)
  })

  it('does not depend on the order of the values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 6 }), (values) => {
        expect(medianEstimate(values.toReversed())).toEqual(medianEstimate(values))
      }),
    )
  })

  it('gives p85 as the value that 85 % do not exceed', () => expect([quantileOf(oneTo(20), 0.85), quantileOf([7], 0.85)]).toEqual([17, 7]))
})

/** Acute myelogenous leukaemia, maintained arm (R. G. Miller, Survival analysis, 1981), as in R's `survival::aml`. */
const maintained: Duration[] = [
  [9, 1],
  [13, 1],
  [13, 0],
  [18, 1],
  [23, 1],
  [28, 0],
  [31, 1],
  [34, 1],
  [45, 0],
  [48, 1],
  [161, 0],
].map(([length = 0, ended]) => ({ length, ended: ended === 1 }))

describe('the median where some are still open', () => {
  it('is that of Kaplan and Meier, open upward where the data do not bound it', () => {
    expect(survivalMedian(maintained)).toEqual({ value: 31, low: 13, method: 'Kaplan–Meier, Brookmeyer–Crowley' })
  })

  it('is not known while fewer than half have ended', () => {
    expect(survivalMedian([1, 2, 3].map((length) => ({ length, ended: length === 1 })))).toBeUndefined()
  })

  it('equals the plain quantile where all have ended', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 60 }), fc.constantFrom(0.5, 0.85), (lengths, share) => {
        const sorted = lengths.toSorted((a, b) => a - b)
        expect(
          survivalQuantile(
            lengths.map((length) => ({ length, ended: true })),
            share,
          ),
        ).toBe(quantileOf(sorted, share))
      }),
    )
  })

  it('only grows when something that had ended is found to be open still', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 2, maxLength: 40 }), fc.nat(), (lengths, which) => {
        const ended = lengths.map((length) => ({ length, ended: true }))
        const reopened = ended.map((one, index) => (index === which % ended.length ? { ...one, ended: false } : one))
        expect(survivalQuantile(reopened, 0.5) ?? Infinity).toBeGreaterThanOrEqual(survivalQuantile(ended, 0.5) ?? 0)
      }),
    )
  })
})

describe('a share', () => {
  // R. G. Newcombe, Two-sided confidence intervals for the single proportion, 1998, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [29, 29, 0.883, 1],
  ])('of %i in %i lies between %f and %f', (k, n, low, high) => {
    const found = shareEstimate(k, n)
    expect([found?.value, found?.low, found?.high].map((one) => one?.toFixed(4))).toEqual([k / n, low, high].map((one) => one.toFixed(4)))
  })

  it('of nothing is unknown', () => expect(shareEstimate(0, 0)).toBeUndefined())

  it('times certainty is itself, and a product lies within its interval', () => {
    const half = shareEstimate(10, 20)!
    expect(productEstimate([half])).toMatchObject({ value: 0.5, low: half.low, high: half.high })
    const both = productEstimate([half, shareEstimate(18, 20)!])!
    expect(both.value).toBeCloseTo(0.45, 12)
    expect(both.low).toBeLessThan(0.45)
    expect(both.high).toBeGreaterThan(0.45)
    expect(productEstimate([half, shareEstimate(0, 20)!])).toMatchObject({ value: 0, low: 0 })
  })
})

describe('a rate', () => {
  // Exact limits as tabulated by E. S. Pearson and H. O. Hartley, Biometrika tables, table 40.
  test.each([
    [0, 0, 3.689],
    [1, 0.0253, 5.572],
    [8, 3.454, 15.763],
    [50, 37.111, 65.919],
  ])('of %i events lies between %f and %f', (count, low, high) => {
    const found = rateEstimate(count, 1)
    expect(found?.low).toBeCloseTo(low, 3)
    expect(found?.high).toBeCloseTo(high, 3)
  })

  it('scales with its exposure, and is near the normal interval where there is much', () => {
    expect(rateEstimate(8, 5.72)?.high).toBeCloseTo(15.763 / 5.72, 3)
    const many = rateEstimate(10_000, 1)
    expect(many?.low).toBeCloseTo(10_000 - 1.96 * 100, -1)
    expect(many?.high).toBeCloseTo(10_000 + 1.96 * 100, -1)
  })

  it('without exposure is unknown', () => expect(rateEstimate(3, 0)).toBeUndefined())
})
