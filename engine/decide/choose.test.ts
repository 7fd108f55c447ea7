import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choose, eligibleWhere, everything, marginalsOf, propensityOf, without, type Choice, type Eligible } from './choose.ts'
import type { Space } from './combination.ts'
import { snapshotOf, PolicySnapshot } from './snapshot.ts'

const context = { placement: 'home-hero', ruleset: 'rules', policy: 'thompson-components' }

const spaceOf = (sizes: readonly number[]): Space => {
  const slots = sizes.map((size, slot) => ({ slot: `s${slot}`, components: Array.from({ length: size }, (_, index) => `s${slot}c${index}`) }))
  return {
    slots,
    combinations: slots.reduce<string[][]>((lists, { components }) => lists.flatMap((list) => components.map((one) => list.concat(one))), [[]]),
  }
}

interface Drawn {
  snapshot: PolicySnapshot
  keep: boolean[]
}

/** Any snapshot over up to 4 × 3 × 3 combinations, and any part of it. */
const anyDrawn = (epsilon: fc.Arbitrary<number>): fc.Arbitrary<Drawn> =>
  fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }).chain((sizes) => {
    const space = spaceOf(sizes)
    const size = space.combinations.length
    return fc
      .record({
        winners: fc.array(fc.nat(size - 1), { minLength: 1, maxLength: 64 }),
        epsilon,
        keep: fc.array(fc.boolean(), { minLength: size, maxLength: size }),
      })
      .map(({ winners, epsilon, keep }) => {
        const counts = space.combinations.map((_, index) => winners.filter((winner) => winner === index).length)
        return { snapshot: snapshotOf(context, space, { draws: winners.length, counts, epsilon }), keep }
      })
  })

const someEpsilon = fc.double({ min: 1e-9, max: 1, noNaN: true })
const anyEpsilon = fc.oneof(fc.constant(0), someEpsilon)
const indicesOf = ({ snapshot }: Eligible): number[] => snapshot.combinations.map((_, index) => index)
const sumOf = (numbers: Iterable<number>): number => [...numbers].reduce((sum, number) => sum + number, 0)
const chosen = (eligible: Eligible, low: number): Choice => choose(eligible, { high: 3, low })!

describe('propensities', () => {
  it('sum to one over the eligible, are positive there and nought elsewhere', () => {
    fc.assert(
      fc.property(anyDrawn(someEpsilon), ({ snapshot, keep }) => {
        fc.pre(keep.some(Boolean))
        const eligible = eligibleWhere(snapshot, (index) => keep[index]!)
        const all = indicesOf(eligible).map((index) => propensityOf(eligible, index))
        expect(sumOf(all)).toBeCloseTo(1, 12)
        all.forEach((propensity, index) => (keep[index] ? expect(propensity).toBeGreaterThan(0) : expect(propensity).toBe(0)))
      }),
    )
  })

  it('are the formula: (1 − ε) · count / S + ε / n, over its sum among the eligible', () => {
    fc.assert(
      fc.property(anyDrawn(someEpsilon), ({ snapshot, keep }) => {
        fc.pre(keep.some(Boolean))
        const counts = new Map(snapshot.counts)
        const raw = snapshot.combinations.map(
          (_, index) => ((1 - snapshot.epsilon) * (counts.get(index) ?? 0)) / snapshot.draws + snapshot.epsilon / snapshot.combinations.length,
        )
        const mass = sumOf(raw.filter((_, index) => keep[index]))
        const eligible = eligibleWhere(snapshot, (index) => keep[index]!)
        raw.forEach((share, index) => expect(propensityOf(eligible, index)).toBeCloseTo(keep[index] ? share / mass : 0, 12))
      }),
    )
  })

  it('per slot are the marginals of the whole', () => {
    fc.assert(
      fc.property(anyDrawn(anyEpsilon), ({ snapshot, keep }) => {
        fc.pre(keep.some(Boolean))
        const eligible = eligibleWhere(snapshot, (index) => keep[index]!)
        marginalsOf(eligible).forEach((shares, slot) => {
          expect(sumOf(shares)).toBeCloseTo(1, 12)
          shares.forEach((share, member) => {
            const own = indicesOf(eligible).filter((index) => snapshot.combinations[index]![slot] === member)
            expect(share).toBeCloseTo(sumOf(own.map((index) => propensityOf(eligible, index))), 12)
          })
        })
      }),
    )
  })
})

describe('choose', () => {
  it('reports what propensityOf and marginalsOf say, and never what is not eligible', () => {
    fc.assert(
      fc.property(anyDrawn(anyEpsilon), fc.nat(), ({ snapshot, keep }, low) => {
        const eligible = eligibleWhere(snapshot, (index) => keep[index]!)
        const choice = choose(eligible, { high: 0, low })
        if (!keep.some(Boolean)) {
          expect(choice).toBeUndefined()
          return
        }
        expect(keep[choice!.index]).toBe(true)
        expect(choice!.propensity.total).toBe(propensityOf(eligible, choice!.index))
        expect(choice!.propensity.total).toBeGreaterThan(0)
        choice!.propensity.perSlot.forEach((share, slot) => {
          expect(share).toBe(marginalsOf(eligible)[slot]![snapshot.combinations[choice!.index]![slot]!])
          expect(share).toBeGreaterThan(choice!.propensity.total - 1e-12)
        })
      }),
    )
  })

  const space = spaceOf([3, 4])
  const counts = [100, 40, 0, 60, 12, 0, 0, 200, 50, 50, 0, 0]
  const snapshot = snapshotOf(context, space, { draws: 512, counts, epsilon: 0.1 })

  it.each([
    ['everything', everything(snapshot)],
    ['a part', without(snapshot, new Set(['s0c2', 's1c3']))],
  ])('draws in the proportion of π from %s', (_, eligible) => {
    const runs = 60_000
    const seen = snapshot.combinations.map(() => 0)
    let inverse = 0
    for (let low = 0; low < runs; low++) {
      const { index, propensity } = chosen(eligible, low)
      seen[index]!++
      inverse += 1 / propensity.total
    }
    const expected = seen.map((_, index) => runs * propensityOf(eligible, index))
    const chiSquare = sumOf(seen.map((count, index) => (expected[index] === 0 ? 0 : (count - expected[index]!) ** 2 / expected[index]!)))
    // At most 11 degrees of freedom: 37.4 is passed once in ten thousand.
    expect(chiSquare).toBeLessThan(37.4)
    // The mean of 1/p is the number of what may come up; its standard error here is about 0.1.
    expect(Math.abs(inverse / runs - eligible.indices.length)).toBeLessThan(0.5)
  })

  it('explores with probability ε, renormalised, and says so', () => {
    const eligible = without(snapshot, new Set(['s1c3']))
    const explored = Array.from({ length: 40_000 }, (_, low) => chosen(eligible, low)).filter(({ branch }) => branch === 'explore').length / 40_000
    const floor = (0.1 * 9) / 12
    const learn = (0.9 * (100 + 40 + 12 + 50 + 50)) / 512
    expect(explored).toBeCloseTo(floor / (floor + learn), 2)
  })

  it('is replayed bit for bit, also from a snapshot that went through JSON and with nothing made before', () => {
    const eligible = everything(snapshot)
    const again = everything(PolicySnapshot.parse(JSON.parse(JSON.stringify(snapshot))))
    const forwards = Array.from({ length: 500 }, (_, low) => chosen(eligible, low))
    const backwards = Array.from({ length: 500 }, (_, low) => chosen(again, 499 - low))
    expect(backwards.toReversed()).toEqual(forwards)
  })

  it('gives everything to the first that is eligible where nothing eligible has any mass', () => {
    const ranked = snapshotOf(context, space, { draws: 1, counts: [1, ...Array.from({ length: 11 }, () => 0)], epsilon: 0 })
    const choice = chosen(without(ranked, new Set(['s0c0'])), 5)
    expect(choice).toMatchObject({ combination: ['s0c1', 's1c0'], propensity: { total: 1, perSlot: [1, 1] } })
  })
})
