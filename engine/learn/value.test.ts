import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Space } from '../decide/combination.ts'
import { thompsonComponents } from '../decide/policies/thompson-components.ts'
import { everything, marginalsOf } from '../decide/choose.ts'
import type { LearningCell } from './cell.ts'
import { rowsOf, type Row } from './design.ts'
import { learn } from './learner.ts'
import { contrast } from './posterior.ts'
import { defaultPrior } from './prior.ts'
import { fitValue } from './value.ts'

const space: Space = { slots: [{ slot: 'offer', components: ['cheap', 'dear'] }], combinations: [['cheap'], ['dear']] }

const cell = (offer: string, trials: number, successes: number, each: number): LearningCell => ({
  placement: 'p',
  day: '2025-03-28',
  features: { components: { offer }, exposure: 0, position: 0 },
  trials,
  successes,
  value: successes * each,
  // Half of them a fifth below, half a fifth above.
  valueSquares: Math.round(successes * each * each * 1.04),
})

const shareOfDear = (cells: LearningCell[], goal: 'rate' | 'worth'): number =>
  marginalsOf(
    everything(
      learn({
        context: { placement: 'p', ruleset: 'r' },
        space,
        policy: thompsonComponents,
        settings: {},
        cells,
        tagsOf: () => [],
        prior: defaultPrior,
        decay: { today: '2025-03-28' },
        goal,
        seed: { high: 1, low: 1 },
        decisions: 0,
      }).snapshot,
    ),
  )[0]![1]!

describe('what a success is worth', () => {
  const rows = (cells: LearningCell[]): Row[] => rowsOf(cells, () => [], { today: '2025-03-28' })

  it('is found by component, drawn towards the others where little is known', () => {
    const worth = (cells: LearningCell[], offer: string): number =>
      contrast(fitValue(rows(cells), defaultPrior), [
        ['intercept', 1],
        [`component:offer:${offer}`, 1],
      ]).mean
    const known = [cell('cheap', 10_000, 300, 5_000), cell('dear', 10_000, 300, 6_000)]
    expect(worth(known, 'dear') / 6_000).toBeCloseTo(1, 1)
    expect(worth(known, 'cheap') / 5_000).toBeCloseTo(1, 1)
    const few = [cell('cheap', 10_000, 300, 5_000), cell('dear', 100, 1, 60_000)]
    expect(worth(few, 'dear')).toBeLessThan(20_000)
  })

  it('turns the choice where the dearer one converts less and is worth more', () => {
    const cells = [cell('cheap', 20_000, 800, 5_000), cell('dear', 20_000, 600, 9_000)]
    expect(shareOfDear(cells, 'rate')).toBeLessThan(0.05)
    expect(shareOfDear(cells, 'worth')).toBeGreaterThan(0.9)
  })

  it('leaves the choice to the rate where all are worth the same, in whatever unit money is counted', () => {
    for (const each of [1, 100, 1_000_000]) {
      const cells = [cell('cheap', 20_000, 800, each), cell('dear', 20_000, 500, each)]
      expect(shareOfDear(cells, 'worth')).toBeLessThan(0.05)
    }
  })

  it('stands firm on any counts', () => {
    const anyCell = fc
      .tuple(fc.constantFrom('cheap', 'dear'), fc.nat(1_000), fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: -1_000, max: 100_000 }))
      .map(([offer, trials, share, each]) => cell(offer, trials, Math.round(trials * share), each))
    fc.assert(
      fc.property(fc.array(anyCell, { maxLength: 6 }), (cells) => {
        const { mean, sd } = contrast(fitValue(rows(cells), defaultPrior, ['component:offer:cheap']), [['component:offer:cheap', 1]])
        expect(Number.isFinite(mean) && sd > 0).toBe(true)
      }),
    )
  })
})
