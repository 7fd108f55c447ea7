import { describe, expect, it } from 'vitest'
import type { Plan } from '../../decide/experiment.ts'
import { type Batch, noMoments, type Slice } from './batch.ts'
import { liftOf } from './lift.ts'
import { reportOf } from './report.ts'

const plan: Plan = {
  question: 'Does the promise bring more clicks?',
  placement: 'hero',
  among: 'components',
  campaign: 'cmp_1',
  slot: 'headline',
  arms: [
    { name: 'News', shows: 'cmp_a', share: 1 },
    { name: 'Promise', shows: 'cmp_b', share: 1 },
  ],
  allocation: { name: 'fixed-split', settings: {} },
  metric: 'clickRate',
  usual: 0.05,
  smallest: 0.1,
  guardrails: [{ metric: 'conversionRate', worst: 0.1 }],
  until: '2026-12-01T00:00:00.000Z',
  settleHours: 0,
}

const batch = (arm: number, units: number, conversions: number, exposed = units): Batch => ({
  ...noMoments,
  arm,
  shares: [0.5, 0.5],
  units,
  exposed,
  conversions,
  sum: conversions,
  squares: conversions,
})
/** The same every hour, so often. */
const hours = (count: number, ...batches: Batch[]): Slice[] => Array.from({ length: count }, (_, at) => ({ at: String(at), batches }))
const now = new Date('2026-11-12T00:00:00Z')
const report = (main: Slice[], more: Partial<Plan> = {}, guard: Slice[] = main, at = now) =>
  reportOf({ state: 'running', learning: undefined }, { plan: { ...plan, ...more }, perPerson: true, now: at, slices: [main, guard] })

describe('what can be concluded', () => {
  it('is nothing at first: not below 25 conversions in each arm, and not before an interval says so', () => {
    const few = report(hours(1, batch(0, 400, 24), batch(1, 400, 30)))
    expect(few.comparisons[0]).toMatchObject({ verdict: 'cannotTell', gathering: { conversions: 24, needed: 25 } })
    expect(few.comparisons[0]).not.toHaveProperty('interval')
    expect(few.arms[0]).not.toHaveProperty('mean')
    const some = report(hours(20, batch(0, 100, 5), batch(1, 100, 6)))
    expect(some.title).toMatch(/^Not yet: 220 of about [\d,]+ clicks\.$/)
    expect(some.can).toEqual([])
    expect(some.cannot.join(' ')).toMatch(/cannot tell.*clicks more to tell a difference of 10 %/)
    expect(some.due).toBeUndefined()
  })

  it('speaks of what its metric counts', () => {
    const first = report(hours(1, batch(0, 400, 24), batch(1, 400, 30)))
    expect(first.comparisons[0]?.sentence).toBe('“Promise” against “News”: 24 of 25 clicks.')
    expect(first.guardrails[0]?.sentence).not.toContain('click')
    const sold = report(hours(1, batch(0, 400, 24), batch(1, 400, 30)), { metric: 'valuePerDecision' })
    expect(sold.title).toMatch(/ conversions\.$/)
  })

  it('claims nothing of the shares while nobody has come', () => {
    expect(report([])).toMatchObject({ ratio: { off: false, sentence: 'Nobody has come yet.' }, seen: { sentence: 'Nobody has seen anything yet.' } })
    expect(report(hours(1, batch(0, 40, 2, 0), batch(1, 40, 2, 0))).ratio.sentence).toMatch(/^The arms got the people/)
  })

  it('is an answer once an interval leaves nought out, with its size', () => {
    const { title, comparisons, learning, due } = report(hours(100, batch(0, 200, 10), batch(1, 200, 16)))
    expect(title).toMatch(/^Yes: “Promise” brings 6\d % more clicks\.$/)
    expect(comparisons[0]?.verdict).toBe('better')
    expect(learning).toMatchObject({ conclusion: 'better', arm: 'Promise', conversions: 2_600 })
    expect(due).toBe('Every comparison is decided.')
  })

  it('is no effect once all of the interval lies within the smallest difference, which is a learning too', () => {
    const { title, learning } = report(hours(600, batch(0, 1_000, 50), batch(1, 1_000, 50)))
    expect(title).toBe('Yes: no arm is better by 10 % or more.')
    expect(learning).toMatchObject({ conclusion: 'noEffect', statement: 'No arm does better than “News” by 10 % or more.' })
  })

  it('is nothing where the arms did not get their shares, of those who came or of those who saw', () => {
    const lost = report(hours(100, batch(0, 200, 10), batch(1, 240, 20)))
    expect(lost).toMatchObject({ ratio: { off: true }, title: 'No: the arms did not get their shares.', learning: { conclusion: 'cannotTell' } })
    const unseen = report(hours(100, batch(0, 200, 10), batch(1, 200, 20, 120)))
    expect(unseen).toMatchObject({ ratio: { off: false }, seen: { off: true }, learning: { conclusion: 'cannotTell' } })
  })

  it('says of a guardrail whether it holds, is broken, or cannot be told', () => {
    const main = hours(100, batch(0, 1_000, 50), batch(1, 1_000, 70))
    const of = (a: number, b: number) => report(main, {}, hours(100, batch(0, 1_000, a), batch(1, 1_000, b))).guardrails[0]
    expect(of(50, 51)).toMatchObject({ state: 'holds' })
    expect(of(50, 35)).toMatchObject({ state: 'broken' })
    expect(of(50, 45)).toMatchObject({ state: 'cannotTell' })
    expect(report(main, {}, hours(100, batch(0, 1_000, 50), batch(1, 1_000, 35))).learning.statement).toContain('is broken')
  })

  it('of arms that are the same is that no difference was found, once the plan has run its course', () => {
    const arms = [
      { name: 'A', shows: 'cmp_a', share: 1 },
      { name: 'A again', shows: 'cmp_a', share: 1 },
    ]
    const sound = report(hours(200, batch(0, 200, 10), batch(1, 200, 10)), { arms, conversions: 2_000 })
    expect(sound).toMatchObject({ title: 'Yes: no difference was found, as it should be.', learning: { conclusion: 'noEffect' } })
    expect(report(hours(200, batch(0, 200, 10), batch(1, 200, 20)), { arms }).title).toBe('A difference was found where there is none.')
    expect(report(hours(10, batch(0, 200, 10), batch(1, 200, 10)), { arms }).title).toMatch(/^Not yet/)
  })

  it('divides the five per cent among several arms, and comes due by its plan', () => {
    const three = [...plan.arms, { name: 'Third', shows: 'cmp_c', share: 1 }]
    const of = (arms: Plan['arms']) => {
      const shares = arms.map(() => 1 / arms.length)
      const batches = arms.map((_, arm) => ({ ...batch(arm, 200, arm === 1 ? 14 : 10), shares }))
      return report(hours(60, ...batches), { arms }).comparisons[0]?.interval ?? [0, 0]
    }
    expect(of(three)[1] - of(three)[0]).toBeGreaterThan(of([...plan.arms])[1] - of([...plan.arms])[0])
    const slices = hours(20, batch(0, 100, 5), batch(1, 100, 6))
    expect(report(slices, { conversions: 200 }).due).toBe('As many clicks are in as the plan asks for.')
    expect(report(slices, {}, slices, new Date('2026-12-01T00:00:00Z')).due).toBe('Its last day has come.')
  })
})

it('tells the lift over those who were held out, or that it cannot yet', () => {
  const held = (units: number, conversions: number, all: number, converted: number): Slice[] =>
    hours(100, { ...batch(0, units, conversions), shares: [0.1, 0.9] }, { ...batch(1, all, converted), shares: [0.1, 0.9] })
  expect(liftOf(held(100, 4, 900, 54), 'conversionRate')).toMatchObject({
    heldOut: { people: 10_000, conversions: 400 },
    title: expect.stringMatching(/^It brings (49|50|51) % more conversions/),
  })
  expect(liftOf(held(100, 4, 900, 36), 'conversionRate').title).toMatch(/^Cannot tell: the lift lies between/)
  expect(liftOf(held(150, 6, 850, 51), 'conversionRate').title).toBe('No lift can be told: the holdout did not get its share.')
  expect(liftOf(held(100, 6, 900, 36), 'returnRate').title).toMatch(/^It brings 3\d % fewer returns, between/)
  expect(liftOf(held(100, 0, 900, 36), 'unsubscribeRate').title).toBe(
    'Cannot be told: whoever is held out is sent nothing, and so has no unsubscribes to compare with.',
  )
  expect(liftOf([], 'conversionRate').title).toBe('Not yet: 0 of 25 conversions among the fewer.')
})
