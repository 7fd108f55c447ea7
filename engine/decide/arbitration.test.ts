import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitrate, type Occasion } from './arbitration.ts'
import { countKey } from './cap.ts'
import { explainDecision } from './explanation.ts'
import type { DecisionRecord, Stick } from './decision.ts'
import { drawAt, seedOf, seedToHex } from './draw.ts'
import { thompsonComponents } from './policies/thompson-components.ts'
import { replayed } from './replay.ts'
import { type CampaignSource, budgetKey, compileRuleset, type PlacementSource, type RulesetSource, spaceOf } from './ruleset.ts'
import { snapshotOf } from './snapshot.ts'
import { type Stock, stockOf } from './stock.ts'
import { tierOf, tierShares, type TierSnapshot } from './tier.ts'
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

const setUp = (
  campaigns: CampaignSource[],
  more: Partial<PlacementSource> = {},
  engine: Pick<RulesetSource, 'layers' | 'holdout'> & { tiers?: Record<number, TierSnapshot> } = {},
) => {
  const { tiers = {}, ...source } = engine
  const ruleset = compileRuleset({ attributes, audiences: [], placements: [{ ...placement, ...more }], campaigns, ...source })
  expect(ruleset.broken).toEqual([])
  const rules = ruleset.placements.get('hero')!
  const stocks = new Map<string, Stock>()
  for (const one of campaigns) {
    const space = spaceOf(one)
    if (isRefusal(space)) continue
    const published = thompsonComponents.publish({ space, settings: { explore: 0.02, spread: 1, settled: 1 }, decisions: 0 })
    stocks.set(
      one.id,
      stockOf(one, snapshotOf({ placement: 'hero', ruleset: ruleset.hash, policy: 'thompson-components' }, published.space, published.weights)),
    )
  }
  const decide = (occasion: Partial<Occasion> = {}) =>
    arbitrate(
      rules,
      'decision',
      { stock: (id) => stocks.get(id), tier: (priority) => tiers[priority] },
      {
        now: new Date('2026-11-12T12:00:00Z'),
        subject: undefined,
        facts: {},
        consents: [],
        counts: {},
        locale: undefined,
        seed: { high: 1, low: 2 },
        ...occasion,
      },
    )
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
      'its budget is spent',
      { budget: { perDay: 10 } },
      { counts: { [budgetKey('c1', 'day')]: 10 } },
      { gate: 'caps', why: 'budget', of: 'day', value: 10, limit: 10 },
    ],
    [
      'it was seen often enough within minutes',
      { caps: [{ most: 1, minutes: 30 }] },
      { subject: 'kept', counts: { 'c1/30m': 1 } },
      { gate: 'caps', why: 'cap', of: 'c1/30m' },
    ],
    [
      'each of its headlines was seen often enough',
      { caps: [{ most: 2, days: 7, each: 'component' as const }] },
      { subject: 'kept', counts: { 'h1a/7': 2, 'h1b/7': 2, 'h1c/7': 5 } },
      { gate: 'caps', why: 'tired', of: 'h1a/7', value: 2, limit: 2 },
    ],
    [
      'all that it could show carries a tag that was seen often enough',
      { caps: [{ most: 2, days: 7, tag: 'price' }], tags: { i1a: ['price'], i1b: ['price', 'rain'] } },
      { subject: 'kept', counts: { 'tag:price/7': 2 } },
      { gate: 'caps', why: 'tired', of: 'tag:price/7' },
    ],
    [
      'it was seen often enough',
      { caps: [{ most: 3, days: 7 }] },
      { subject: 'kept', counts: { [countKey('c1', { days: 7 })]: 3 } },
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
  counts: fc
    .record(
      {
        [countKey('c2', { days: 7 })]: fc.nat(4),
        [countKey('h4a', { minutes: 90 })]: fc.nat(2),
        [countKey('i4a', { minutes: 90 })]: fc.nat(2),
        [countKey('i4b', { minutes: 90 })]: fc.nat(2),
        [countKey('tag:price', { days: 1 })]: fc.nat(2),
        [budgetKey('c5', 'total')]: fc.nat(4),
      },
      { requiredKeys: [] },
    )
    .map((counts) => counts as Record<string, number>),
  stick: fc.option(
    fc.record({
      decision: fc.constant('dec_before'),
      at: fc.constantFrom('2026-11-12T11:00:00.000Z', '2026-11-01T11:00:00.000Z'),
      campaign: fc.constantFrom('c2', 'c4', 'c5', 'gone'),
      components: fc.constantFrom(
        { headline: 'h2a', image: 'i2b' },
        { headline: 'h4a', image: 'i4a' },
        { headline: 'h5c', image: 'i5b' },
        { headline: 'h5c' },
      ),
      branch: fc.constantFrom('learn' as const, 'explore' as const),
      propensity: fc.constantFrom(0.125, 0.0417),
      perSlot: fc.constant<number[]>([0.5, 0.25]),
    }),
    { nil: undefined },
  ),
  locale: fc.constantFrom(undefined, 'en', 'de', 'de-CH', 'fr'),
  seed: fc.record({ high: fc.nat(0xffffffff), low: fc.nat(0xffffffff) }),
})
const several = [
  campaign(1, { eligibility: 'context.rain > 2.0', priority: 300 }),
  campaign(2, { caps: [{ most: 2, days: 7 }], priority: 200 }),
  campaign(3, { purposes: ['marketing'], priority: 200, locales: ['de'] }),
  campaign(4, {
    eligibility: 'profile.orders > 0',
    blocks: [{ locale: 'en', choice: { headline: 'h4a', image: 'i4b' } }],
    caps: [
      { most: 1, minutes: 90, each: 'component' },
      { most: 1, days: 1, tag: 'price' },
    ],
    tags: { h4b: ['price'], h4c: ['price'] },
    value: 500,
  }),
  campaign(5, { budget: { total: 3 }, holdout: { share: 0.3, salt: 'own' }, value: 2_000 }),
]
const ofEngine = {
  layers: [
    {
      key: 'layer',
      salt: 'layer salt',
      members: [
        { campaign: 'c4', share: 0.5 },
        { campaign: 'c5', share: 0.4 },
      ],
    },
  ],
  holdout: { share: 0.1, salt: 'all of it' },
  tiers: {
    100: tierOf('hero', 100, [
      { campaign: 'c4', draws: Array.from({ length: 64 }, (_, n) => n % 7) },
      { campaign: 'c5', draws: Array.from({ length: 64 }, (_, n) => n % 5) },
    ]),
  },
}

it('is replayed from its record bit for bit, and every candidate has a place in the sieve', () => {
  const { ruleset, rules, stocks, decide } = setUp(several, { sticky: { days: 7 } }, ofEngine)
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
        ...(decided.tier && { tier: decided.tier.id }),
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
        sticky: decided.sticky,
        ...(occasion.stick && { stick: occasion.stick }),
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
        published: replayed(stored, rules, snapshot, decided.tier),
        attributes: [],
      })
      expect(replay).toMatchObject({ same: true })
      expect(sieve.map((line) => line.campaign).sort()).toEqual(['c1', 'c2', 'c3', 'c4', 'c5'])
      expect(sieve.filter((line) => line.stoppedAt === undefined)).toHaveLength(won ? 1 : 0)
      expect(gates[0]?.before).toBe(5)
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
  const one = setUp(several, { sticky: { days: 7 } }, ofEngine)
  const other = setUp(several.toReversed(), { sticky: { days: 7 } }, ofEngine)
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

describe('sticky', () => {
  const stick: Stick = {
    decision: 'dec_first',
    at: '2026-11-10T12:00:00.000Z',
    campaign: 'c1',
    components: { headline: 'h1b', image: 'i1a' },
    branch: 'explore',
    propensity: 0.0625,
    perSlot: [0.25, 0.5],
  }
  const sticky = { holdout: { share: 0, salt: 's' }, sticky: { days: 7 } }

  it('keeps what was given first, with its first propensity, whatever the seed', () => {
    const { decide } = setUp([campaign(1), campaign(2)], sticky)
    for (let low = 0; low < 20; low++) {
      const { choice, propensity, branch, sticky: kept, stopped } = decide({ subject: 'ada', stick, seed: { high: 3, low } })
      expect([kept, branch, propensity, choice?.combination, choice?.propensity.perSlot]).toEqual([
        true,
        'explore',
        0.0625,
        ['h1b', 'i1a'],
        [0.25, 0.5],
      ])
      expect(stopped).toEqual([{ campaign: 'c2', gate: 'arbitration', why: 'kept', value: 100, limit: 100 }])
    }
  })

  it.each([
    ['its time is over', {}, { now: new Date('2026-11-17T12:00:00Z') }],
    ['a component lost its rights', { rights: { i1a: { until: '2026-11-11' } } }, {}],
    ['preflight blocks it in this language', { blocks: [{ locale: 'de', choice: { headline: 'h1b', image: 'i1a' } }] }, { locale: 'de' }],
    ['a component was seen often enough', { caps: [{ most: 1, days: 7, each: 'component' as const }] }, { counts: { 'h1b/7': 1 } }],
    ['nobody was recognised', {}, { subject: undefined }],
  ])('is drawn anew once %s', (_, change, occasion) => {
    const { decide } = setUp([campaign(1, change)], sticky)
    const decided = decide({ subject: 'ada', stick, ...occasion })
    expect([decided.sticky, decided.branch === 'fallback']).toEqual([false, false])
    expect(decided.propensity).toBe(decided.choice?.propensity.total)
  })

  it('is kept by a clock that has run backwards', () => {
    const { decide } = setUp([campaign(1)], sticky)
    expect(decide({ subject: 'ada', stick, now: new Date('2026-11-09T12:00:00Z') }).sticky).toBe(true)
  })

  it('gives way to a higher priority', () => {
    const { decide } = setUp([campaign(1), campaign(2, { priority: 900 })], sticky)
    expect(decide({ subject: 'ada', stick })).toMatchObject({ sticky: false, campaign: { campaign: { id: 'c2' } } })
  })

  it('is not for a placement that does not say so', () => {
    expect(setUp([campaign(1)], { holdout: { share: 0, salt: 's' } }).decide({ subject: 'ada', stick }).sticky).toBe(false)
  })
})

describe('layers and holdouts', () => {
  const people = Array.from({ length: 40_000 }, (_, n) => `person-${n}`)
  const layers = ['one', 'two'].map((key) => ({
    key,
    salt: `salt of ${key}`,
    members: ['c1', 'c2'].map((id) => ({ campaign: id, share: 0.5 })),
  }))

  it('let one person be in one campaign of a layer at most, and always in the same', () => {
    const { decide } = setUp([campaign(1), campaign(2)], { holdout: { share: 0, salt: 's' } }, { layers: layers.slice(0, 1) })
    for (const subject of people.slice(0, 300)) {
      const shown = new Set(Array.from({ length: 8 }, (_, low) => decide({ subject, seed: { high: 5, low } }).campaign?.campaign.id))
      expect(shown.size).toBe(1)
    }
  })

  it('leave those who are in no slice to what is in no layer', () => {
    const narrow = [{ key: 'narrow', salt: 'narrow', members: [{ campaign: 'c1', share: 0.2 }] }]
    const { decide } = setUp([campaign(1, { priority: 500 }), campaign(2)], { holdout: { share: 0, salt: 's' } }, { layers: narrow })
    const shown = people.slice(0, 5_000).map((subject) => decide({ subject }).campaign?.campaign.id)
    expect(shown.filter((id) => id === 'c1').length / shown.length).toBeCloseTo(0.2, 1)
    expect(shown).not.toContain(undefined)
  })

  /** Chi-square of independence of a table of counts. */
  const chiSquare = (table: readonly (readonly number[])[]): number => {
    const rows = table.map((row) => row.reduce((sum, n) => sum + n, 0))
    const columns = table[0]!.map((_, at) => table.reduce((sum, row) => sum + row[at]!, 0))
    const all = rows.reduce((sum, n) => sum + n, 0)
    return table.reduce(
      (sum, row, r) => sum + row.reduce((part, n, c) => part + (n - (rows[r]! * columns[c]!) / all) ** 2 / ((rows[r]! * columns[c]!) / all), 0),
      0,
    )
  }

  /** Which side of each division a person is on, as decisions show it: the engine’s holdout, the placement’s, a campaign’s, two layers and a split. */
  const sides = (): number[][] => {
    const even = { share: 0.5, salt: 'salt of ' }
    const open = { share: 0, salt: 's' }
    const isHeld = (decided: { branch: string }): number => (decided.branch === 'holdout' ? 1 : 0)
    const which = (decided: ReturnType<ReturnType<typeof setUp>['decide']>): number => (decided.campaign?.campaign.id === 'c1' ? 1 : 0)
    const engine = setUp([campaign(1)], { holdout: open }, { holdout: { ...even, salt: 'salt of the engine' } })
    const place = setUp([campaign(1)], { holdout: { ...even, salt: 'salt of the placement' } })
    const own = setUp([campaign(1, { holdout: { ...even, salt: 'salt of the campaign' } })], { holdout: open })
    const [first, second] = layers.map((layer) => setUp([campaign(1), campaign(2)], { holdout: open }, { layers: [layer] }))
    return people.map((subject) => [
      isHeld(engine.decide({ subject })),
      isHeld(place.decide({ subject })),
      isHeld(own.decide({ subject })),
      which(first!.decide({ subject })),
      which(second!.decide({ subject })),
      Math.floor(drawAt(seedOf('an experiment', subject), 0) * 2),
    ])
  }

  it('tell nothing of each other, nor of an experiment', () => {
    const all = sides()
    for (let a = 0; a < 6; a++) {
      for (let b = a + 1; b < 6; b++) {
        const table = [
          [0, 0],
          [0, 0],
        ]
        for (const person of all) table[person[a]!]![person[b]!]!++
        // One degree of freedom, fifteen pairs: 15.1 is passed once in ten thousand, so by one of all pairs once in seven hundred.
        expect(chiSquare(table), `${a} and ${b}`).toBeLessThan(15.1)
      }
    }
  })
})

describe('a tier that is shared by worth', () => {
  const worths = [
    { campaign: 'c1', draws: [3, 1, 1, 1] },
    { campaign: 'c2', draws: [2, 2, 2, 0] },
    { campaign: 'c3', draws: [1, 3, 0, 2] },
  ]
  const tier = tierOf('hero', 100, worths)

  it('gives each the share of the draws in which it is worth most, over whoever is eligible', () => {
    expect(tierShares(tier, ['c1', 'c2', 'c3'])!.map((share) => (share - 0.02 / 3) / 0.98)).toEqual(
      [0.25, 0.25, 0.5].map((share) => expect.closeTo(share, 12)),
    )
    expect(tierShares(tier, ['c1', 'c2'])!.map((share) => (share - 0.01) / 0.98)).toEqual([0.5, 0.5].map((share) => expect.closeTo(share, 12)))
    expect(tierShares(tier, ['c3'])).toEqual([1])
    expect(tierShares(tier, ['c1', 'unknown'])).toBeUndefined()
  })

  it('does not depend on the order of the campaigns', () => {
    expect(tierOf('hero', 100, worths.toReversed())).toEqual(tier)
  })

  it('is drawn as its shares say, together with the combination', () => {
    const valued = [1, 2, 3].map((n) => campaign(n, { value: 100 }))
    const { decide } = setUp(valued, { holdout: { share: 0, salt: 's' } }, { tiers: { 100: tier } })
    const [seen, said] = [new Map<string, number>(), new Map<string, number>()]
    const draws = 40_000
    for (let low = 0; low < draws; low++) {
      const { choice, campaign: won, propensity } = decide({ seed: { high: low * 5, low } })
      const key = `${won?.campaign.id} ${choice?.index}`
      seen.set(key, (seen.get(key) ?? 0) + 1)
      said.set(key, propensity)
    }
    expect(said.size).toBe(18)
    expect([...said.values()].reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12)
    const chi = [...said].reduce((sum, [key, p]) => sum + ((seen.get(key) ?? 0) - p * draws) ** 2 / (p * draws), 0)
    // 17 degrees of freedom: beyond 40.8 in one run of a thousand.
    expect(chi).toBeLessThan(40.8)
  })

  it('is shared evenly while one of it has no value', () => {
    const { decide } = setUp([campaign(1, { value: 5 }), campaign(2)], {}, { tiers: { 100: tier } })
    expect(decide()).toMatchObject({ tied: 2, propensity: 1 / 12 })
    expect(decide().tier).toBeUndefined()
  })
})
