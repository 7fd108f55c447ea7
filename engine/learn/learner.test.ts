import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everything, marginalsOf } from '../decide/choose.ts'
import type { Space } from '../decide/combination.ts'
import { fixedSplit } from '../decide/policies/fixed-split.ts'
import { thompsonComponents } from '../decide/policies/thompson-components.ts'
import { believe } from './belief.ts'
import type { LearningCell } from './cell.ts'
import { rowsOf, type TagsOf } from './design.ts'
import { learn, type Lesson } from './learner.ts'
import { contrast, fit } from './posterior.ts'
import { defaultPrior } from './prior.ts'
import { beliefDraws, posteriorDraws } from './draws.ts'
import { spaceTerms } from './space-terms.ts'

const space: Space = {
  slots: [
    { slot: 'headline', components: ['h1', 'h2', 'h3'] },
    { slot: 'image', components: ['i1', 'i2'] },
  ],
  combinations: ['h1', 'h2', 'h3'].flatMap((headline) => ['i1', 'i2'].map((image) => [headline, image])),
}

const cell = (headline: string, image: string, trials: number, successes: number, day = '2025-03-28'): LearningCell => ({
  placement: 'home-hero',
  day,
  features: { components: { headline, image }, exposure: 0, position: 0 },
  trials,
  successes,
  value: 0,
  valueSquares: 0,
})

const lesson = (cells: readonly LearningCell[], more: Partial<Lesson> = {}): Lesson => ({
  context: { placement: 'home-hero', ruleset: 'rules' },
  space,
  policy: thompsonComponents,
  settings: {},
  cells,
  tagsOf: () => [],
  prior: defaultPrior,
  decay: { today: '2025-03-28' },
  seed: { high: 1, low: 2 },
  decisions: 0,
  ...more,
})

const shares = (given: Lesson): Record<string, number> => {
  const { snapshot } = learn(given)
  const marginals = marginalsOf(everything(snapshot))
  return Object.fromEntries(snapshot.slots.flatMap(({ components }, slot) => components.map((component, at) => [component, marginals[slot]![at]!])))
}

describe('learn', () => {
  it('shares evenly, but for chance, as long as nothing is known', () => {
    const even = shares(lesson([]))
    for (const headline of ['h1', 'h2', 'h3']) expect(Math.abs(even[headline]! - 1 / 3)).toBeLessThan(0.08)
    expect(Math.abs(even['i1']! - 0.5)).toBeLessThan(0.08)
  })

  it('moves traffic to the headline that does better, whatever image stood beside it, and keeps the rest possible', () => {
    const cells = ['i1', 'i2'].flatMap((image) => [cell('h1', image, 5000, 100), cell('h2', image, 5000, 160), cell('h3', image, 5000, 100)])
    const learned = shares(lesson(cells))
    expect(learned['h2']).toBeGreaterThan(0.95)
    expect(learned['h1']).toBeGreaterThan(1e-3)
    expect(Math.abs(learned['i1']! - 0.5)).toBeLessThan(0.1)
  })

  it('lets a component profit from the tags that it shares', () => {
    const cells = [cell('h1', 'i1', 20_000, 800), cell('h2', 'i1', 20_000, 400)]
    const shareOfNew = (tone: string): number => {
      const tags: Record<string, string[]> = { h1: ['tone:warm'], h2: ['tone:cool'], h3: [tone] }
      return shares(lesson(cells, { tagsOf: (component) => tags[component] ?? [] }))['h3']!
    }
    // What the better headline bears, what only the new one bears, what the worse one bears.
    expect(shareOfNew('tone:warm')).toBeGreaterThan(shareOfNew('tone:new') + 0.02)
    expect(shareOfNew('tone:new')).toBeGreaterThan(shareOfNew('tone:cool') + 0.02)
  })

  it('gives the same snapshot for the same counts, in whatever order they came', () => {
    const cells = [cell('h1', 'i1', 900, 20), cell('h2', 'i2', 800, 31), cell('h3', 'i1', 700, 9, '2025-03-20'), cell('h1', 'i1', 100, 2)]
    const { snapshot } = learn(lesson(cells))
    fc.assert(
      fc.property(fc.shuffledSubarray(cells, { minLength: 4 }), (shuffled) => {
        expect(learn(lesson(shuffled)).snapshot).toEqual(snapshot)
      }),
    )
    expect(learn(lesson([...cells, cell('h2', 'i2', 500, 40)])).snapshot.id).not.toBe(snapshot.id)
  })

  it('publishes policies that do not learn from their settings alone', () => {
    const given = lesson([cell('h1', 'i1', 5000, 500)], { policy: fixedSplit, settings: { shares: { h1: 0 } } })
    expect(shares(given)).toMatchObject({ h1: 0, h2: 0.5, h3: 0.5 })
  })

  it('forgets by half-life', () => {
    const old = cell('h1', 'i1', 800, 80, '2025-03-18')
    const rows = rowsOf([old, cell('h1', 'i1', 100, 4)], () => [], { today: '2025-03-28', halfLife: 5 })
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ trials: 300, successes: 24 })
    const [undimmed] = rowsOf([old], () => [], { today: '2025-03-28' })
    expect(undimmed).toMatchObject({ trials: 800, successes: 80 })
  })
})

describe('what is unknown', () => {
  const drawing = { space, tagsOf: (() => []) as TagsOf, reached: [] }
  const unknownAfter = (cells: readonly LearningCell[], of = drawing): Float64Array => {
    const terms = spaceTerms(space, of.tagsOf)
    const rows = rowsOf(cells, of.tagsOf, { today: '2025-03-28' })
    return beliefDraws(believe(rows, defaultPrior, { terms }), of, { high: 3, low: 4 }, 4_096).unknown()
  }
  const everywhere = (trials: number): LearningCell[] =>
    ['h1', 'h2', 'h3'].flatMap((headline) => ['i1', 'i2'].map((image) => cell(headline, image, trials, Math.round(trials / 25))))

  it('is everything at first, whatever tags there are, and ever less', () => {
    for (const tagsOf of [() => [], (id: string) => (id < 'h3' ? ['tone:warm'] : [])] as TagsOf[])
      // 4,096 draws tell a variance to about 2 %.
      for (const share of unknownAfter([], { ...drawing, tagsOf })) expect(share).toBeGreaterThan(0.9)
    const after = [100, 1_000, 10_000, 100_000].map((trials) => unknownAfter(everywhere(trials))[0]!)
    expect(after).toEqual(after.toSorted((a, b) => b - a))
    expect(after[0]).toBeGreaterThan(0.7)
    expect(after[3]).toBeLessThan(0.05)
  })

  it('is what was hardly shown, whatever is known of the others', () => {
    const unknown = unknownAfter([...everywhere(20_000).filter(({ features }) => features.components['headline'] !== 'h3'), cell('h3', 'i1', 50, 2)])
    // h1 and h2 first, each with two images, then h3.
    expect(Math.max(...unknown.slice(0, 4))).toBeLessThan(Math.min(...unknown.slice(4)) / 2)
  })
})

describe('posterior draws', () => {
  const cells = [cell('h1', 'i1', 5000, 100), cell('h2', 'i2', 4000, 120), cell('h3', 'i1', 300, 3), cell('h3', 'i2', 800, 12)]
  const posterior = fit(
    rowsOf(cells, () => [], { today: '2025-03-28' }),
    defaultPrior,
    { terms: spaceTerms(space, () => []) },
  )
  const scores = (spread: number, count = 8192): Float64Array[] => {
    const draws = posteriorDraws(posterior, { space, tagsOf: () => [], reached: [] }, { high: 3, low: 4 }, count)
    return Array.from({ length: count }, (_, draw) => {
      const into = new Float64Array(6)
      draws.score(draw, () => spread, into)
      return into
    })
  }

  it('have the mean and the variance of the posterior', () => {
    const all = scores(1)
    // h1 i1 against h2 i2, and h1 i1 against h1 i2: the latter is the difference of the images, whatever the headline.
    for (const [one, other, weights] of [
      [0, 3, { 'headline:h1': 1, 'headline:h2': -1, 'image:i1': 1, 'image:i2': -1 }],
      [0, 1, { 'image:i1': 1, 'image:i2': -1 }],
    ] as const) {
      const expected = contrast(
        posterior,
        Object.entries(weights).map(([name, weight]): [string, number] => [`component:${name}`, weight]),
      )
      const differences = all.map((into) => into[one]! - into[other]!)
      const mean = differences.reduce((sum, value) => sum + value, 0) / all.length
      const variance = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / all.length
      // Four standard errors of each.
      expect(Math.abs(mean - expected.mean)).toBeLessThan((4 * expected.sd) / Math.sqrt(all.length))
      expect(Math.abs(variance / expected.sd ** 2 - 1)).toBeLessThan(4 * Math.sqrt(2 / all.length))
    }
    all.slice(0, 50).forEach((into) => expect(into[0]! - into[1]!).toBeCloseTo(into[4]! - into[5]!, 12))
  })

  it('narrow with the spread, down to the mean', () => {
    const [wide, narrow, none] = [scores(1, 4), scores(0.5, 4), scores(0, 4)] as const
    for (let draw = 0; draw < 4; draw++) {
      const mean = none[0]![2]!
      expect(none[draw]![2]).toBe(mean)
      expect(narrow[draw]![2]! - mean).toBeCloseTo((wide[draw]![2]! - mean) / 2, 12)
    }
  })

  it('want a posterior that knows every component', () => {
    const wider = { slots: [{ slot: 'headline', components: ['h9'] }], combinations: [['h9']] }
    expect(() => posteriorDraws(posterior, { space: wider, tagsOf: () => [], reached: [] }, { high: 1, low: 1 })).toThrow('component:headline:h9')
  })
})
