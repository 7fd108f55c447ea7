import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exposureBucketOf, exposureBuckets, featureKey, LearningCell, mergeCells, success, trial, type Tally } from './cell.ts'

// Forty squares of these stay below 2^53, up to which sums are exact.
const tally: fc.Arbitrary<Tally> = fc.oneof(fc.constant(trial), fc.integer({ min: -10_000_000, max: 10_000_000 }).map(success))

const anyCell: fc.Arbitrary<LearningCell> = fc
  .record({
    day: fc.constantFrom('2025-03-27', '2025-03-28'),
    headline: fc.constantFrom('h1', 'h2'),
    image: fc.constantFrom('i1', 'i2'),
    turned: fc.boolean(),
    audience: fc.constantFrom('new', undefined),
    exposure: fc.nat(1),
    tally,
  })
  .map(({ day, headline, image, turned, audience, exposure, tally }) => ({
    placement: 'home-hero',
    day,
    features: { components: turned ? { image, headline } : { headline, image }, ...(audience && { audience }), exposure, position: 0 },
    ...tally,
  }))

describe('learning cells', () => {
  it('commute: any order and any grouping gives the same sums, to the bit', () => {
    const input = fc
      .array(anyCell, { maxLength: 40 })
      .chain((cells) => fc.tuple(fc.constant(cells), fc.shuffledSubarray(cells, { minLength: cells.length }), fc.nat(cells.length)))
    fc.assert(
      fc.property(input, ([cells, shuffled, cut]) => {
        const whole = mergeCells(cells)
        expect(mergeCells(shuffled)).toEqual(whole)
        expect(mergeCells([...mergeCells(shuffled.slice(cut)), ...mergeCells(shuffled.slice(0, cut))])).toEqual(whole)
        expect(whole.reduce((sum, { trials }) => sum + trials, 0)).toBe(cells.reduce((sum, { trials }) => sum + trials, 0))
      }),
    )
  })

  it('have one key for one set of features, however its slots were written', () => {
    const base = { exposure: 0, position: 0 }
    expect(featureKey({ components: { a: 'x', b: 'y' }, ...base })).toBe(featureKey({ components: { b: 'y', a: 'x' }, ...base }))
    const others = [
      { components: { a: 'y', b: 'x' }, ...base },
      { components: { a: 'x', b: 'y' }, audience: 's', ...base },
      { components: { a: 'x', b: 'y' }, exposure: 1, position: 0 },
      { components: { a: 'x', b: 'y' }, exposure: 0, position: 1 },
      { components: { a: 'x","b":"y' }, ...base },
    ]
    expect(new Set(others.map(featureKey)).size).toBe(5)
  })

  it.each([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 3],
    [5, 4],
    [16, 5],
    [17, exposureBuckets.length],
    [1000, exposureBuckets.length],
  ])('%d earlier exposures are in bucket %d', (seen, bucket) => {
    expect(exposureBucketOf(seen)).toBe(bucket)
  })

  it('refuse what is not a count', () => {
    const cell = { placement: 'p', day: '2025-03-28', features: { components: { a: 'x' } }, trials: 1, successes: 0 }
    expect(LearningCell.parse(cell)).toMatchObject({ value: 0, features: { exposure: 0, position: 0 } })
    for (const wrong of [{ trials: 0.5 }, { trials: -1 }, { day: 'yesterday' }, { successes: Number.NaN }]) {
      expect(LearningCell.safeParse({ ...cell, ...wrong }).success).toBe(false)
    }
  })
})
