import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../kernel/refusal.ts'
import { propensityOf, without } from '../choose.ts'
import { combine, type Space } from '../combination.ts'
import type { Draws } from '../policy.ts'
import { combinationAt, snapshotOf, type PolicySnapshot } from '../snapshot.ts'
import cases from '../policies.cases.json' with { type: 'json' }
import { policies, policyNamed } from './index.ts'

interface Case {
  name: string
  policy: string
  settings: unknown
  decisions?: number
  slots: { slot: string; components: string[] }[]
  /** Per draw, the score of each combination. */
  scores?: Record<string, number>[]
  draws: number
  epsilon: number
  counts: Record<string, number>
  among: { without: string[]; propensities: Record<string, number> }[]
}

const spaceOf = (slots: Case['slots']): Space => {
  const combined = combine(slots)
  if (isRefusal(combined) || !('whole' in combined)) throw new Error('a case must have a space')
  return combined.whole
}

const drawsOf = (space: Space, scores: Case['scores']): Draws | undefined =>
  scores && {
    count: scores.length,
    unknown: () => new Float64Array(space.combinations.length).fill(1),
    score: (draw, _, into) => space.combinations.forEach((combination, index) => (into[index] = scores[draw]![combination.join(' ')]!)),
  }

const publishedBy = ({
  policy: name,
  settings,
  decisions = 0,
  slots,
  scores,
}: Pick<Case, 'policy' | 'settings' | 'decisions' | 'slots' | 'scores'>): PolicySnapshot => {
  const policy = policyNamed(name)!
  const given = spaceOf(slots)
  const draws = drawsOf(given, scores)
  const { space, weights } = policy.publish({ space: given, settings: policy.settings.parse(settings), decisions, ...(draws && { draws }) })
  return snapshotOf({ placement: 'p', ruleset: 'r', policy: name }, space, weights)
}

const nameAt = (snapshot: PolicySnapshot, index: number): string => combinationAt(snapshot, index).join(' ')

describe('policies', () => {
  it.each(cases as unknown as Case[])('$policy: $name', (given) => {
    const snapshot = publishedBy(given)
    expect(snapshot.draws).toBe(given.draws)
    expect(snapshot.epsilon).toBeCloseTo(given.epsilon, 12)
    expect(Object.fromEntries(snapshot.counts.map(([index, count]) => [nameAt(snapshot, index), count]))).toEqual(given.counts)
    for (const { without: excluded, propensities } of given.among) {
      const eligible = without(snapshot, new Set(excluded))
      expect([...eligible.indices].map((index) => nameAt(snapshot, index)).toSorted()).toEqual(Object.keys(propensities).toSorted())
      for (const index of eligible.indices) expect(propensityOf(eligible, index)).toBeCloseTo(propensities[nameAt(snapshot, index)]!, 12)
    }
  })

  it('have cases, every one of them, names of their own, and a why', () => {
    expect(new Set((cases as unknown as Case[]).map(({ policy }) => policy))).toEqual(new Set(policies.map(({ name }) => name)))
    for (const { why } of policies) expect(why).toMatch(/\.$/)
  })

  it('Thompson sampling draws what is unknown whole, and what is known narrower', () => {
    const policy = policyNamed('thompson-components')!
    const space = spaceOf([{ slot: 'headline', components: ['a', 'b', 'c'] }])
    const widthsOf = (settings: unknown, decisions = 0): number[] => {
      let widths: number[] = []
      const draws: Draws = {
        count: 4,
        unknown: () => Float64Array.of(1, 0.5, 0),
        score: (_, spread, into) => {
          widths = [0, 1, 2].map(spread)
          into.fill(0)
        },
      }
      policy.publish({ space, settings: policy.settings.parse(settings), decisions, draws })
      return widths.map((width) => Number(width.toFixed(9)))
    }
    expect(widthsOf({})).toEqual([1, 0.7, 0.4])
    expect(widthsOf({ settled: 1 })).toEqual([1, 1, 1])
    expect(widthsOf({ spread: 0.5, settled: 0.2 })).toEqual([0.5, 0.3, 0.1])
    expect(widthsOf({ horizon: 100 }, 75)).toEqual([0.5, 0.35, 0.2])
  })

  it.each(['fixed-split', 'thompson-components', 'top-two'])('%s does not care in which order components are listed', (policy) => {
    const components = ['a', 'b', 'c', 'd', 'e']
    const scored = fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(
        fc.shuffledSubarray(components, { minLength: 5 }),
        scored,
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 5, maxLength: 5 }),
        (shuffled, values, shares) => {
          const byName = (numbers: readonly number[]): Record<string, number> =>
            Object.fromEntries(components.map((name, index) => [name, numbers[index]!]))
          const settings = policy === 'fixed-split' ? { shares: byName(shares) } : {}
          const countsOf = (listed: string[]): Map<string, number> => {
            const snapshot = publishedBy({ policy, settings, slots: [{ slot: 'headline', components: listed }], scores: values.map(byName) })
            return new Map(snapshot.counts.map(([index, count]): [string, number] => [nameAt(snapshot, index), count]).toSorted())
          }
          expect(countsOf(shuffled)).toEqual(countsOf(components))
        },
      ),
    )
  })

  it('apportions what does not fit into whole counts to within one of its quota', () => {
    const slots = ['s', 't'].map((slot) => ({ slot, components: [`${slot}0`, `${slot}1`, `${slot}2`] }))
    const shares = { s0: 997, s1: 991, s2: 3, t0: 983, t1: 977, t2: 2 }
    const snapshot = publishedBy({ policy: 'fixed-split', settings: { shares }, slots })
    expect(snapshot.draws).toBe(65_536)
    for (const [index, count] of snapshot.counts) {
      const product = combinationAt(snapshot, index).reduce((total, component) => total * shares[component as keyof typeof shares], 1)
      expect(Math.abs(count - (product / (1991 * 1962)) * 65_536)).toBeLessThan(1)
    }
  })
})
