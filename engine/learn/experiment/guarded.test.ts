import { describe, expect, it } from 'vitest'
import { drawAt, type Seed, seedOf } from '../../decide/draw.ts'
import { type ExperimentGuardrail, Plan } from '../../decide/experiment.ts'
import type { Batch, Slice } from './batch.ts'
import { batchOf } from './batch.fixture.ts'
import { guarded } from './guarded.ts'
import { type Measured, reportOf } from './report.ts'
import { addSlice, noScores } from './scores.ts'

const plan = Plan.parse({
  question: 'Does the promise bring more clicks?',
  placement: 'letter',
  among: 'components',
  campaign: 'cmp_1',
  slot: 'headline',
  arms: [
    { name: 'News', shows: 'cmp_a' },
    { name: 'Promise', shows: 'cmp_b' },
  ],
  metric: 'clickRate',
  usual: 0.05,
  smallest: 0.1,
  until: '2026-12-01T00:00:00.000Z',
})
/** The same every hour, so often. */
const hours = (count: number, ...batches: Batch[]): Slice[] => Array.from({ length: count }, (_, at) => ({ at: String(at), batches }))
const unsubscribes: ExperimentGuardrail = { metric: 'unsubscribeRate', worst: 0.002, unit: 'points' }
const options = { alpha: 0.05, tunedAt: 30_000 }
const told = (slices: readonly Slice[], guardrail = unsubscribes) => guarded(slices.reduce(addSlice, noScores(2)), guardrail, plan, options)[0]!

describe('a guardrail by a harm, in points', () => {
  it.each([
    ['holds', 4, 4, 'holds'],
    ['is broken by more', 4, 12, 'is broken'],
    ['is broken where the first arm has next to none', 0, 12, 'is broken'],
    ['cannot be told', 4, 6, 'cannot be told yet'],
    ['holds for an arm that does less harm', 12, 1, 'holds'],
  ])('%s', (_, first, other, said) => {
    const { sentence, interval } = told(hours(60, batchOf(0, 1_000, first), batchOf(1, 1_000, other)))
    expect(sentence).toMatch(new RegExp(`^At most 0\\.2 points more unsubscribes for “Promise”: ${said}, between −?[\\d.]+ and −?[\\d.]+ points\\.$`))
    expect((interval![0] + interval![1]) / 2).toBeCloseTo((other - first) / 1_000, 3)
  })

  it('is not told while so few have come that even at the bound there would be few', () => {
    const { state, interval, gathering, sentence } = told(hours(10, batchOf(0, 200, 0), batchOf(1, 200, 1)))
    expect({ state, interval, gathering }).toEqual({ state: 'cannotTell', interval: undefined, gathering: { conversions: 6, needed: 25 } })
    expect(sentence).toBe('At most 0.2 points more unsubscribes for “Promise”: too few have come in.')
  })

  it('is not told of a harm that nobody has, however many have come: it may be that nobody reports it', () => {
    expect(told(hours(60, batchOf(0, 10_000, 0), batchOf(1, 10_000, 0)))).toMatchObject({
      state: 'cannotTell',
      sentence: 'At most 0.2 points more unsubscribes for “Promise”: none was counted in any arm.',
    })
  })
})

it('a guardrail says which way is worse, in its own unit', () => {
  const slices = hours(60, batchOf(0, 1_000, 50), batchOf(1, 1_000, 80))
  const of = (guardrail: ExperimentGuardrail) => told(slices, guardrail)
  expect(of({ metric: 'returnRate', worst: 0.1 })).toMatchObject({
    state: 'broken',
    unit: 'relative',
    sentence: expect.stringContaining('10 % more returns'),
  })
  expect(of({ metric: 'clickRate', worst: 0.1 })).toMatchObject({ state: 'holds', sentence: expect.stringContaining('10 % fewer clicks') })
  expect(of({ metric: 'clickRate', worst: 0.01, unit: 'points' })).toMatchObject({
    state: 'holds',
    sentence: expect.stringContaining('1 point fewer clicks'),
  })
  expect(of({ metric: 'complaintRate', worst: 0 })).toMatchObject({ state: 'broken', sentence: expect.stringMatching(/^No more complaints for/) })
  const fell = hours(60, batchOf(0, 1_000, 80), batchOf(1, 1_000, 50))
  expect(told(fell, { metric: 'clickRate', worst: 0.01, unit: 'points' })).toMatchObject({ state: 'broken' })
  expect(told(fell, { metric: 'bounceRate', worst: 0 })).toMatchObject({ state: 'holds' })
})

const report = (guard: readonly Slice[], more: Partial<Plan> = {}, measured: Partial<Measured> = {}) =>
  reportOf(
    { state: 'running', learning: undefined },
    {
      plan: { ...plan, guardrails: [unsubscribes], ...more },
      perPerson: true,
      now: new Date('2026-11-12T00:00:00Z'),
      slices: [hours(60, batchOf(0, 1_000, 50), batchOf(1, 1_000, 70)), guard],
      ...measured,
    },
  )

describe('what cannot be said of a harm', () => {
  const none = hours(60, batchOf(0, 1_000, 0), batchOf(1, 1_000, 0))
  it('is whether there is any, while none was counted; the less so where nothing is sent', () => {
    const said = (channel?: 'web' | 'email') => report(none, {}, { channel }).cannot.join(' ')
    expect(said('email')).toContain(
      'Whether there are unsubscribes, or nobody reports them: none was counted. One counts where “Unsubscribed” names the decision.',
    )
    expect(said('web')).toContain('What is shown on a page is sent to nobody.')
    expect(report(none, { guardrails: [{ ...unsubscribes, metric: 'returnRate' }] }, { channel: 'web' }).cannot.join(' ')).toContain(
      '“Order Refunded”',
    )
    expect(report(none, { guardrails: [{ metric: 'conversionRate', worst: 0.1 }] }).cannot.join(' ')).not.toContain('none was counted')
  })

  it('is what is still to come, unless the plan waits for it', () => {
    const some = hours(60, batchOf(0, 1_000, 4), batchOf(1, 1_000, 4))
    expect(report(some).cannot).toContain('How many unsubscribes are still to come: each unit counts at once.')
    expect(report(some, { settleHours: 24 }).cannot).toContain('How many unsubscribes are still to come: each unit was given 24 hours.')
    expect(report(some, { settleHours: 48 }).cannot.join(' ')).not.toContain('still to come')
  })
})

describe('an experiment whose metric is a harm', () => {
  const of = (first: number, other: number) => {
    const slices = [hours(100, batchOf(0, 200, first), batchOf(1, 200, other))]
    return report([], { metric: 'returnRate', guardrails: [] }, { slices })
  }
  it('takes less for better', () => {
    expect(of(16, 10)).toMatchObject({
      title: expect.stringMatching(/^Yes: “Promise” brings 3\d % fewer returns\.$/) as string,
      comparisons: [{ verdict: 'better' }],
      learning: { conclusion: 'better', arm: 'Promise' },
    })
    expect(of(16, 10).learning.effect).toBeLessThan(0)
    expect(of(10, 16)).toMatchObject({ title: 'Yes: “News” is better than what was tried.', comparisons: [{ verdict: 'worse' }] })
  })

  it('names of several arms the one that harms least', () => {
    const arms = [...plan.arms, { name: 'Third', shows: 'cmp_c', share: 1 }]
    const shares = [1 / 3, 1 / 3, 1 / 3]
    const slices = [hours(100, batchOf(0, 200, 30, shares), batchOf(1, 200, 20, shares), batchOf(2, 200, 8, shares))]
    expect(report([], { metric: 'returnRate', guardrails: [], arms }, { slices }).learning).toMatchObject({ conclusion: 'better', arm: 'Third' })
  })

  it('says that none was counted', () => expect(of(0, 0).cannot.join(' ')).toContain('Whether there are returns, or nobody reports them'))
})

/** So many of n, each with this chance: by the gaps between them, since few come. */
const drawnOf = (n: number, chance: number, next: () => number): number => {
  if (chance === 0) return 0
  let count = -1
  for (let at = 0; at <= n; at += 1 + Math.floor(Math.log(next()) / Math.log1p(-chance))) count++
  return Math.max(0, count)
}
const drawing = (seed: Seed) => {
  let at = 0
  return (): number => drawAt(seed, at++) || Number.EPSILON
}

interface World {
  rates: readonly [number, number]
  worst: number
  share: number
  unit?: 'relative'
  adaptive?: boolean
}
const runs = 240
const looks = 40

/** Whether it is ever called broken while a hundred thousand people come, looked at each time. */
const breaks = ({ rates, worst, share, unit, adaptive = false }: World, run: number): boolean => {
  const next = drawing(seedOf('guardrail', `${run} ${rates.join(' ')} ${share}`))
  let scores = noScores(2)
  for (let look = 0; look < looks; look++) {
    const [none, some] = scores.arms.map(({ units, conversions }) => (conversions + 1) / (units + 100)) as [number, number]
    // A policy that follows what came in: nine of ten go where there is less.
    const second = adaptive && look > 0 ? (some < none ? 0.9 : 0.1) : share
    const seconds = drawnOf(1_000, second, next)
    const shares = [1 - second, second]
    const came = [1_000 - seconds, seconds].map((units, arm) => batchOf(arm, units, Math.min(units, drawnOf(units, rates[arm]!, next)), shares))
    scores = addSlice(scores, { at: String(look), batches: came })
    const guardrail = { metric: 'unsubscribeRate' as const, worst, unit: unit ?? ('points' as const) }
    if (guarded(scores, guardrail, plan, { alpha: 0.05, tunedAt: 20_000 })[0]!.state === 'broken') return true
  }
  return false
}
const brokenIn = (world: World): number => Array.from({ length: runs }, (_, run) => breaks(world, run)).filter(Boolean).length / runs

it.each<[string, World]>([
  ['half and half', { rates: [0.002, 0.004], worst: 0.002, share: 0.5 }],
  ['nearly all in the first arm', { rates: [0.002, 0.004], worst: 0.002, share: 0.1 }],
  ['nearly all in the other, where the first has few to be held against', { rates: [0.002, 0.004], worst: 0.002, share: 0.9 }],
  ['a first arm that does no harm', { rates: [0, 0.002], worst: 0.002, share: 0.5 }],
  ['nothing worse let be', { rates: [0.0005, 0.0005], worst: 0, share: 0.9 }],
  ['a harm that is common', { rates: [0.03, 0.032], worst: 0.002, share: 0.5 }],
  ['shares that follow what came in', { rates: [0.002, 0.004], worst: 0.002, share: 0.5, adaptive: true }],
  ['a bound relative to the first arm', { rates: [0.02, 0.024], worst: 0.2, share: 0.5, unit: 'relative' }],
])('at the bound itself, a guardrail is called broken in 5 % of experiments at most, at all looks together: %s', (_, world) => {
  expect(brokenIn(world)).toBeLessThanOrEqual(0.05)
})

it('what harms more than the bound is found', () => {
  expect(brokenIn({ rates: [0.002, 0.008], worst: 0.002, share: 0.5 })).toBeGreaterThan(0.9)
  expect(brokenIn({ rates: [0, 0.008], worst: 0.002, share: 0.5 })).toBeGreaterThan(0.9)
})
