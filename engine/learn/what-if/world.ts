import { consentAttribute, nested } from '../../audience/rule.ts'
import type { Value } from '../../audience/profile.ts'
import { arbitrate, type Arbitrated, type Occasion, type Part, partsOf, type Published } from '../../decide/arbitration.ts'
import type { DecisionRecord } from '../../decide/decision.ts'
import { seedFromHex } from '../../decide/draw.ts'
import { policyNamed } from '../../decide/policies/index.ts'
import type { Leaf, PlacementRules } from '../../decide/ruleset.ts'
import type { PolicySnapshot } from '../../decide/snapshot.ts'
import { type Stock, stockOf } from '../../decide/stock.ts'
import type { TierSnapshot } from '../../decide/tier.ts'
import { policyAt } from '../../decide/trial.ts'
import { canonical } from '../../kernel/canonical.ts'
import { attributesUsed, type Expression } from '../../kernel/expression/expression.ts'
import { isSettled } from '../../kernel/expression/settled.ts'
import type { Facts } from '../../kernel/expression/value.ts'
import { unkeptBudget } from './missing-counts.ts'

/** A logged decision with all that is kept of it. */
export interface LoggedCase {
  record: DecisionRecord
  /** The rules that decided it. */
  logged: PlacementRules
  /** What was drawn from. */
  snapshot: PolicySnapshot | undefined
  /** By what campaigns of one priority shared. */
  tier?: TierSnapshot | undefined
  /** Exposures that its caps counted, and those that only another rule would have counted. */
  counts: Readonly<Record<string, number>>
  outcome: { converted: boolean; value: number }
}

/** What may come of one occasion, as probabilities: nothing of ours, or a combination of one of these campaigns. */
export interface Spread {
  nothing: number
  parts: readonly Part[]
}

/** What there is to draw from at a placement: by campaign and, where one is learned apart, audience (`drawnBy`); and by priority. */
export interface Publications {
  snapshots: ReadonlyMap<string, PolicySnapshot>
  tiers: ReadonlyMap<number, TierSnapshot>
}

export const drawnBy = (campaign: string, audience?: string): string => (audience === undefined ? campaign : `${campaign} ${audience}`)

/** A placement’s rules, ready to decide logged occasions once more. */
export interface World {
  rules: PlacementRules
  /** As the engine would have decided it, with the draw that was logged. */
  decide(of: LoggedCase): Arbitrated
  /** The same without a draw. Whom the holdout of the placement or the engine keeps out is a draw by person: its salt knows nothing of them. */
  spread(of: LoggedCase): Spread
  /** Whether nothing is the same under both: what stands there while nothing of ours does. */
  sameNothing(logged: PlacementRules): boolean
  /** What these rules hang on here and the record did not keep: an attribute, or how much of a budget was used. */
  unkept(of: LoggedCase): string | undefined
}

/** Snapshots come in the order of time, so the last few are nearly always the ones that are asked for again. */
const mostStocks = 64

/**
 * Each campaign draws from what it drew from then, where that is known and the policy is the same; else from `published`: what it draws from now, or what a drafted policy
 * would publish. So do campaigns of one priority that share by what they are worth.
 */
export const worldOf = (rules: PlacementRules, published: Publications): World => {
  const seededBy = policyNamed(rules.placement.policy.name)?.seededBy ?? 'decision'
  const samePolicies = remembered(
    (logged: PlacementRules) =>
      new Set(rules.candidates.map(({ campaign }) => campaign.id).filter((id) => canonical(policyAt(logged, id)) === canonical(policyAt(rules, id)))),
  )
  const sameTiers = remembered(
    (logged: PlacementRules) => new Set([...rules.valued].filter((priority) => worthsAt(logged, priority) === worthsAt(rules, priority))),
  )
  const unkeptBy = remembered(({ used }: PlacementRules) => rules.used.filter((path) => path !== consentAttribute && !used.includes(path)))
  const budgetUnkept = remembered((logged: PlacementRules) => unkeptBudget(rules, logged))
  const ready = new Map<string, Stock>()
  const stockIn = ({ record, snapshot, logged }: LoggedCase, campaign: string, audience: string | undefined): Stock | undefined => {
    const apart = audience === undefined ? undefined : published.snapshots.get(drawnBy(campaign, audience))
    const isTheirs = record.audience === audience || (snapshot?.audience === undefined && !apart)
    const same = campaign === record.campaign && isTheirs && samePolicies(logged).has(campaign)
    const drawn = (same ? snapshot : undefined) ?? apart ?? published.snapshots.get(campaign)
    const candidate = drawn && rules.candidates.find((one) => one.campaign.id === campaign)
    if (!drawn || !candidate) return undefined
    const key = `${campaign} ${drawn.id}`
    const known = ready.get(key)
    if (known) return known
    const [oldest] = ready.keys()
    if (ready.size >= mostStocks && oldest !== undefined) ready.delete(oldest)
    const made = stockOf(candidate.campaign, drawn)
    ready.set(key, made)
    return made
  }
  const publishedIn = (of: LoggedCase): Published => ({
    stock: (campaign, audience) => stockIn(of, campaign, audience),
    tier: (priority) => (of.tier?.priority === priority && sameTiers(of.logged).has(priority) ? of.tier : published.tiers.get(priority)),
  })
  const heldOut = 1 - rules.holdouts.reduce((kept, { share }) => kept * (1 - share), 1)
  return {
    rules,
    decide: (of) => arbitrate(rules, seededBy, publishedIn(of), occasionOf(of)),
    spread: (of) => {
      const parts = partsOf(rules, publishedIn(of), occasionOf(of))
      if (parts.length === 0) return { nothing: 1, parts }
      const nothing = of.record.subject === undefined ? 0 : heldOut
      return { nothing, parts: parts.map((part) => ({ ...part, share: part.share * (1 - nothing) })) }
    },
    sameNothing: remembered(({ placement }: PlacementRules) => canonical(placement.fallback) === canonical(rules.placement.fallback)),
    unkept: (of) => {
      const budget = budgetUnkept(of.logged)
      return budget === undefined ? hangsOn(unkeptBy(of.logged), rules, of) : `how much of the budget of “${budget}” was used`
    },
  }
}

/** What those of a priority say that a success is worth: what their sharing rests on. */
const worthsAt = ({ candidates, placement }: PlacementRules, priority: number): string =>
  canonical([
    placement.policy,
    ...candidates.filter(({ campaign }) => campaign.priority === priority).map(({ campaign }) => [campaign.id, campaign.value ?? null]),
  ])

export const occasionOf = ({ record, counts }: Pick<LoggedCase, 'record' | 'counts'>): Occasion => ({
  now: new Date(record.at),
  subject: record.subject,
  facts: factsOf(record),
  consents: record.consents,
  counts,
  stick: record.stick,
  locale: record.asked,
  seed: seedFromHex(record.seed) ?? { high: 0, low: 0 },
})

/** What somebody agreed to is always kept, whether a rule asked for it or not. */
const factsOf = ({ facts, consents }: DecisionRecord): Record<string, Value> => ({ [consentAttribute]: [...consents], ...facts })

/** Of a stranger nothing is read, so nothing of a person was left out. */
const hangsOn = (unkept: readonly string[], { rule, candidates, leaves }: PlacementRules, { record }: LoggedCase): string | undefined => {
  const missing = new Set(record.subject === undefined ? unkept.filter((path) => !path.startsWith('profile.')) : unkept)
  if (missing.size === 0) return undefined
  const facts = nested(factsOf(record), new Date(record.at))
  const unsettled = [rule, ...candidates.map((candidate) => candidate.rule)].find(({ meaning }) => !isSettled(meaning, missing, facts))
  const open = unsettled ?? leafOpen(leaves, missing, facts)
  return open && attributesUsed(open).find((path) => missing.has(path))
}

/** Audiences are asked in turn until one is met. */
const leafOpen = (leaves: readonly Leaf[], missing: ReadonlySet<string>, facts: Facts): Expression | undefined => {
  for (const { rule } of leaves) {
    if (!isSettled(rule.meaning, missing, facts)) return rule
    if (rule.test(facts)) return undefined
  }
  return undefined
}

const remembered = <K extends object, V>(of: (key: K) => V): ((key: K) => V) => {
  const known = new WeakMap<K, { value: V }>()
  return (key) => {
    const held = known.get(key) ?? { value: of(key) }
    known.set(key, held)
    return held.value
  }
}
