import type { Published } from '../../engine/decide/arbitration.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { policyNamed } from '../../engine/decide/policies/index.ts'
import {
  arenaHash,
  type CampaignRules,
  compileRuleset,
  type PlacementRules,
  type Ruleset,
  rulesetHash,
  spaceOf,
} from '../../engine/decide/ruleset.ts'
import { snapshotOf, type PolicySnapshot } from '../../engine/decide/snapshot.ts'
import { type Stock, stockOf } from '../../engine/decide/stock.ts'
import type { TierSnapshot } from '../../engine/decide/tier.ts'
import { policyAt } from '../../engine/decide/trial.ts'
import type { Scope } from '../store/database.ts'
import { keepRuleset, keepSnapshot, latestSnapshots, readRuleset } from '../store/decide.store.ts'
import { latestTiers } from '../store/tier.store.ts'

/** What one engine decides from, whole in memory. A new one takes the place of the old between two decisions, never within one. */
export interface Standing {
  ruleset: Ruleset
  /** By placement, campaign and, where something was learned of one apart, audience. */
  stocks: ReadonlyMap<string, Stock & { arena: string }>
  /** By placement and priority. */
  tiers: ReadonlyMap<string, TierSnapshot>
}

export const tierKey = (placement: string, priority: number): string => `${placement} ${priority}`
export const stockKey = (placement: string, campaign: string, audience?: string): string =>
  audience === undefined ? `${placement} ${campaign}` : `${placement} ${campaign} ${audience}`

/** Reads and compiles what decides now. Snapshots that still hold are kept; where one is missing the policy publishes what it knows without having learned. */
export const readStanding = async (scope: Scope, before: Standing | undefined): Promise<Standing> => {
  const source = await readRuleset(scope)
  if (before?.ruleset.hash === rulesetHash(source)) return before
  const ruleset = compileRuleset(source)
  await keepRuleset(scope, ruleset.hash, ruleset.source)
  const held = new Map((before ? [] : await latestSnapshots(scope)).map((one) => [stockKey(one.placement, one.campaign, one.snapshot.audience), one]))
  const stocks = new Map<string, Stock & { arena: string }>()
  for (const rules of ruleset.placements.values()) {
    for (const candidate of rules.candidates) {
      const key = stockKey(rules.placement.key, candidate.campaign.id)
      const arena = arenaHash({ policy: policyAt(rules, candidate.campaign.id) }, candidate.campaign)
      const known = before?.stocks.get(key)
      const stored = held.get(key)
      const snapshot =
        known?.arena === arena
          ? known.snapshot
          : stored?.arena === arena
            ? stored.snapshot
            : await publishFirst(scope, ruleset, rules, candidate, arena)
      if (snapshot) stocks.set(key, { ...stockOf(candidate.campaign, snapshot), arena })
      for (const { audience } of rules.leaves) {
        const leaf = stockKey(rules.placement.key, candidate.campaign.id, audience)
        const [apart] = [before?.stocks.get(leaf), held.get(leaf)].filter((one) => one?.arena === arena)
        if (apart) stocks.set(leaf, { ...stockOf(candidate.campaign, apart.snapshot), arena })
      }
    }
  }
  return { ruleset, stocks, tiers: before?.tiers ?? (await readTiers(scope)) }
}

export const readTiers = async (scope: Scope): Promise<Map<string, TierSnapshot>> =>
  new Map((await latestTiers(scope)).map((tier) => [tierKey(tier.placement, tier.priority), tier]))

/** What was published for the candidates of one placement. A standing does not change, so that what is found in it once is found. */
export const publishedAt = (standing: Standing, placement: string): Published => {
  const known = views.get(standing) ?? new Map<string, Published>()
  views.set(standing, known)
  const published = known.get(placement) ?? viewOf(standing, placement)
  known.set(placement, published)
  return published
}

const views = new WeakMap<Standing, Map<string, Published>>()

const viewOf = ({ stocks, tiers }: Standing, placement: string): Published => {
  const everybody = new Map<string, Stock>()
  return {
    stock: (campaign, audience) => {
      const apart = audience === undefined ? undefined : stocks.get(stockKey(placement, campaign, audience))
      if (apart) return apart
      const known = everybody.get(campaign)
      if (known) return known
      const stock = stocks.get(stockKey(placement, campaign))
      if (stock) everybody.set(campaign, stock)
      return stock
    },
    tier: (priority) => tiers.get(tierKey(placement, priority)),
  }
}

const publishFirst = async (
  scope: Scope,
  { hash }: Ruleset,
  rules: PlacementRules,
  { campaign }: CampaignRules,
  arena: string,
): Promise<PolicySnapshot | undefined> => {
  const { placement } = rules
  const chosen = policyAt(rules, campaign.id)
  const policy = policyNamed(chosen.name)
  const space = spaceOf(campaign)
  const settings = policy?.settings.safeParse(chosen.settings)
  if (!policy || isRefusal(space) || !settings?.success) return undefined
  const published = policy.publish({ space, settings: settings.data, decisions: 0 })
  const snapshot = snapshotOf(
    { placement: placement.key, campaign: campaign.id, ruleset: hash, policy: policy.name },
    published.space,
    published.weights,
  )
  await keepSnapshot(scope, { placement: placement.key, campaign: campaign.id, arena, snapshot })
  return snapshot
}

/** The standing with a newer snapshot in it; the same when the arena has changed meanwhile. */
export const withSnapshot = (standing: Standing, placement: string, campaign: string, arena: string, snapshot: PolicySnapshot): Standing => {
  const key = stockKey(placement, campaign, snapshot.audience)
  const rules = standing.ruleset.placements.get(placement)
  const candidate = rules?.candidates.find((one) => one.campaign.id === campaign)
  if (!candidate || standing.stocks.get(stockKey(placement, campaign))?.arena !== arena || standing.stocks.get(key)?.snapshot.id === snapshot.id)
    return standing
  if (snapshot.audience !== undefined && !rules?.leaves.some(({ audience }) => audience === snapshot.audience)) return standing
  return { ...standing, stocks: new Map(standing.stocks).set(key, { ...stockOf(candidate.campaign, snapshot), arena }) }
}
