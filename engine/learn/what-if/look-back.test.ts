import { describe, expect, it } from 'vitest'
import type { Value as Fact } from '../../audience/profile.ts'
import { arbitrate } from '../../decide/arbitration.ts'
import type { DecisionRecord, Stick } from '../../decide/decision.ts'
import { drawAt, seedOf, seedToHex } from '../../decide/draw.ts'
import { policyNamed } from '../../decide/policies/index.ts'
import { type CampaignSource, compileRuleset, type PlacementRules, type PlacementSource, type RulesetSource, spaceOf } from '../../decide/ruleset.ts'
import { combinationAt, type PolicySnapshot, snapshotOf } from '../../decide/snapshot.ts'
import { stockOf } from '../../decide/stock.ts'
import { tierOf } from '../../decide/tier.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import type { LearningCell } from '../cell.ts'
import { conclude } from './conclude.ts'
import { lookingBack, type Unsaid } from './look-back.ts'
import { completed, lackingCounters } from './missing-counts.ts'
import type { PlaceReport } from './what-if.ts'
import { drawnBy, type LoggedCase, worldOf } from './world.ts'

const place: PlacementSource = {
  key: 'hero',
  name: 'Home hero',
  channel: 'web',
  locale: 'en',
  eligibility: '',
  holdout: { share: 0, salt: 'salt' },
  policy: { name: 'fixed-split', settings: { shares: { plain: 3, bold: 1 } } },
  caps: [],
  goal: { metric: 'clickRate', counterMetric: 'bounceRate', windowDays: 14 },
  fallback: {},
}

const campaign = (key: string, more: Partial<CampaignSource> = {}): CampaignSource => ({
  id: key,
  key,
  name: key,
  placements: ['hero'],
  eligibility: '',
  purposes: [],
  caps: [],
  from: '2026-01-01T00:00:00.000Z',
  priority: 100,
  familyHash: `hash of ${key}`,
  slots: [{ slot: 'headline', components: ['plain', 'bold'] }],
  locales: ['en'],
  constraints: [],
  blocks: [],
  rights: {},
  ...more,
})

const attributes: RulesetSource['attributes'] = [
  { key: 'context.rain', label: 'Rain', type: 'double', origin: { kind: 'context' }, sensitive: false },
  { key: 'profile.orders', label: 'Orders', type: 'int', origin: { kind: 'count', event: 'Order' }, sensitive: false },
]

interface Live {
  rules: PlacementRules
  published: Map<string, PolicySnapshot>
}

const liveOf = (placement: Partial<PlacementSource>, campaigns: readonly CampaignSource[], more: Partial<RulesetSource> = {}): Live => {
  const ruleset = compileRuleset({ attributes, audiences: [], placements: [{ ...place, ...placement }], campaigns, ...more })
  expect(ruleset.broken).toEqual([])
  const rules = ruleset.placements.get('hero')!
  const { name, settings } = rules.placement.policy
  const policy = policyNamed(name)!
  const published = new Map(
    campaigns.map((one) => {
      const space = spaceOf(one)
      if (isRefusal(space)) throw new Error(space.message)
      const made = policy.publish({ space, settings: policy.settings.parse(settings), decisions: 0 })
      return [one.id, snapshotOf({ placement: 'hero', campaign: one.id, ruleset: ruleset.hash, policy: name }, made.space, made.weights)]
    }),
  )
  return { rules, published }
}

/** What people do in this world: they like what is bold, and convert now and then although nothing was shown. */
const chance = { bold: 0.3, plain: 0.1, nothing: 0.05 }

const logOf = ({ rules, published }: Live, count: number, facts: (n: number) => Record<string, Fact>): LoggedCase[] => {
  const stocks = new Map(
    [...published].map(([by, snapshot]) => [
      by,
      stockOf(rules.candidates.find(({ campaign: { id } }) => by.split(' ')[0] === id)!.campaign, snapshot),
    ]),
  )
  const seededBy = policyNamed(rules.placement.policy.name)!.seededBy
  return Array.from({ length: count }, (_, n): LoggedCase => {
    const at = new Date(Date.parse('2026-11-01T00:00:00Z') + n * 60_000)
    const subject = `person ${n}`
    const kept = Object.fromEntries(Object.entries(facts(n)).filter(([path]) => rules.used.includes(path)))
    const made = arbitrate(
      rules,
      seededBy,
      { stock: (id, audience) => (audience === undefined ? undefined : stocks.get(drawnBy(id, audience))) ?? stocks.get(id), tier: () => undefined },
      {
        now: at,
        subject,
        facts: kept,
        consents: ['personalisation'],
        counts: {},
        locale: undefined,
        seed: seedOf('log', String(n)),
      },
    )
    const headline = made.choice?.combination[0] as 'bold' | 'plain' | undefined
    const record: DecisionRecord = {
      id: `dec_${n}`,
      at: at.toISOString(),
      placement: 'hero',
      subject,
      ruleset: 'then',
      seed: seedToHex(made.seed),
      locale: made.locale,
      facts: kept,
      consents: ['personalisation'],
      counts: {},
      exposure: 0,
      stopped: made.stopped,
      branch: made.branch,
      ...(made.audience !== undefined && { audience: made.audience }),
      propensity: made.propensity,
      sticky: false,
      micros: 1,
      synthetic: true,
      ...(made.campaign && made.choice && made.stock && headline
        ? { campaign: made.campaign.campaign.id, combination: made.choice.index, components: { headline }, snapshot: made.stock.snapshot.id }
        : {}),
    }
    const converted = drawAt(seedOf('outcomes', String(n)), 0) < chance[headline ?? 'nothing']
    return { record, logged: rules, snapshot: made.stock?.snapshot, counts: {}, outcome: { converted, value: converted ? 100 : 0 } }
  })
}

const reportOn = (
  today: Live,
  draft: Live,
  log: readonly LoggedCase[],
  {
    cells = [],
    apartAnew = false,
    otherCaps = false,
    learnsAnew = false,
    otherSticky = false,
  }: { cells?: readonly LearningCell[] } & Partial<Unsaid> = {},
): PlaceReport => {
  const look = lookingBack({
    today: today.rules,
    draft: draft.rules,
    published: { snapshots: today.published, tiers: new Map() },
    drafted: { snapshots: draft.published, tiers: new Map() },
    metric: draft.rules.placement.goal.metric,
    cells,
    attributes,
  })
  for (const one of log) look.take(one)
  return look.report({ decisions: log.length, name: 'Home hero' }, { apartAnew, otherCaps, learnsAnew, otherSticky })
}

const rainy = (n: number): Record<string, Fact> => ({ 'context.rain': n % 10, 'profile.orders': n % 3 })

describe('deciding logged decisions once more', () => {
  const today = liveOf({}, [
    campaign('rain', { eligibility: 'context.rain >= 4.0', priority: 200 }),
    campaign('usual', { eligibility: 'profile.orders > 0' }),
  ])
  const log = logOf(today, 3_000, rainy)

  it('comes out the same where the draft changes nothing, and its worth differs by exactly nought', () => {
    const report = reportOn(today, today, log)
    expect(report).toMatchObject({
      looked: 3_000,
      known: 3_000,
      synthetic: 3_000,
      otherwise: 0,
      gained: { decisions: 0 },
      lost: { decisions: 0 },
      examples: [],
      unknown: [],
    })
    expect(report.draft).toEqual(report.today)
    expect(report.value.figures?.difference.doublyRobust).toEqual({ value: 0, interval: [0, 0] })
    expect(report.value.support.draft).toMatchObject({ effective: 3_000 - report.today.nothing, unsupported: 0 })
    expect(conclude([report])).toBe('0\u00a0% of 3,000 logged decisions would have come out otherwise. Each decision would bring the same.')
  })

  it('counts who is no longer eligible and what takes another’s place, with examples that say why', () => {
    const draft = liveOf({}, [
      campaign('rain', { eligibility: 'context.rain >= 8.0', priority: 200 }),
      campaign('usual', { eligibility: 'profile.orders > 1' }),
    ])
    const report = reportOn(today, draft, log)
    const rains = (n: number, from: number): boolean => n % 10 >= from
    const numbers = log.map((_, n) => n)
    const lost = numbers.filter((n) => (rains(n, 4) || n % 3 > 0) && !(rains(n, 8) || n % 3 > 1)).length
    const swapped = numbers.filter((n) => rains(n, 4) && !rains(n, 8) && n % 3 > 1).length
    expect(report.lost).toEqual({ decisions: lost, people: lost })
    expect(report.gained.decisions).toBe(0)
    expect(report.otherwise).toBe(lost + swapped)
    expect(report.campaigns.find((one) => one.campaign === 'rain')).toMatchObject({
      today: { eligible: 1_800, shown: 1_800 },
      draft: { eligible: 600, shown: 600 },
    })
    expect(report.draft.shown + report.draft.nothing).toBe(3_000)
    expect(report.examples).toContainEqual({
      decision: 'dec_2997',
      at: log[2_997]!.record.at,
      kind: 'lost',
      today: '“rain” is shown',
      draft: 'nothing: context.rain >= 8.0 is false: context.rain is 7',
    })
  })

  it('says in words what is not known of somebody', () => {
    const unknown = liveOf({}, [campaign('usual', { eligibility: '!holds(profile.orders > 0)' })])
    const known = liveOf({}, [campaign('usual', { eligibility: 'profile.orders > 0' })])
    const [example] = reportOn(
      unknown,
      known,
      logOf(unknown, 1, () => ({})),
    ).examples
    expect(example).toMatchObject({ today: '“usual” is shown', draft: 'nothing: This person has no known number of orders' })
  })

  it('counts who is held out, and who is no longer, apart from those that are shown something else', () => {
    const campaigns = [campaign('usual')]
    const [all, some] = [liveOf({}, campaigns), liveOf({ holdout: { share: 0.2, salt: 'salt' } }, campaigns)]
    const held = reportOn(all, some, logOf(all, 1_000, rainy))
    expect(held.heldOut).toBeGreaterThan(100)
    expect(held).toMatchObject({ heldOut: held.otherwise, letIn: 0, draft: { heldOut: held.otherwise } })
    expect(reportOn(some, all, logOf(some, 1_000, rainy))).toMatchObject({ letIn: held.otherwise, heldOut: 0, otherwise: held.otherwise })
  })

  it('cannot know what hangs on an attribute that nobody kept, and says of how many; where nothing hangs on it, it knows', () => {
    const before = liveOf({}, [campaign('rain', { eligibility: 'context.rain >= 4.0' })])
    const draft = liveOf({}, [campaign('rain', { eligibility: 'context.rain >= 4.0 && profile.orders > 0' })])
    const report = reportOn(before, draft, logOf(before, 1_000, rainy))
    expect(report).toMatchObject({ looked: 1_000, known: 400, otherwise: 0 })
    expect(report.unknown).toEqual([
      { decisions: 600, sentence: 'Their records did not keep profile.orders, since no rule asked for it when they were made' },
    ])
  })

  it('counts the exposures that a new cap would have counted', () => {
    const draft = liveOf(
      { caps: [{ most: 2, days: 7 }] },
      today.rules.candidates.map((one) => one.campaign),
    )
    const [shown] = log.filter(({ record }) => record.campaign !== undefined)
    const at = Date.parse(shown!.record.at)
    const seen = [1, 2, 9].map((days) => ({ placement: 'hero', campaign: 'rain', components: ['plain'], at: at - days * 86_400_000 }))
    const counts = completed(shown!.record, lackingCounters(draft.rules, today.rules), seen)
    expect(counts).toEqual({ 'hero/7': 2 })
    const report = reportOn(today, draft, [{ ...shown!, counts }], { otherCaps: true })
    expect(report).toMatchObject({
      lost: { decisions: 1 },
      today: { capped: 0 },
      draft: { capped: 1 },
      value: { noFigure: expect.stringContaining('effective sample 0') },
    })
    expect(report.unknown[0]?.sentence).toContain('as they came')
  })
})

describe('the worth of a draft', () => {
  const one = [campaign('usual')]
  const shares = (plain: number, bold: number): Partial<PlacementSource> => ({
    policy: { name: 'fixed-split', settings: { shares: { plain, bold } } },
  })
  const cells: LearningCell[] = ['2026-11-01', '2026-11-02'].flatMap((day) =>
    (['plain', 'bold'] as const).map((headline) => ({
      placement: 'hero',
      day,
      features: { components: { headline }, exposure: 0, position: 0 },
      trials: 1_000,
      successes: 1_000 * chance[headline],
      value: 0,
      valueSquares: 0,
    })),
  )

  it('is that of the drafted policy, from what another one logged', () => {
    const today = liveOf({}, one)
    const report = reportOn(today, liveOf(shares(1, 3), one), logOf(today, 4_000, rainy), { cells, learnsAnew: true })
    const truth = { today: (3 * 0.1 + 0.3) / 4, draft: (0.1 + 3 * 0.3) / 4 }
    const { figures } = report.value
    for (const estimator of ['doublyRobust', 'selfNormalised', 'inversePropensity'] as const) {
      const { value, interval } = figures!.difference[estimator]
      expect(interval[0]).toBeLessThan(truth.draft - truth.today)
      expect(interval[1]).toBeGreaterThan(truth.draft - truth.today)
      expect(value).toBeCloseTo(truth.draft - truth.today, 1)
    }
    const width = ({ interval }: { interval: number[] }): number => interval[1]! - interval[0]!
    expect(width(figures!.difference.doublyRobust)).toBeLessThan(width(figures!.difference.inversePropensity))
    expect(conclude([report])).toContain('Each decision would bring more.')
    expect(report.unknown[0]?.sentence).toContain('flatters')
  })

  it('is refused where it would do what was never done', () => {
    const today = liveOf({ policy: { name: 'priority', settings: { order: ['plain'] } } }, one)
    const report = reportOn(today, liveOf(shares(1, 3), one), logOf(today, 2_000, rainy))
    expect(report.value.figures).toBeUndefined()
    expect(report.value.noFigure).toBe('75 % of what it would do was never done, at most 1.0 % may be')
    const wider = liveOf({}, [campaign('usual', { eligibility: 'context.rain >= 4.0' })])
    expect(reportOn(wider, liveOf({}, [campaign('usual')]), logOf(wider, 2_000, rainy)).value.noFigure).toContain('40 % of what it would do')
  })

  it('is refused where too few decisions are like those of the draft', () => {
    const today = liveOf({}, one)
    const report = reportOn(
      today,
      liveOf({ eligibility: 'context.rain >= 9.0' }, one),
      logOf(liveOf({ eligibility: 'context.rain >= 0.0' }, one), 600, rainy),
    )
    expect(report.value.noFigure).toBe('effective sample 60, needs 100')
  })

  it('knows from those held out what comes of showing nothing', () => {
    const goal = { metric: 'conversionRate', counterMetric: 'bounceRate', windowDays: 14 } as const
    const today = liveOf({ goal, holdout: { share: 0.2, salt: 'salt' }, eligibility: 'context.rain >= 0.0' }, one)
    const draft = liveOf({ goal, holdout: { share: 0.2, salt: 'salt' }, eligibility: 'context.rain >= 5.0' }, one)
    const report = reportOn(today, draft, logOf(today, 6_000, rainy))
    const shown = 0.8 * (0.75 * 0.1 + 0.25 * 0.3) + 0.2 * 0.05
    const [low, high] = report.value.figures!.draft.doublyRobust.interval
    expect(low).toBeLessThan((shown + 0.05) / 2)
    expect(high).toBeGreaterThan((shown + 0.05) / 2)
    expect(report.value.support.draft.unsupported).toBe(0)
    const without = liveOf({ goal, eligibility: 'context.rain >= 0.0' }, one)
    const never = reportOn(without, liveOf({ goal, eligibility: 'context.rain >= 5.0' }, one), logOf(without, 2_000, rainy))
    expect(never.value.noFigure).toContain('50 % of what it would do was never done')
  })

  it('names a harm that the goal counts, since more of it is no gain', () => {
    const today = liveOf({ ...shares(3, 1), goal: { metric: 'returnRate', counterMetric: 'clickRate', windowDays: 14 } }, one)
    const log = logOf(today, 4_000, rainy)
    const after = (bold: number, plain: number) =>
      conclude([reportOn(today, liveOf({ ...shares(plain, bold), goal: today.rules.placement.goal }, one), log)])
    expect(after(3, 1)).toContain('Each decision would bring more returns.')
    expect(after(1, 9)).toContain('Each decision would bring fewer returns.')
  })

  it('is no figure of a harm that nobody reported', () => {
    const today = liveOf({ goal: { metric: 'returnRate', counterMetric: 'clickRate', windowDays: 14 } }, one)
    const log = logOf(today, 200, rainy).map((of) => ({ ...of, outcome: { converted: false, value: 0 } }))
    expect(reportOn(today, today, log).value).toMatchObject({ noFigure: expect.stringContaining('no returns were counted') })
  })

  it('knows that nobody leaves because of what was not sent, as nobody clicks on it', () => {
    const nothing = (metric: 'unsubscribeRate' | 'clickRate' | 'returnRate') => {
      const goal = { metric, counterMetric: 'conversionRate', windowDays: 14 } as const
      const today = liveOf({ goal, eligibility: 'context.rain >= 0.0' }, one)
      return reportOn(today, liveOf({ goal, eligibility: 'context.rain >= 5.0' }, one), logOf(today, 2_000, rainy)).value
    }
    expect(nothing('unsubscribeRate').figures?.draft.doublyRobust).toEqual(nothing('clickRate').figures?.draft.doublyRobust)
    expect(nothing('unsubscribeRate').figures).toBeDefined()
    expect(nothing('returnRate').noFigure).toContain('was never done')
  })
})

describe('audiences that are learned apart', () => {
  const audiences: RulesetSource['audiences'] = [
    { id: 'aud_wet', key: 'wet', rule: 'context.rain >= 5.0', state: 'live' },
    { id: 'aud_loyal', key: 'loyal', rule: 'profile.orders > 1', state: 'live' },
  ]
  const liveFor = (apart?: string[]): Live => liveOf({ ...(apart && { audiences: apart }) }, [campaign('usual')], { audiences })
  /** What is drawn from, of whom: everybody, or an audience with a taste of its own. */
  const apartOf = (live: Live, audience: string, shares: Record<string, number>): PolicySnapshot => {
    const space = spaceOf(campaign('usual'))
    const policy = policyNamed('fixed-split')!
    if (isRefusal(space)) throw new Error(space.message)
    const made = policy.publish({ space, settings: policy.settings.parse({ shares }), decisions: 0 })
    const context = { placement: 'hero', campaign: 'usual', audience, ruleset: 'then', policy: policy.name }
    live.published.set(drawnBy('usual', audience), snapshotOf(context, made.space, made.weights))
    return live.published.get(drawnBy('usual', audience))!
  }
  const drawn = (live: Live, of: LoggedCase): PolicySnapshot | undefined =>
    worldOf(live.rules, { snapshots: live.published, tiers: new Map() }).decide(of).stock?.snapshot

  it('are told by the rules that decide, and each draws from its own', () => {
    const today = liveFor(['wet'])
    const wet = apartOf(today, 'wet', { plain: 1, bold: 3 })
    const log = logOf(today, 1_000, rainy)
    expect(log.filter(({ snapshot }) => snapshot === wet).map(({ record }) => record.audience)).toEqual(Array(500).fill('wet'))
    expect(reportOn(today, today, log)).toMatchObject({ known: 1_000, otherwise: 0, value: { support: { draft: { unsupported: 0 } } } })

    const nobody = { ...liveFor(), published: today.published }
    expect(new Set(log.map((of) => drawn(nobody, of)))).toEqual(new Set([today.published.get('usual')]))
    const report = reportOn(today, nobody, log, { apartAnew: true })
    expect(report.otherwise).toBeGreaterThan(100)
    expect(report.otherwise).toBeLessThan(500)
    expect(report.unknown.at(-1)?.sentence).toContain('of its own, nobody knows')
    // 3/4 bold where it was drawn for the wet, 1/4 as for everybody: with the weights of each, about what everybody draws.
    const [low, high] = report.value.figures!.draft.inversePropensity.interval
    expect(low).toBeLessThan(0.15)
    expect(high).toBeGreaterThan(0.15)
  })

  it('draw from what they drew from then, which is everybody’s until they have one', () => {
    const today = liveFor(['wet'])
    const [base, log] = [today.published.get('usual'), logOf(today, 10, rainy)]
    const newest = apartOf(today, 'wet', { plain: 1, bold: 3 })
    expect(log[7]!.record.audience).toBe('wet')
    expect(drawn(today, log[7]!)).toBe(base)
    // Of nobody apart then, of the wet now: the newest of theirs; and everybody’s, as live, where nothing was learned of them.
    const [before] = logOf(liveOf({ eligibility: 'context.rain >= 0.0' }, [campaign('usual')]), 10, () => ({ 'context.rain': 7 }))
    expect(drawn(today, before!)).toBe(newest)
    expect(drawn(liveFor(['wet']), before!)?.id).toBe(before!.snapshot!.id)
  })

  it('cannot be told where the record did not keep what they hang on, unless an earlier one has them', () => {
    const today = liveFor(['wet'])
    const report = reportOn(today, liveFor(['wet', 'loyal']), logOf(today, 1_000, rainy))
    expect(report).toMatchObject({ looked: 1_000, known: 500, otherwise: 0 })
    expect(report.unknown[0]).toMatchObject({ decisions: 500, sentence: expect.stringContaining('profile.orders') })
  })
})

describe('what else decides', () => {
  const one = [campaign('usual')]

  it('an engine’s holdout is a draw like the placement’s, and whoever it keeps out speaks for nothing shown', () => {
    const holdout = { holdout: { share: 0.3, salt: 'engine' } }
    const today = liveOf({ holdout: { share: 0.1, salt: 'place' } }, one, holdout)
    const log = logOf(today, 3_000, rainy)
    const [{ shown, heldOut }, support] = [reportOn(today, today, log).today, reportOn(today, today, log).value.support]
    expect(shown + heldOut).toBe(3_000)
    expect(heldOut / 3_000).toBeCloseTo(1 - 0.7 * 0.9, 1)
    expect(support.today).toMatchObject({ unsupported: 0, largestShare: expect.closeTo(1 / shown, 6) })
    const world = worldOf(today.rules, { snapshots: today.published, tiers: new Map() })
    expect(world.spread(log[0]!).nothing).toBeCloseTo(1 - 0.7 * 0.9, 12)
  })

  it('campaigns that share by worth are weighed by their shares, from what was drawn by then', () => {
    const two = [campaign('cheap', { value: 100 }), campaign('dear', { value: 300 })]
    const today = liveOf({}, two)
    const tier = tierOf('hero', 100, [
      { campaign: 'cheap', draws: [1, 1, 1, 4] },
      { campaign: 'dear', draws: [3, 3, 3, 3] },
    ])
    const [logged] = logOf(today, 1, rainy)
    const spread = (of: LoggedCase): number[] =>
      worldOf(today.rules, { snapshots: today.published, tiers: new Map() })
        .spread(of)
        .parts.map(({ share }) => share)
    expect(spread(logged!)).toEqual([0.5, 0.5])
    const shares = spread({ ...logged!, tier })
    expect(shares[0]).toBeCloseTo(0.98 * 0.25 + 0.01, 12)
    expect(shares[0]! + shares[1]!).toBeCloseTo(1, 12)
    const dearer = worldOf(liveOf({}, [two[0]!, campaign('dear', { value: 900 })]).rules, { snapshots: today.published, tiers: new Map() })
    expect(dearer.spread({ ...logged!, tier }).parts.map(({ share }) => share)).toEqual([0.5, 0.5])
  })

  it('what a person keeps is no draw, and a draft that lets nobody keep it any more has no figure', () => {
    const sticky = liveOf({ sticky: { days: 30 } }, one)
    const log = logOf(sticky, 400, rainy).map((of): LoggedCase => {
      const stick: Stick = {
        decision: 'dec_first',
        at: of.record.at,
        campaign: 'usual',
        components: { headline: 'bold' },
        branch: 'learn',
        propensity: 0.25,
        perSlot: [0.25],
      }
      const combination = of.snapshot!.combinations.findIndex((_, index) => combinationAt(of.snapshot!, index)[0] === 'bold')
      return { ...of, record: { ...of.record, combination, components: { headline: 'bold' }, propensity: 0.25, sticky: true, stick } }
    })
    const same = reportOn(sticky, sticky, log)
    expect(same).toMatchObject({ otherwise: 0, value: { support: { draft: { effective: 400, unsupported: 0 } } } })
    const draft = reportOn(sticky, liveOf({}, one), log, { otherSticky: true })
    expect(draft.otherwise).toBeGreaterThan(0)
    expect(draft.value.figures).toBeUndefined()
    expect(draft.value.noFigure).toContain('what people keep changes')
    expect(draft.unknown[0]?.sentence).toContain('taken for itself')
  })

  it('a budget that nobody counted then cannot be told; a cap in minutes, on components or tags is counted from what was seen', () => {
    const today = liveOf({}, one)
    const log = logOf(today, 200, rainy)
    const report = reportOn(today, liveOf({}, [campaign('usual', { budget: { perDay: 10 } })]), log)
    expect(report).toMatchObject({
      known: 0,
      unknown: [{ decisions: 200, sentence: expect.stringContaining('how much of the budget of “usual” was used') }],
    })
    const at = Date.parse(log[0]!.record.at)
    const seen = [10, 80, 100].map((minutes) => ({ placement: 'elsewhere', campaign: 'other', components: ['bold'], at: at - minutes * 60_000 }))
    const tags = { bold: ['loud'] }
    const capped = liveOf({ caps: [{ most: 1, minutes: 90, each: 'component' }] }, [
      campaign('usual', { tags, caps: [{ most: 5, days: 1, tag: 'loud' }] }),
    ])
    expect(completed(log[0]!.record, lackingCounters(capped.rules, today.rules), seen)).toEqual({ 'bold/90m': 2, 'tag:loud/1': 3 })
  })
})
