import { combine } from '../engine/decide/combination.ts'
import { drawAt } from '../engine/decide/draw.ts'
import { policyNamed } from '../engine/decide/policies/index.ts'
import { type CampaignSource, compileRuleset } from '../engine/decide/ruleset.ts'
import type { PolicySnapshot } from '../engine/decide/snapshot.ts'
import { stockOf } from '../engine/decide/stock.ts'
import { isRefusal } from '../engine/kernel/refusal.ts'
import { learn } from '../engine/learn/learner.ts'
import { defaultPrior } from '../engine/learn/prior.ts'
import { type Standing, stockKey } from '../server/live/standing.ts'

export const placement = 'home-hero'
export const offers = 50
export const holdout = { salt: 'holdout 2025', share: 0.05 }

/** What one offer asks for, in six clauses: few visitors meet any, and the later ones are met more easily. */
export interface Wish {
  countries: readonly string[]
  orders: number
  rain: number
  tier: string
  visits: number
}

export const countries = ['NO', 'SE', 'DK', 'FI', 'DE', 'FR', 'NL', 'PL']
export const tiers = ['gold', 'silver', 'bronze', 'none']

export const wishes: readonly Wish[] = Array.from({ length: offers }, (_, n) => ({
  countries: [countries[n % 8] ?? '', countries[(n + 3) % 8] ?? ''],
  orders: 1 + ((n * 7) % 5),
  rain: ((n * 3) % 9) / 2,
  tier: tiers[n % 4] ?? '',
  visits: (n * 11) % 40,
}))

const ruleOf = ({ countries: among, orders, rain, tier, visits }: Wish): string =>
  `context.country in ${JSON.stringify(among)} && context.orders >= ${orders} && context.rain > ${rain.toFixed(1)} && ` +
  `context.tier != "${tier}" && context.visits >= ${visits} && !context.employee`

/** 6 × 6 × 4 × 3 = 432 combinations, from a posterior that has seen something of each. */
const slots = [6, 6, 4, 3].map((size, slot) => ({
  slot: `slot${slot}`,
  components: Array.from({ length: size }, (_, index) => `cmp_${slot}_${index}`),
}))

const learnedSnapshot = (): PolicySnapshot => {
  const combined = combine(slots)
  if (isRefusal(combined) || !('whole' in combined)) throw new Error('432 combinations are listed')
  const space = combined.whole
  const cells = space.combinations.map((combination, at) => ({
    placement,
    day: '2025-03-28',
    features: { components: Object.fromEntries(combination.map((component, slot) => [`slot${slot}`, component])), exposure: 0, position: 0 },
    trials: 200,
    successes: Math.floor(drawAt({ high: 1, low: 1 }, at) * 12),
    value: 0,
    valueSquares: 0,
  }))
  return learn({
    context: { placement, ruleset: 'bench' },
    space,
    policy: policyNamed('thompson-components')!,
    settings: {},
    cells,
    tagsOf: () => [],
    prior: defaultPrior,
    decay: { today: '2025-03-28' },
    seed: { high: 2, low: 2 },
    decisions: 0,
  }).snapshot
}

/** One placement with fifty offers of six clauses and 432 combinations each, caps on both, and a holdout: what the server would hold in memory. */
export const standingOfOffers = (): Standing & { snapshot: PolicySnapshot } => {
  const campaigns = wishes.map((wish, n): CampaignSource => ({
    id: `cmp_${n}`,
    key: `offer-${n}`,
    name: `Offer ${n}`,
    placements: [placement],
    eligibility: ruleOf(wish),
    purposes: [],
    caps: [{ most: 3, days: 7 }],
    from: '2025-01-01T00:00:00.000Z',
    priority: 100 + (n % 5),
    familyHash: `hash${n}`,
    slots,
    locales: ['en'],
    constraints: [],
    blocks: [],
    rights: {},
  }))
  const context = (key: string, type: 'string' | 'int' | 'double' | 'bool') => ({
    key: `context.${key}`,
    label: key,
    type,
    origin: { kind: 'context' as const },
    sensitive: false,
  })
  const ruleset = compileRuleset({
    attributes: [
      context('country', 'string'),
      context('orders', 'int'),
      context('rain', 'double'),
      context('tier', 'string'),
      context('visits', 'int'),
      context('employee', 'bool'),
    ],
    audiences: [],
    placements: [
      {
        key: placement,
        name: 'Home hero',
        channel: 'web',
        locale: 'en',
        eligibility: '',
        holdout,
        policy: { name: 'thompson-components', settings: {} },
        caps: [{ most: 20, minutes: 60 }],
        goal: { metric: 'clickRate', counterMetric: 'bounceRate', windowDays: 14 },
        fallback: {},
      },
    ],
    campaigns,
  })
  if (ruleset.broken.length > 0) throw new Error(`a rule of the bench does not compile: ${ruleset.broken[0]?.refusal.message}`)
  const snapshot = learnedSnapshot()
  const stocks = new Map(campaigns.map((campaign) => [stockKey(placement, campaign.id), { ...stockOf(campaign, snapshot), arena: 'bench' }]))
  return { ruleset, stocks, tiers: new Map(), snapshot }
}
