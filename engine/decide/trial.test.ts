import { describe, expect, it } from 'vitest'
import { arbitrate, type Arbitrated } from './arbitration.ts'
import type { DecisionRecord } from './decision.ts'
import { seedToHex } from './draw.ts'
import { explainDecision } from './explanation.ts'
import { replayed } from './replay.ts'
import { type CampaignSource, compileRuleset, type PlacementSource, spaceOf } from './ruleset.ts'
import { snapshotOf } from './snapshot.ts'
import { type Stock, stockOf } from './stock.ts'
import { policyAt, type TrialSource } from './trial.ts'
import { isRefusal } from '../kernel/refusal.ts'

const placement: PlacementSource = {
  key: 'hero',
  name: 'Home hero',
  channel: 'web',
  locale: 'en',
  eligibility: '',
  holdout: { share: 0, salt: 'held' },
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
    { slot: 'headline', components: ['a', 'b', 'c'] },
    { slot: 'image', components: ['i', 'j'] },
  ],
  locales: ['en', 'de'],
  constraints: [],
  blocks: [],
  rights: {},
  ...more,
})

const arm = (shows: string, share = 1, name = shows) => ({ name, shows, share })
const onHeadline: TrialSource = {
  id: 'exp_1',
  key: 'which-headline',
  salt: 'salt one',
  placement: 'hero',
  among: 'components',
  campaign: 'c1',
  slot: 'headline',
  arms: [arm('a'), arm('b', 3)],
}

/** The first combination is drawn more often than the others, as a learner would have it. */
const setUp = (trial: TrialSource | undefined, campaigns: CampaignSource[] = [campaign(1)], more: Partial<PlacementSource> = {}) => {
  const ruleset = compileRuleset({
    attributes: [],
    audiences: [],
    placements: [{ ...placement, ...more }],
    campaigns,
    ...(trial && { trials: [trial] }),
  })
  const rules = ruleset.placements.get('hero')!
  const stocks = new Map<string, Stock>()
  for (const one of campaigns) {
    const space = spaceOf(one)
    if (isRefusal(space)) throw new Error(space.message)
    const counts = space.combinations.map((_, index) => (index === 0 ? 10 : index))
    const draws = counts.reduce((sum, count) => sum + count, 0)
    stocks.set(one.id, stockOf(one, snapshotOf({ placement: 'hero', ruleset: ruleset.hash, policy: 'p' }, space, { draws, counts, epsilon: 0.1 })))
  }
  const decide = (n: number, subject?: string, locale?: string): Arbitrated =>
    arbitrate(
      rules,
      'decision',
      { stock: (id) => stocks.get(id), tier: () => undefined },
      {
        now: new Date('2026-11-12T12:00:00Z'),
        subject,
        facts: {},
        consents: [],
        counts: {},
        locale,
        seed: { high: n * 7, low: n },
      },
    )
  return { ruleset, rules, stocks, decide }
}

const many = 24_000
const shown = ({ campaign: won, choice }: Arbitrated): string => `${won?.campaign.id} ${choice?.combination.join(' ')}`

/** χ² of how often things happened against the probability that was reported of them, with the sum of those. */
const against = (all: readonly Arbitrated[]): { chi: number; kinds: number; sum: number } => {
  const seen = Map.groupBy(all, shown)
  const parts = [...seen.values()].map((some) => ({ n: some.length, expected: some[0]!.propensity * all.length }))
  return {
    chi: parts.reduce((sum, { n, expected }) => sum + (n - expected) ** 2 / expected, 0),
    kinds: parts.length,
    sum: parts.reduce((sum, { expected }) => sum + expected / all.length, 0),
  }
}
/** Beyond it in one run of a thousand, about (Wilson and Hilferty). */
const farOut = (freedom: number): number => freedom * (1 - 2 / (9 * freedom) + 3.09 * Math.sqrt(2 / (9 * freedom))) ** 3

const cases: [string, TrialSource, CampaignSource[]][] = [
  ['components with fixed shares', onHeadline, [campaign(1), campaign(2, { priority: 50 })]],
  ['components of one of two campaigns that share', onHeadline, [campaign(1), campaign(2)]],
  ['components by a policy', { ...onHeadline, policy: { name: 'thompson-components', settings: {} } }, [campaign(1)]],
  ['the same component twice', { ...onHeadline, arms: [arm('a', 1, 'A'), arm('a', 1, 'A again')] }, [campaign(1)]],
  [
    'campaigns, one below the other',
    { ...onHeadline, among: 'campaigns', arms: [arm('c1'), arm('c2', 2)] },
    [campaign(1), campaign(2, { priority: 50 }), campaign(3)],
  ],
]

describe.each(cases)('an experiment among %s', (_, trial, campaigns) => {
  it('draws what it says it draws, to strangers and to people it knows', () => {
    for (const subject of [() => undefined, (n: number) => `person ${n}`]) {
      const { decide } = setUp(trial, campaigns)
      const all = Array.from({ length: many }, (_unused, n) => decide(n, subject(n)))
      const { chi, kinds, sum } = against(all)
      expect(sum).toBeCloseTo(1, 9)
      expect(chi).toBeLessThan(farOut(kinds - 1))
      const enrolled = all.flatMap((one) => one.enrolled ?? [])
      for (const [index] of trial.arms.entries()) {
        const expected = enrolled.reduce((total, { shares }) => total + shares[index]!, 0)
        expect(Math.abs(enrolled.filter((one) => one.arm === index).length - expected)).toBeLessThan(3.3 * Math.sqrt(expected))
      }
    }
  })

  it('is replayed from its record bit for bit', () => {
    const { ruleset, rules, stocks, decide } = setUp(trial, campaigns)
    for (let n = 0; n < 200; n++) {
      const subject = n % 2 === 0 ? `person ${n}` : undefined
      const decided = decide(n, subject)
      const record = {
        id: 'dec_x',
        at: '2026-11-12T12:00:00.000Z',
        placement: 'hero',
        ...(subject !== undefined && { subject }),
        ruleset: ruleset.hash,
        snapshot: decided.stock?.snapshot.id,
        seed: seedToHex(decided.seed),
        locale: decided.locale,
        facts: {},
        consents: [],
        counts: {},
        stopped: decided.stopped,
        branch: decided.branch,
        campaign: decided.campaign?.campaign.id,
        combination: decided.choice?.index,
        propensity: decided.propensity,
        experiment: decided.enrolled,
        sticky: decided.sticky,
      } as unknown as DecisionRecord
      const stored = JSON.parse(JSON.stringify(record)) as DecisionRecord
      const stock = stocks.get(stored.campaign ?? '')
      const { replay } = explainDecision({
        record: stored,
        rules,
        seededBy: 'decision',
        published: replayed(stored, rules, stock?.snapshot, undefined),
        attributes: [],
      })
      expect(replay).toMatchObject({ same: true })
    }
  })
})

it('keeps a person in one arm while the rest goes on being drawn, and another experiment knows nothing of it', () => {
  const one = setUp(onHeadline)
  const images = new Set<string | undefined>()
  const arms = new Set<number | undefined>()
  for (let n = 0; n < 200; n++) {
    const { choice, enrolled } = one.decide(n, 'anna')
    arms.add(enrolled?.arm)
    images.add(choice?.combination[1])
  }
  expect(arms.size).toBe(1)
  expect(images.size).toBe(2)
  const half = { ...onHeadline, arms: [arm('a'), arm('b')] }
  const other = setUp({ ...half, id: 'exp_2', salt: 'salt two' })
  const same = setUp(half)
  const both = Array.from({ length: 4_000 }, (_, n) => Number(other.decide(n, `p${n}`).enrolled?.arm === same.decide(n, `p${n}`).enrolled?.arm))
  // Half of 4,000 with a standard deviation of 31.6.
  expect(Math.abs(both.reduce((sum, agree) => sum + agree, 0) - 2_000)).toBeLessThan(105)
})

it('gives the marginal of each component in its slot over all arms', () => {
  const { decide } = setUp(onHeadline)
  for (let n = 0; n < 40; n++) {
    const { choice } = decide(n, `p${n}`)
    expect(choice?.propensity.perSlot[0]).toBeCloseTo(choice?.combination[0] === 'a' ? 0.25 : 0.75, 12)
  }
})

it.each<[string, TrialSource, CampaignSource[], string | undefined]>([
  ['an arm may not be shown in this language', onHeadline, [campaign(1, { blocks: [{ locale: 'de', choice: { headline: 'b' } }] })], 'de'],
  ['an arm has no right today', onHeadline, [campaign(1, { rights: { b: { until: '2026-11-11' } } })], undefined],
  ['another campaign goes before', onHeadline, [campaign(1), campaign(2, { priority: 200 })], undefined],
  ['one of its campaigns may not be shown', { ...onHeadline, among: 'campaigns', arms: [arm('c1'), arm('c2')] }, [campaign(1)], undefined],
])('takes nobody in where %s', (_, trial, campaigns, locale) => {
  const plain = setUp(undefined, campaigns)
  const { decide } = setUp(trial, campaigns)
  for (let n = 0; n < 50; n++) {
    const decided = decide(n, `p${n}`, locale)
    expect(decided.enrolled).toBeUndefined()
    expect(shown(decided)).toBe(shown(plain.decide(n, `p${n}`, locale)))
  }
})

it('leaves the holdout as it was: who is held out sees no arm', () => {
  const held = { holdout: { share: 0.3, salt: 'held' } }
  const [plain, tested] = [setUp(undefined, [campaign(1)], held), setUp(onHeadline, [campaign(1)], held)]
  for (let n = 0; n < 500; n++) {
    const [before, after] = [plain.decide(n, `p${n}`), tested.decide(n, `p${n}`)]
    expect(after.branch === 'holdout').toBe(before.branch === 'holdout')
    if (after.branch === 'holdout') expect(after.enrolled).toBeUndefined()
  }
})

it('leaves a ruleset without experiments with the hash that it had', () => {
  const { ruleset } = setUp(undefined)
  expect(Object.keys(ruleset.source)).not.toContain('trials')
  expect(setUp(onHeadline).ruleset.hash).not.toBe(ruleset.hash)
})

it('shares by its policy where that learns, and leaves the other campaigns to the placement', () => {
  const learning = { ...onHeadline, policy: { name: 'thompson-components', settings: { explore: 0.2 } } }
  const { rules } = setUp(learning)
  expect(policyAt(rules, 'c1')).toEqual(learning.policy)
  expect(policyAt(rules, 'c2')).toEqual(placement.policy)
  expect(policyAt(setUp(onHeadline).rules, 'c1')).toEqual(placement.policy)
})
