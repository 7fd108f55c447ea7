import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differenceInterval } from '../confidence-sequence.ts'
import { addMoments, type Batch, noMoments } from './batch.ts'
import { batchOf } from './batch.fixture.ts'
import { meanOf, relativeDifference } from './compare.ts'
import { conversionsNeeded, unitsNeeded } from './power.ts'
import { predict, residuals } from './predict.ts'
import { addToSampleRatio, evidenceAgainst, noSampleRatio, sharesAreOff } from './sample-ratio.ts'
import { addSlice, noScores, type Scores } from './scores.ts'

const scored = (slices: readonly (readonly Batch[])[], arms = 2): Scores =>
  slices.reduce((scores, batches, at) => addSlice(scores, { at: String(at), batches }), noScores(arms))

const options = { alpha: 0.05, tunedAt: 20_000 }

describe('scores', () => {
  const batches = fc.array(
    fc.record({
      arm: fc.nat(1),
      units: fc.integer({ min: 1, max: 50 }),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
      share: fc.constantFrom(0.2, 0.5, 0.9),
    }),
    { minLength: 1, maxLength: 12 },
  )

  it('of one slice do not depend on the order of its batches, nor on how they are cut', () => {
    fc.assert(
      fc.property(batches, (drawn) => {
        const all = drawn.map(({ arm, units, part, share }) => batchOf(arm, units, Math.round(part * units), [share, 1 - share]))
        const cut = all.flatMap((batch) => {
          const one = {
            ...batch,
            units: 1,
            exposed: 1,
            conversions: Math.min(1, batch.conversions),
            sum: Math.min(1, batch.sum),
            squares: Math.min(1, batch.squares),
          }
          const rest = Object.fromEntries(Object.keys(noMoments).map((key) => [key, batch[key as 'sum'] - one[key as 'sum']]))
          return [{ ...batch, ...rest } as Batch, one]
        })
        const first = [batchOf(0, 100, 10), batchOf(1, 100, 14)]
        const [a, b] = [scored([first, all]), scored([first, cut.toReversed()])]
        for (const key of ['w', 'wA', 'wB', 'w2AA', 'w2AB'] as const) expect(b.against[0]![key]).toBeCloseTo(a.against[0]![key], 6)
      }),
    )
  })

  it('are those of the formula, unit by unit', () => {
    const first = [batchOf(0, 100, 10), batchOf(1, 100, 30)]
    const second = [batchOf(0, 3, 1, [0.25, 0.75]), batchOf(1, 5, 2, [0.25, 0.75])]
    const before = scored([first]).against[0]!
    const after = scored([first, second]).against[0]!
    // Each arm's mean with twenty units of the mean of all.
    const mean = (sum: number): number => (sum + 20 * 0.2) / 120
    const [m0, m1] = [mean(10), mean(30)]
    const w = 1 / Math.sqrt((m1 * (1 - m1)) / 0.75 + (m0 * (1 - m0)) / 0.25)
    const units = [
      ...Array.from({ length: 3 }, (_, at) => ({ arm: 0, y: at < 1 ? 1 : 0 })),
      ...Array.from({ length: 5 }, (_, at) => ({ arm: 1, y: at < 2 ? 1 : 0 })),
    ]
    const scores = units.map(({ arm, y }) => ({ a: m1 + (arm === 1 ? (y - m1) / 0.75 : 0), b: m0 + (arm === 0 ? (y - m0) / 0.25 : 0) }))
    expect(after.w - before.w).toBeCloseTo(8 * w, 9)
    expect(after.wA - before.wA).toBeCloseTo(
      scores.reduce((sum, { a }) => sum + w * a, 0),
      9,
    )
    expect(after.w2AB - before.w2AB).toBeCloseTo(
      scores.reduce((sum, { a, b }) => sum + w * w * a * b, 0),
      9,
    )
  })

  it('with fixed shares come to the difference of the raw rates, with nearly the interval of the plain sequence', () => {
    const slices = Array.from({ length: 100 }, (_, at) => [batchOf(0, 100, 4 + (at % 3)), batchOf(1, 100, 6 + (at % 2))])
    const { against, alone } = scored(slices)
    const [a, b] = [meanOf(alone[1]!, options)!, meanOf(alone[0]!, options)!]
    expect(a.value - b.value).toBeCloseTo(0.065 - 0.0499, 2)
    const plain = differenceInterval({ trials: 10_000, successes: 650 }, { trials: 10_000, successes: 499 }, options)!
    const { interval, value } = relativeDifference(against[0]!, options)!
    expect(value).toBeCloseTo(0.65 / 0.499 - 1, 1)
    expect(interval[0] * 0.05).toBeCloseTo(plain[0], 2)
    expect(interval[0]).toBeLessThan(value)
    expect(interval[1]).toBeGreaterThan(value)
  })

  it('say nothing where nothing came in', () => {
    expect(relativeDifference(noScores(2).against[0]!, options)).toBeUndefined()
    expect(meanOf(noScores(2).alone[0]!, options)).toBeUndefined()
    expect(relativeDifference(scored([[batchOf(0, 10, 0), batchOf(1, 10, 0)]]).against[0]!, options)).toBeUndefined()
  })
})

describe('what a person did before', () => {
  /** Whoever bought before buys more: y = x with a lift of 0.1 in the second arm, and some noise. */
  const people = (n: number): { arm: number; x: number; y: number }[] =>
    Array.from({ length: n }, (_, at) => {
      const [arm, x] = [at % 2, Math.floor(at / 2) % 4]
      return { arm, x, y: x + 0.1 * arm + (Math.floor(at / 8) % 2 === 0 ? 0.05 : -0.05) }
    })
  const batched = (n: number, known: boolean): Batch[] =>
    people(n).map(({ arm, x, y }) => ({
      ...batchOf(arm, 1, 1),
      sum: y,
      squares: y * y,
      before: known ? x : 0,
      beforeSquares: known ? x * x : 0,
      products: known ? x * y : 0,
    }))

  it('is taken off, so that the interval becomes narrow and stays around the same difference', () => {
    const slices = (known: boolean) => Array.from({ length: 40 }, () => batched(400, known))
    const [with_, without] = [
      relativeDifference(scored(slices(true)).against[0]!, options)!,
      relativeDifference(scored(slices(false)).against[0]!, options)!,
    ]
    const width = ({ interval: [low, high] }: { interval: readonly [number, number] }): number => high - low
    expect(width(with_)).toBeLessThan(width(without) / 3)
    expect(with_.value).toBeCloseTo(0.1 / 1.5, 2)
    expect(without.value).toBeCloseTo(0.1 / 1.5, 2)
  })

  it('has the slope of least squares within arms', () => {
    const arms = [0, 1].map((arm) =>
      batched(800, true)
        .filter((batch) => batch.arm === arm)
        .reduce(addMoments, noMoments),
    )
    expect(predict(arms, 0).slope).toBeCloseTo(1, 6)
  })

  it('leaves of a batch what unit by unit is left', () => {
    const all = batched(40, true)
    const sum = all.reduce(addMoments, noMoments)
    const prediction = { means: [], variances: [], slope: 0.7, before: 1.2 }
    const each = people(40).map(({ x, y }) => y - 1.1 - 0.7 * (x - 1.2))
    const left = residuals(sum, 1.1, prediction)
    expect(left.sum).toBeCloseTo(
      each.reduce((total, one) => total + one, 0),
      9,
    )
    expect(left.squares).toBeCloseTo(
      each.reduce((total, one) => total + one * one, 0),
      9,
    )
  })
})

describe('the sample-ratio check', () => {
  const counted = (batches: readonly Batch[]) => addToSampleRatio(noSampleRatio(2), { at: '', batches }, 'units')

  it('is raised by a share that is off, and not by one that is as logged, however the logged shares moved', () => {
    expect(sharesAreOff(counted([batchOf(0, 50_000, 0), batchOf(1, 51_500, 0)]))).toBe(true)
    expect(sharesAreOff(counted([batchOf(0, 50_000, 0), batchOf(1, 50_100, 0)]))).toBe(false)
    const moved = [
      batchOf(0, 800, 0, [0.8, 0.2]),
      batchOf(1, 200, 0, [0.8, 0.2]),
      batchOf(0, 3_000, 0, [0.1, 0.9]),
      batchOf(1, 27_000, 0, [0.1, 0.9]),
    ]
    expect(sharesAreOff(counted(moved))).toBe(false)
  })

  it('has the mean of one over everything that may come: a fair bet', () => {
    const n = 12
    const share = 0.3
    let mean = 0
    let ways = 1
    for (let k = 0; k <= n; k++) {
      mean +=
        ways *
        share ** k *
        (1 - share) ** (n - k) *
        evidenceAgainst(counted([batchOf(0, k, 0, [share, 1 - share]), batchOf(1, n - k, 0, [share, 1 - share])]))
      ways = (ways * (n - k)) / (k + 1)
    }
    expect(mean).toBeCloseTo(1, 9)
  })
})

describe('how much it takes', () => {
  it('falls with the square of the difference, and rises with an uneven share', () => {
    const of = { usual: 0.05, smallest: 0.1, shares: [0.5, 0.5] }
    const n = unitsNeeded(of)
    // A plan that is looked at once: (1.96 + 0.84)² · 2 (p(1 − p) + p'(1 − p')) / δ²; being watched costs more, but not three times as much.
    const once = (2.8 ** 2 * 2 * (0.05 * 0.95 + 0.055 * 0.945)) / 0.005 ** 2
    expect(n / once).toBeGreaterThan(1.2)
    expect(n / once).toBeLessThan(2.5)
    expect(unitsNeeded({ ...of, smallest: 0.2 }) / n).toBeCloseTo(0.25, 1)
    expect(unitsNeeded({ ...of, shares: [0.9, 0.1] })).toBeGreaterThan(n)
    expect(conversionsNeeded(of)).toBeGreaterThanOrEqual(n * 0.05)
  })
})
