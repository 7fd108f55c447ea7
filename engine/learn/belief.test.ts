import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Space } from '../decide/combination.ts'
import { whole } from '../decide/policy.ts'
import { drawAt, fillNormals } from '../decide/draw.ts'
import { believe, mostDimensions, type Belief } from './belief.ts'
import type { LearningCell } from './cell.ts'
import { pairTerm, rowsOf } from './design.ts'
import { cumulative } from './normal.ts'
import { contrast } from './posterior.ts'
import { defaultPrior } from './prior.ts'
import { beliefDraws } from './draws.ts'
import { spaceTerms } from './space-terms.ts'

const tagsOf = (): string[] => []
const spaceOfSizes = (sizes: readonly number[]): Space => {
  const slots = sizes.map((size, slot) => ({ slot: `s${slot}`, components: Array.from({ length: size }, (_, member) => `c${slot}x${member}`) }))
  return {
    slots,
    combinations: slots.reduce<string[][]>((all, { components }) => all.flatMap((one) => components.map((next) => [...one, next])), [[]]),
  }
}

/** Counts of a world of components of width 0.1 and pairs of the given one, as chance would have them. */
const cellsOf = (space: Space, pairs: number, trials: number, world = 1): LearningCell[] => {
  const names = [...new Set(spaceTerms(space, tagsOf))]
  const normals = new Float64Array(names.length)
  fillNormals({ high: 9, low: world }, 0, normals)
  const effect = new Map(names.map((term, at) => [term, normals[at]! * (term.startsWith('pair:') ? pairs : 0.1)]))
  return space.combinations.map((combination, index) => {
    const components = Object.fromEntries(combination.map((component, slot) => [space.slots[slot]!.slot, component]))
    let eta = -1.8
    for (const [slot, component] of Object.entries(components)) {
      eta += effect.get(`component:${slot}:${component}`)!
      for (const [other, beside] of Object.entries(components)) if (slot < other) eta += effect.get(pairTerm(slot, component, other, beside))!
    }
    let successes = 0
    for (let at = 0; at < trials; at++) if (drawAt({ high: world, low: index }, at) < cumulative(eta)) successes++
    return { placement: 'p', day: '2025-03-28', features: { components, exposure: 0, position: 0 }, trials, successes, value: 0, valueSquares: 0 }
  })
}

const believed = (space: Space, cells: readonly LearningCell[]): Belief =>
  believe(rowsOf(cells, tagsOf, { today: '2025-03-28' }), defaultPrior, { terms: spaceTerms(space, tagsOf) })
const shareOfPairs = ({ models }: Belief): number =>
  models.filter(({ posterior }) => posterior.prior.pair > 0).reduce((sum, { share }) => sum + share, 0)

describe('belief', () => {
  const space = spaceOfSizes([4, 3, 3])

  it('leaves pairs out where there are none, and takes them in where they are', () => {
    const without = [1, 2, 3, 4, 5].map((world) => shareOfPairs(believed(space, cellsOf(space, 0, 3_000, world))))
    const within = [1, 2, 3, 4, 5].map((world) => shareOfPairs(believed(space, cellsOf(space, 0.15, 3_000, world))))
    expect(without.reduce((sum, share) => sum + share, 0) / 5).toBeLessThan(0.3)
    expect(Math.min(...within)).toBeGreaterThan(0.99)
  })

  it('moves by degrees: a little more of the same never turns it over', () => {
    const cells = cellsOf(space, 0.04, 2_000, 3)
    const shares = Array.from({ length: 12 }, (_, step) => {
      const part = (step + 4) / 16
      return shareOfPairs(
        believed(
          space,
          cells.map((cell) => ({ ...cell, trials: cell.trials * part, successes: cell.successes * part })),
        ),
      )
    })
    for (let at = 1; at < shares.length; at++) expect(Math.abs(shares[at]! - shares[at - 1]!)).toBeLessThan(0.35)
  })

  it('has shares that sum to one, the most probable first, whatever the counts', () => {
    const counts = fc.array(fc.tuple(fc.nat(300), fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 12, maxLength: 12 })
    const small = spaceOfSizes([4, 3])
    fc.assert(
      fc.property(counts, (drawn) => {
        const cells = cellsOf(small, 0, 0).map((cell, at) => ({
          ...cell,
          trials: drawn[at]![0],
          successes: Math.round(drawn[at]![0] * drawn[at]![1]),
        }))
        const { models } = believed(small, cells)
        expect(models.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
        for (let at = 1; at < models.length; at++) expect(models[at]!.share).toBeLessThanOrEqual(models[at - 1]!.share)
      }),
      { numRuns: 30 },
    )
  })

  it('finds the pair that does more together than each alone', () => {
    const lifted = cellsOf(space, 0, 4_000).map((cell) => ({ ...cell, trials: 4_000, successes: 160 }))
    const cells = lifted.map((cell) =>
      cell.features.components['s0'] === 'c0x1' && cell.features.components['s1'] === 'c1x2' ? { ...cell, successes: 260 } : cell,
    )
    const belief = believed(space, cells)
    const { posterior } = belief.models[0]!
    const { mean, sd } = contrast(posterior, [[pairTerm('s0', 'c0x1', 's1', 'c1x2'), 1]])
    expect(mean / sd).toBeGreaterThan(3)
    const draws = beliefDraws(belief, { space, tagsOf, reached: [] }, { high: 1, low: 1 })
    const scores = new Float64Array(space.combinations.length)
    const wins = new Map<string, number>()
    for (let draw = 0; draw < draws.count; draw++) {
      draws.score(draw, whole, scores)
      const best = space.combinations[scores.indexOf(Math.max(...scores))]!.slice(0, 2).join(' ')
      wins.set(best, (wins.get(best) ?? 0) + 1)
    }
    expect(wins.get('c0x1 c1x2')! / draws.count).toBeGreaterThan(0.95)
  })

  it('keeps to its dimensions where there are more pairs, and takes those that tell most', () => {
    const wide = spaceOfSizes([12, 12, 8])
    const flat = cellsOf(wide, 0, 0).map((cell) => ({ ...cell, trials: 500, successes: 20 }))
    const cells = flat.map((cell) =>
      cell.features.components['s0'] === 'c0x3' && cell.features.components['s2'] === 'c2x5' ? { ...cell, successes: 60 } : cell,
    )
    const { posterior } = believed(wide, cells).models[0]!
    expect(posterior.terms.length).toBeLessThanOrEqual(mostDimensions)
    const { mean, sd } = contrast(posterior, [[pairTerm('s0', 'c0x3', 's2', 'c2x5'), 1]])
    expect(mean / sd).toBeGreaterThan(3)
  })
})
