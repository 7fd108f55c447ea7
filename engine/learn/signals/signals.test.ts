import { describe, expect, it } from 'vitest'
import type { Space } from '../../decide/combination.ts'
import { believe } from '../belief.ts'
import type { LearningCell } from '../cell.ts'
import { rowsOf } from '../design.ts'
import { componentEffects } from '../estimate.ts'
import { defaultPrior } from '../prior.ts'
import { spaceTerms } from '../space-terms.ts'
import { Noticed, percent, subjectOf } from '../signal.ts'
import { fatigue, fatigues } from './fatigue.ts'
import { gap } from './gap.ts'
import { winners } from './winner.ts'

const cell = (headline: string, exposure: number, trials: number, successes: number, day = '2025-03-28'): LearningCell => ({
  placement: 'home-hero',
  day,
  features: { components: { headline }, exposure, position: 0 },
  trials,
  successes,
  value: 0,
  valueSquares: 0,
})

describe('fatigue', () => {
  const wearing = [
    cell('h1', 0, 20_000, 1000, '2025-03-20'),
    cell('h1', 1, 8000, 360, '2025-03-21'),
    cell('h1', 3, 6000, 150, '2025-03-24'),
    cell('h1', 4, 4000, 80, '2025-03-23'),
  ]

  it('is noticed when the effect falls with exposures, with its course and its beginning', () => {
    const noticed = Noticed.parse(fatigue(wearing, 'headline', 'h1'))
    expect(noticed).toMatchObject({ kind: 'fatigue', placement: 'home-hero', slot: 'headline', component: 'h1', since: '2025-03-23' })
    expect(noticed.evidence[0]).toMatchObject({ value: expect.closeTo(0.54, 10) as number, n: 30_000 })
    expect(noticed.evidence[0]!.interval![0]).toBeGreaterThan(0)
    expect(noticed.evidence.slice(1).map(({ value }) => value)).toEqual([0.05, 0.045, 0.025, 0.02])
    expect(noticed.statement).toBe('It does 54 % less for those who have seen its campaign more than twice: 5.0 % at first, 2.3 % later.')
  })

  it.each([
    ['the effect stays', [cell('h1', 0, 20_000, 1000), cell('h1', 3, 10_000, 500)]],
    ['it falls a little', [cell('h1', 0, 200_000, 10_000), cell('h1', 3, 100_000, 4500)]],
    ['it rises', [cell('h1', 0, 20_000, 1000), cell('h1', 3, 10_000, 900)]],
    ['it is too early to tell', [cell('h1', 0, 500, 25), cell('h1', 3, 600, 15)]],
    ['nobody saw it often', [cell('h1', 0, 20_000, 1000), cell('h1', 1, 20_000, 200)]],
    ['it is another one that wears off', wearing.map((worn) => ({ ...worn, features: { ...worn.features, components: { headline: 'h2' } } }))],
    ['there is nothing', []],
  ])('is not when %s', (_, cells) => {
    expect(fatigue(cells, 'headline', 'h1')).toBeUndefined()
  })

  it('is noticed when nobody responds any more', () => {
    const { evidence } = Noticed.parse(fatigue([cell('h1', 0, 20_000, 1000), cell('h1', 3, 6000, 0)], 'headline', 'h1'))
    expect(evidence[0]).toMatchObject({ value: 1 })
  })
})

describe('all that wears off', () => {
  const shown = (headline: string, image: string, exposure: number, trials: number, successes: number): LearningCell => ({
    ...cell(headline, exposure, trials, successes),
    features: { components: { headline, image, legalLine: 'l1' }, exposure, position: 0 },
  })
  const slots = [
    { slot: 'headline', components: ['h1', 'h2'] },
    { slot: 'image', components: ['i1', 'i2'] },
    { slot: 'legalLine', components: ['l1'] },
  ]
  // h1 wears off wherever it stands; i1 is mostly shown with it and is no worse by itself.
  const cells = [
    shown('h1', 'i1', 0, 20_000, 1000),
    shown('h1', 'i1', 4, 10_000, 100),
    shown('h2', 'i1', 0, 6_000, 300),
    shown('h2', 'i1', 4, 6_000, 300),
    shown('h2', 'i2', 0, 10_000, 500),
    shown('h2', 'i2', 4, 10_000, 500),
  ]

  it('is the one that does, and not what stood beside it', () => {
    expect(fatigue(cells, 'image', 'i1')).toBeDefined()
    expect(fatigues(cells, slots).map(({ component }) => component)).toEqual(['h1'])
  })

  it('blames nobody for one that has left since', () => {
    const left = slots.map(({ slot, components }) => ({ slot, components: components.filter((component) => component !== 'h1') }))
    expect(fatigues(cells, [{ slot: 'headline', components: ['h2', 'h3'] }, ...left.slice(1)])).toEqual([])
  })

  it('is each of two that do on their own', () => {
    const two = [...cells.slice(0, 4), shown('h2', 'i2', 0, 10_000, 500), shown('h2', 'i2', 4, 10_000, 50)]
    expect(
      fatigues(two, slots)
        .map(({ component }) => component)
        .sort(),
    ).toEqual(['h1', 'i2'])
  })
})

describe('a gap', () => {
  const days = [
    { day: '2025-03-26', decisions: 400, fallbacks: 4 },
    { day: '2025-03-28', decisions: 300, fallbacks: 290 },
    { day: '2025-03-27', decisions: 300, fallbacks: 240 },
  ]

  it('is noticed when too many decisions had nothing to show, from the day that it began', () => {
    const noticed = Noticed.parse(gap('home-hero', 'rain, German', days))
    expect(noticed).toMatchObject({ kind: 'gap', audience: 'rain, German', since: '2025-03-27' })
    expect(noticed.evidence[0]).toMatchObject({ value: 0.534, n: 1000 })
    expect(noticed.statement).toBe('53 % of the decisions at home-hero for rain, German had nothing of ours to show (534 of 1000).')
  })

  it.each([
    ['most were served', [{ day: '2025-03-28', decisions: 10_000, fallbacks: 1500 }]],
    ['few were asked', [{ day: '2025-03-28', decisions: 24, fallbacks: 24 }]],
    ['it may be chance', [{ day: '2025-03-28', decisions: 120, fallbacks: 30 }]],
    ['nobody asked', []],
  ])('is not when %s', (_, few) => {
    expect(gap('home-hero', 'everyone', few)).toBeUndefined()
  })
})

describe('a winner', () => {
  const space: Space = { slots: [{ slot: 'headline', components: ['h1', 'h2', 'h3'] }], combinations: [['h1'], ['h2'], ['h3']] }
  const tagsOf = (): string[] => []
  const among = (cells: LearningCell[]): Noticed[] => {
    const belief = believe(rowsOf(cells, tagsOf, { today: '2025-03-28' }), defaultPrior, { terms: spaceTerms(space, tagsOf) })
    const learned = { belief, space, tagsOf, cells }
    return winners(learned, componentEffects(learned), { high: 1, low: 1 })
  }

  it('is noticed when it is probably the best, with that probability and its effect', () => {
    const [noticed, ...more] = among([cell('h1', 0, 20_000, 400), cell('h2', 0, 20_000, 600, '2025-03-21'), cell('h3', 0, 20_000, 420)])
    expect(more).toEqual([])
    expect(Noticed.parse(noticed)).toMatchObject({ kind: 'winner', slot: 'headline', component: 'h2', since: '2025-03-21' })
    const [chance, effect] = noticed!.evidence
    expect(chance!.value).toBeGreaterThan(0.99)
    expect(effect!.interval![0]).toBeGreaterThan(0)
    expect(effect!.n).toBe(20_000)
  })

  it.each([
    ['two are as good as each other', [cell('h1', 0, 20_000, 600), cell('h2', 0, 20_000, 600), cell('h3', 0, 20_000, 200)]],
    ['nothing is known', []],
    ['too few conversions are in', [cell('h1', 0, 300, 2), cell('h2', 0, 300, 24), cell('h3', 0, 300, 2)]],
  ])('is not when %s', (_, cells) => {
    expect(among(cells)).toEqual([])
  })
})

describe('signals', () => {
  it('about the same thing have the same subject', () => {
    const one = { kind: 'gap' as const, placement: 'p', audience: 'a' }
    expect(subjectOf(one)).toBe(subjectOf({ ...one }))
    expect(subjectOf(one)).not.toBe(subjectOf({ ...one, audience: 'b' }))
    expect(subjectOf(one)).not.toBe(subjectOf({ ...one, kind: 'winner' }))
  })

  it.each([
    [0.5336, '53 %'],
    [0.0534, '5.3 %'],
    [0.00534, '0.53 %'],
    [-0.123, '−12 %'],
    [0, '0 %'],
    [1, '100 %'],
  ])('write %d as %s', (share, text) => {
    expect(percent(share)).toBe(text)
  })
})
