import { describe, expect, it } from 'vitest'
import type { Space } from '../decide/combination.ts'
import { believe } from './belief.ts'
import type { LearningCell } from './cell.ts'
import { rowsOf } from './design.ts'
import { componentEffects } from './estimate.ts'
import { defaultPrior } from './prior.ts'
import { spaceTerms } from './space-terms.ts'

const space: Space = {
  slots: [
    { slot: 'headline', components: ['h1', 'h2', 'h3'] },
    { slot: 'legal', components: ['l1'] },
  ],
  combinations: [
    ['h1', 'l1'],
    ['h2', 'l1'],
    ['h3', 'l1'],
  ],
}
const cell = (headline: string, trials: number, successes: number): LearningCell => ({
  placement: 'home-hero',
  day: '2025-03-28',
  features: { components: { headline, legal: 'l1' }, exposure: 0, position: 0 },
  trials,
  successes,
  value: 0,
  valueSquares: 0,
})
const tagsOf = (): string[] => []
const effectsOf = (cells: readonly LearningCell[]) =>
  componentEffects({
    belief: believe(rowsOf(cells, tagsOf, { today: '2025-03-28' }), defaultPrior, { terms: spaceTerms(space, tagsOf) }),
    space,
    tagsOf,
    cells,
  })

describe('the effect of a component', () => {
  it('is relative to the others of its slot, with an interval and the exposures that it rests on', () => {
    const [h1, h2] = effectsOf([cell('h1', 100_000, 6000), cell('h2', 100_000, 4000), cell('h3', 100_000, 5000)])
    // 6,000 against a mean of 4,500 is a third more; 4,000 against 5,500 is 27 % less. The prior draws both a little in.
    expect(h1!.effect).toBeGreaterThan(0.28)
    expect(h1!.effect).toBeLessThan(1 / 3)
    expect(h2!.effect).toBeLessThan(-0.22)
    expect(h2!.effect).toBeGreaterThan(-0.28)
    expect(h1).toMatchObject({ slot: 'headline', component: 'h1', exposures: 100_000, conversions: 6000 })
    for (const { effect, interval } of [h1!, h2!]) {
      expect(interval![0]).toBeLessThan(effect!)
      expect(interval![1]).toBeGreaterThan(effect!)
      expect(interval![1] - interval![0]).toBeLessThan(0.12)
    }
  })

  it('is narrower the more it rests on', () => {
    const width = (scale: number): number => {
      const [{ interval = [0, 0] } = {}] = effectsOf([
        cell('h1', 2000 * scale, 60 * scale),
        cell('h2', 2000 * scale, 50 * scale),
        cell('h3', 2000 * scale, 50 * scale),
      ])
      return interval[1] - interval[0]
    }
    expect(width(10)).toBeLessThan(width(1) / 2)
  })

  it('is not shown before 25 conversions, nor for one that stands alone', () => {
    const [h1, , h3, l1] = effectsOf([cell('h1', 1000, 24), cell('h2', 1000, 40)])
    expect(h1).toEqual({ slot: 'headline', component: 'h1', exposures: 1000, conversions: 24, gathering: { conversions: 24, needed: 25 } })
    expect(h3).toMatchObject({ exposures: 0, gathering: { conversions: 0, needed: 25 } })
    expect(l1).toEqual({ slot: 'legal', component: 'l1', exposures: 2000, conversions: 64 })
  })
})
