import { expect, it } from 'vitest'
import { combine } from '../decide/combination.ts'
import { thompsonComponents } from '../decide/policies/thompson-components.ts'
import { tierOf, tierShares } from '../decide/tier.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { learn } from './learner.ts'
import { defaultPrior } from './prior.ts'
import { chancesOf } from './worth.ts'

const rates = { good: 0.2, fair: 0.1, rare: 0.02 }

/** A campaign of one headline, as the learner sees it after so many showings of each at a placement. */
const chances = (campaign: keyof typeof rates, trials: number): number[] => {
  const combined = combine([{ slot: 'headline', components: [campaign] }])
  if (isRefusal(combined) || !('whole' in combined)) throw new Error('one combination is listed')
  const cells = Object.entries(rates).map(([component, rate]) => ({
    placement: 'p',
    day: '2026-01-01',
    features: { components: { headline: component }, exposure: 0, position: 0 },
    trials,
    successes: Math.round(trials * rate),
    value: 0,
    valueSquares: 0,
  }))
  const seed = { high: 1, low: campaign.length * 7 + campaign.charCodeAt(0) }
  const tagsOf = () => []
  const { belief, reached, snapshot } = learn({
    context: { placement: 'p', campaign, ruleset: 'r' },
    space: combined.whole,
    policy: thompsonComponents,
    settings: {},
    cells,
    tagsOf,
    prior: defaultPrior,
    decay: { today: '2026-01-01' },
    seed,
    decisions: 0,
  })
  return chancesOf(belief, { space: combined.whole, tagsOf, reached }, snapshot, seed)
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

it('is the rate at which each campaign succeeds', () => {
  for (const [campaign, rate] of Object.entries(rates)) expect(mean(chances(campaign as keyof typeof rates, 20_000))).toBeCloseTo(rate, 2)
})

it('times the value of a success shares a tier by what each brings, and the floor keeps every one', () => {
  const shares = (values: Record<keyof typeof rates, number>): Record<string, number> => {
    const worths = Object.entries(values).map(([campaign, value]) => ({
      campaign,
      draws: chances(campaign as keyof typeof rates, 20_000).map((chance) => chance * value),
    }))
    const tier = tierOf('p', 100, worths)
    return Object.fromEntries(tier.campaigns.map((campaign, at) => [campaign, tierShares(tier, tier.campaigns)![at]!]))
  }
  expect(shares({ good: 100, fair: 100, rare: 100 })['good']).toBeGreaterThan(0.95)
  // 0.02 × 2,000 is more than 0.2 × 100 and 0.1 × 300.
  expect(shares({ good: 100, fair: 300, rare: 2_000 })['rare']).toBeGreaterThan(0.9)
  for (const share of Object.values(shares({ good: 100, fair: 1, rare: 1 }))) expect(share).toBeGreaterThanOrEqual(0.02 / 3)
})
