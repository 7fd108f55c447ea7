import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everything, marginalsOf } from '../decide/choose.ts'
import type { Space } from '../decide/combination.ts'
import { fixedSplit } from '../decide/policies/fixed-split.ts'
import { thompsonComponents } from '../decide/policies/thompson-components.ts'
import type { PolicySnapshot } from '../decide/snapshot.ts'
import type { LearningCell } from './cell.ts'
import { componentEffects } from './estimate.ts'
import { learn, type Lesson } from './learner.ts'
import { defaultPrior } from './prior.ts'

const space: Space = {
  slots: [{ slot: 'headline', components: ['wet', 'dry', 'new'] }],
  combinations: [['wet'], ['dry'], ['new']],
}

const cell = (headline: string, trials: number, successes: number, audience?: string): LearningCell => ({
  placement: 'hero',
  day: '2026-01-01',
  features: { components: { headline }, ...(audience !== undefined && { audience }), exposure: 0, position: 0 },
  trials,
  successes,
  value: successes * 1_000,
  valueSquares: successes * 1_000_000,
})

/** Walkers like the wet headline and everybody else the dry one; taken together there is nothing to choose between them. */
const opposite = [
  cell('wet', 4_000, 240, 'walkers'),
  cell('dry', 4_000, 120, 'walkers'),
  cell('new', 4_000, 120, 'walkers'),
  cell('wet', 4_000, 120),
  cell('dry', 4_000, 240),
  cell('new', 4_000, 120),
]

const lesson = (cells: readonly LearningCell[], more: Partial<Lesson> = {}): Lesson => ({
  context: { placement: 'hero', ruleset: 'rules' },
  space,
  policy: thompsonComponents,
  settings: {},
  cells,
  tagsOf: () => [],
  audiences: ['walkers'],
  prior: defaultPrior,
  decay: { today: '2026-01-01' },
  seed: { high: 1, low: 2 },
  decisions: 0,
  ...more,
})

const sharesOf = (snapshot: PolicySnapshot): Record<string, number> => {
  const [marginals] = marginalsOf(everything(snapshot))
  return Object.fromEntries(snapshot.slots[0]!.components.map((component, at) => [component, marginals![at]!]))
}

describe('an audience that is learned apart', () => {
  it.each(['rate', 'worth'] as const)('is shown what it likes, and whoever is in none what they like (by %s)', (goal) => {
    const { snapshot, leaves } = learn(lesson(opposite, { goal }))
    expect(leaves.map(({ audience }) => audience)).toEqual(['walkers'])
    expect(sharesOf(leaves[0]!)['wet']).toBeGreaterThan(0.9)
    expect(sharesOf(snapshot)['dry']).toBeGreaterThan(0.9)
  })

  it('follows everybody as long as nothing is known of its taste', () => {
    const { snapshot, leaves } = learn(
      lesson(
        opposite.filter(({ features }) => features.audience === undefined),
        { audiences: ['runners'] },
      ),
    )
    const [own, whole] = [sharesOf(leaves[0]!), sharesOf(snapshot)]
    expect(own['dry']).toBeGreaterThan(0.6)
    // It may yet think otherwise: less is sure of it than of everybody.
    expect(own['dry']!).toBeLessThan(whole['dry']!)
  })

  it('has effects of its own; those for everybody weigh each taste by who was shown it', () => {
    const { belief } = learn(lesson(opposite))
    const learned = { belief, space, tagsOf: () => [], cells: opposite }
    const effectOf = (component: string, audience?: string) =>
      componentEffects({ ...learned, ...(audience !== undefined && { audience }) }).find((effect) => effect.component === component)!
    expect(effectOf('wet', 'walkers')).toMatchObject({ exposures: 4_000, conversions: 240 })
    expect(effectOf('wet', 'walkers').interval![0]).toBeGreaterThan(0)
    expect(effectOf('dry', 'walkers').interval![1]).toBeLessThan(0.1)
    const [wet, dry] = [effectOf('wet'), effectOf('dry')]
    expect(wet).toMatchObject({ exposures: 8_000, conversions: 360 })
    expect(Math.abs(wet.effect! - dry.effect!)).toBeLessThan(0.05)
  })

  it('shares by the same counts in whatever order, each summing to one with nothing left out', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(opposite, { minLength: opposite.length }), (shuffled) => {
        expect(learn(lesson(shuffled)).leaves).toEqual(learn(lesson(opposite)).leaves)
      }),
      { numRuns: 10 },
    )
    for (const one of learn(lesson(opposite)).leaves) {
      const shares = Object.values(sharesOf(one))
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
      for (const share of shares) expect(share).toBeGreaterThan(0)
    }
  })

  it('has no snapshot of its own under a policy that does not learn', () => {
    expect(learn(lesson(opposite, { policy: fixedSplit, settings: { slot: 'headline', shares: { wet: 1, dry: 1, new: 1 } } })).leaves).toEqual([])
  })
})
