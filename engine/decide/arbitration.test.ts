import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitrate, countKey, type Occasion } from './arbitration.ts'
import { explainDecision } from './explanation.ts'
import type { DecisionRecord } from './decision.ts'
import { seedToHex } from './draw.ts'
import { thompsonComponents } from './policies/thompson-components.ts'
import { replayStocks } from './replay.ts'
import { type CampaignSource, compileRuleset, type PlacementSource, type RulesetSource, spaceOf } from './ruleset.ts'
import { snapshotOf } from './snapshot.ts'
import { type Stock, stockOf } from './stock.ts'
import { isRefusal } from '../kernel/refusal.ts'

const placement: PlacementSource = {
  key: 'hero',
  name: 'Home hero',
  channel: 'web',
  locale: 'en',
  eligibility: '',
  holdout: { share: 0.1, salt: 'salt' },
  policy: { name: 'thompson-components', settings: {} },
  caps: [],
  goal: { metric: 'clickRate', counterMetric: 'bounceRate', windowDays: 14 },
  fallback: {},
}

const campaign = (n: number, more: Partial<CampaignSource> = {}): CampaignSource => ({
  id: `c${n}`,
  key: `campaign-${n}`,
  name: `Campaign ${n}`,
  placements: ['hero'],
  eligibility: '',
  purposes: [],
  caps: [],
  from: '2026-01-01T00:00:00.000Z',
  priority: 100,
  familyHash: `hash${n}`,
  slots: [
    { slot: 'headline', components: [`h${n}a`, `h${n}b`, `h${n}c`] },
    { slot: 'image', components: [`i${n}a`, `i${n}b`] },
  ],
  locales: ['en', 'de'],
  constraints: [],
  blocks: [],
  rights: {},
  ...more,
})

const attributes: RulesetSource['attributes'] = [
  { key: 'context.rain', label: 'Rain there', type: 'double', origin: { kind: 'context' }, sensitive: false },
  { key: 'profile.orders', label: 'Orders', type: 'int', origin: { kind: 'count', event: 'Order' }, sensitive: false },
]

const setUp = (campaigns: CampaignSource[], more: Partial<PlacementSource> = {}) => {
  const ruleset = compileRuleset({ attributes, audiences: [], placements: [{ ...placement, ...more }], campaigns })
  expect(ruleset.broken).toEqual([])
  const rules = ruleset.placements.get('hero')!
  const stocks = new Map<string, Stock>()
  for (const one of campaigns) {
    const space = spaceOf(one)
    if (isRefusal(space)) continue
    const published = thompsonComponents.publish({ space, settings: { explore: 0.02, spread: 1 }, decisions: 0 })
    stocks.set(
      one.id,
      stockOf(one, snapshotOf({ placement: 'hero', ruleset: ruleset.hash, policy: 'thompson-components' }, published.space, published.weights)),
    )
  }
  const decide = (occasion: Partial<Occasion> = {}) =>
    arbitrate(rules, 'decision', (id) => stocks.get(id), {
      now: new Date('2026-11-12T12:00:00Z'),
      subject: undefined,
      facts: {},
      consents: [],
      counts: {},
      locale: undefined,
      seed: { high: 1, low: 2 },
      ...occasion,
    })
  return { ruleset, rules, stocks, decide }
}

describe('where a candidate stops', () => {
  it.each([
    ['it has not begun', { from: '2026-12-01T00:00:00.000Z' }, {}, { gate: 'eligible', why: 'notYet' }],
    ['it is over', { until: '2026-11-12T12:00:00.000Z' }, {}, { gate: 'eligible', why: 'ended' }],
    ['its rule is not met', { eligibility: 'context.rain > 2.0' }, { facts: { 'context.rain': 1 } }, { gate: 'eligible', why: 'rule' }],
    ['an attribute is missing', { eligibility: 'profile.orders > 0' }, {}, { gate: 'eligible', why: 'rule' }],
    ['it speaks no language of the visitor', { locales: ['sv'] }, { locale: 'fr' }, { gate: 'eligible', why: 'locale' }],
    ['rights are over', { rights: { i1a: { until: '2026-11-11' }, i1b: { until: '2026-11-11' } } }, {}, { gate: 'eligible', why: 'noVariant' }],
    ['consent is missing', { purposes: ['marketing' as const] }, {}, { gate: 'consent', why: 'purpose', of: 'marketing' }],
    [
      'it was seen often enough',
      { caps: [{ most: 3, days: 7 }] },
      { subject: 'kept', counts: { [countKey('c1', 7)]: 3 } },
      { gate: 'caps', why: 'cap', value: 3, limit: 3 },
    ],
  ])('%s', (_, change, occasion, stopped) => {
    const { decide } = setUp([campaign(1, change)])
    const decided = decide(occasion)
    expect(decided).toMatchObject({ branch: 'fallback', propensity: 1, stopped: [{ campaign: 'c1', ...stopped }] })
  })

  it('the highest priority goes before, and says so to the others', () => {
    const { decide } = setUp([campaign(1), campaign(2, { priority: 300 }), campaign(3, { priority: 200 })])
    const { campaign: won, stopped } = decide()
    expect(won?.campaign.id).toBe('c2')
    expect(stopped.map(({ campaign: id, why, value, limit }) => [id, why, value, limit])).toEqual([
      ['c3', 'priority', 200, 300],
      ['c1', 'priority', 100, 300],
    ])
  })

  it('what preflight keeps out in one language is shown in another alone', () => {
    const { decide } = setUp([
      campaign(1, {
        blocks: [
          { locale: 'de', choice: { headline: 'h1a' } },
          { locale: 'de', choice: { headline: 'h1b' } },
        ],
      }),
    ])
    for (let low = 0; low < 50; low++) expect(decide({ locale: 'de-AT', seed: { high: 9, low } }).choice?.combination[0]).toBe('h1c')
    expect(new Set(Array.from({ length: 50 }, (_, low) => decide({ locale: 'en', seed: { high: 9, low } }).choice?.combination[0])).size).toBe(3)
  })
})

const occasions = fc.record({
  subject: fc.option(fc.stringMatching(/^[a-z0-9]{6}$/), { nil: undefined }),
  facts: fc.record({ 'context.rain': fc.constantFrom(0, 1, 3), 'profile.orders': fc.constantFrom(0, 4) }, { requiredKeys: [] }),
  consents: fc.subarray(['personalisation' as const, 'marketing' as const]),
  counts: fc.record({ [countKey('c2', 7)]: fc.nat(4) }, { requiredKeys: [] }).map((counts) => counts as Record<string, number>),
  locale: fc.constantFrom(undefined, 'en', 'de', 'de-CH', 'fr'),
  seed: fc.record({ high: fc.nat(0xffffffff), low: fc.nat(0xffffffff) }),
})
const several = [
  campaign(1, { eligibility: 'context.rain > 2.0', priority: 300 }),
  campaign(2, { caps: [{ most: 2, days: 7 }], priority: 200 }),
  campaign(3, { purposes: ['marketing'], priority: 200, locales: ['de'] }),
  campaign(4, { eligibility: 'profile.orders > 0', blocks: [{ locale: 'en', choice: { headline: 'h4a', image: 'i4b' } }] }),
]

it('is replayed from its record bit for bit, and every candidate has a place in the sieve', () => {
  const { ruleset, rules, stocks, decide } = setUp(several)
  fc.assert(
    fc.property(occasions, (occasion) => {
      const decided = decide(occasion)
      const { campaign: won, choice, stock } = decided
      const record: DecisionRecord = {
        id: 'dec_x',
        at: '2026-11-12T12:00:00.000Z',
        placement: 'hero',
        ...(occasion.subject !== undefined && { subject: occasion.subject }),
        ruleset: ruleset.hash,
        ...(stock && { snapshot: stock.snapshot.id }),
        seed: seedToHex(decided.seed),
        ...(occasion.locale !== undefined && { asked: occasion.locale }),
        locale: decided.locale,
        facts: occasion.facts,
        consents: occasion.consents,
        counts: occasion.counts,
        exposure: 0,
        stopped: decided.stopped,
        branch: decided.branch,
        ...(won && { campaign: won.campaign.id }),
        ...(choice && { combination: choice.index }),
        propensity: decided.propensity,
        sticky: false,
        micros: 0,
        synthetic: false,
      }
      const snapshot = won && stocks.get(won.campaign.id)?.snapshot
      // As it comes back from the database: as JSON.
      const stored = JSON.parse(JSON.stringify(record)) as DecisionRecord
      const { replay, sieve, gates } = explainDecision({
        record: stored,
        rules,
        seededBy: 'decision',
        stocks: replayStocks(stored, rules, snapshot),
        words: new Map(),
      })
      expect(replay).toMatchObject({ same: true })
      expect(sieve.map((line) => line.campaign).sort()).toEqual(['c1', 'c2', 'c3', 'c4'])
      expect(sieve.filter((line) => line.stoppedAt === undefined)).toHaveLength(won ? 1 : 0)
      expect(gates[0]?.before).toBe(4)
    }),
  )
})

it('the propensity that it reports is how often it happens', () => {
  const { decide } = setUp([campaign(1), campaign(2)], { holdout: { share: 0, salt: 's' } })
  const seen = new Map<string, number>()
  const said = new Map<string, number>()
  const draws = 24_000
  for (let low = 0; low < draws; low++) {
    const { choice, propensity } = decide({ seed: { high: low * 7, low } })
    const key = choice?.combination.join(' ') ?? ''
    seen.set(key, (seen.get(key) ?? 0) + 1)
    said.set(key, propensity)
  }
  expect(said.size).toBe(12)
  const chi = [...said].reduce((sum, [key, p]) => sum + ((seen.get(key) ?? 0) - p * draws) ** 2 / (p * draws), 0)
  // 11 degrees of freedom: beyond 31.3 in one run of a thousand.
  expect(chi).toBeLessThan(31.3)
  expect([...said.values()].reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12)
})

it('does not depend on the order in which campaigns were stored', () => {
  const one = setUp(several)
  const other = setUp(several.toReversed())
  fc.assert(
    fc.property(occasions, (occasion) => {
      const [a, b] = [one.decide(occasion), other.decide(occasion)]
      expect([a.branch, a.campaign?.campaign.id, a.choice?.combination, a.propensity]).toEqual([
        b.branch,
        b.campaign?.campaign.id,
        b.choice?.combination,
        b.propensity,
      ])
    }),
  )
})
