import { type Approval, approval, type Maker } from '../approve/approval.ts'
import { Facts } from '../approve/facts.ts'
import { lapsed } from '../approve/judging.ts'
import { lapsing } from '../approve/request.ts'
import type { Rule } from '../approve/rule.ts'
import type { Actor } from '../kernel/actor.ts'
import { contentHash } from '../kernel/canonical.ts'
import { type Happening, put, type Save } from '../kernel/change.ts'
import type { Campaign } from './campaign.ts'
import { CampaignRule, campaignRuleOf, withCampaignRule } from './campaign-rule.ts'
import type { Placement } from './placement.ts'
import { PlacementRule, placementRuleOf, withPlacementRule } from './placement-rule.ts'
import { newPersonal, type RuleGrounds } from './rule-change.ts'
import type { RulesetSource } from './ruleset.ts'

/** What a rule decides for. */
export type Ruled = { kind: 'placement'; thing: Placement } | { kind: 'campaign'; thing: Campaign }

/** Its rule as it stands. */
export const ruleOf = (of: Ruled): PlacementRule | CampaignRule => (of.kind === 'placement' ? placementRuleOf(of.thing) : campaignRuleOf(of.thing))

/** What a verdict binds to: for what, from what, to what. When either side moves it is another. */
export const ruleHash = ({ of, before, after }: Pick<Rule, 'before' | 'after'> & { of: Pick<Rule['of'], 'kind' | 'id'> }): string =>
  contentHash({ of: { kind: of.kind, id: of.id }, before, after })

/** Everything that decides, as it would with this draft. Whom a new holdout would keep out is drawn with the draft’s own hash: the same people as when it is live. */
export const draftedSource = (source: RulesetSource, { of, after, hash }: Pick<Rule, 'of' | 'after' | 'hash'>): RulesetSource =>
  of.kind === 'placement'
    ? { ...source, placements: source.placements.map((one) => (one.key === of.key ? withPlacementRule(one, PlacementRule.parse(after)) : one)) }
    : { ...source, campaigns: source.campaigns.map((one) => (one.id === of.id ? withCampaignRule(one, CampaignRule.parse(after), hash) : one)) }

/** What a route may know of a change before anybody has looked at decisions. */
export const factsOfChange = (
  { kind, thing }: Ruled,
  { before, after, changes }: Pick<Rule, 'before' | 'after' | 'changes'>,
  makers: readonly Maker[],
  grounds: RuleGrounds,
): Facts =>
  Facts.parse({
    kind: 'rule',
    maker: makers.some((maker) => maker.kind === 'agent') ? 'agent' : 'person',
    channels: kind === 'placement' ? [thing.channel] : [],
    changes: [...changes],
    moved: 1,
    newPersonal: newPersonal(textsOf(before), textsOf(after), grounds).length,
    endsHoldout: shareOf(before) > 0 && shareOf(after) === 0,
  })

/** Every condition of a rule: its eligibility and the rows of its table. */
const textsOf = ({ eligibility, table }: Rule['before']): string[] => {
  const rows = PlacementRule.shape.table.safeParse(table)
  return [typeof eligibility === 'string' ? eligibility : '', ...(rows.success ? rows.data.map(({ when }) => when) : [])]
}

/** A campaign may have none. */
const shareOf = ({ holdout }: Rule['before']): number => {
  const parsed = PlacementRule.shape.holdout.safeParse(holdout)
  return parsed.success ? parsed.data.share : 0
}

/** Everybody who had a hand in it, each once. */
export const withMaker = (makers: readonly Maker[], { id, kind, sponsor }: Actor): Maker[] =>
  makers.some((maker) => maker.id === id) ? [...makers] : [...makers, { id, kind, ...(sponsor !== undefined && { sponsor }) }]

/** Nobody looks any longer at what has moved on. */
export const letLapse = (waiting: readonly Approval[], at: string): { save: Save[]; journal: Happening[] } => ({
  save: waiting.map((one) => put(approval, lapsed(one, at))),
  journal: waiting.map((one) => lapsing(one)),
})
