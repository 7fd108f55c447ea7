import type { Attribute } from '../audience/attribute.ts'
import type { Audience } from '../audience/audience.ts'
import { compileRule, ruleWords } from '../audience/rule.ts'
import type { Block } from '../guard/preflight.ts'
import { contentHash } from '../kernel/canonical.ts'
import { attributesUsed, type Expression } from '../kernel/expression/expression.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import { saltSeed } from './bucket.ts'
import type { Campaign } from './campaign.ts'
import { type Cap, type Counters, countersOf, countKey, tagged, type TagsOf } from './cap.ts'
import { combine, type Space } from './combination.ts'
import type { Stopped } from './decision.ts'
import { type LocaleChooser, localeChooser } from './locale.ts'
import { type LayerSource, type Slice, slicesOf } from './layer.ts'
import type { Holdout, Placement } from './placement.ts'
import { type RollCall, rollCall } from './roll-call.ts'
import { tabledRule } from './table-rule.ts'
import type { TrialSource } from './trial.ts'
import type { Constraint } from '../create/family.ts'
import { allows as allowsChoice } from '../create/matrix.ts'

/** A live campaign with what its released family may show. */
export type CampaignSource = Pick<
  Campaign,
  'id' | 'key' | 'name' | 'placements' | 'eligibility' | 'purposes' | 'caps' | 'budget' | 'holdout' | 'from' | 'until' | 'priority' | 'value'
> & {
  familyHash: string
  /** In the order of the template; a slot that may stay empty and has nothing is left out. */
  slots: readonly { slot: string; components: readonly string[] }[]
  locales: readonly string[]
  constraints: readonly Constraint[]
  /** What preflight keeps out. */
  blocks: readonly Pick<Block, 'locale' | 'choice'>[]
  /** Components whose rights begin or end, as yyyy-mm-dd. */
  rights: Readonly<Record<string, { from?: string; until?: string }>>
  /** Tags of its components, where they bear any. */
  tags?: Readonly<Record<string, readonly string[]>>
}

export type PlacementSource = Pick<
  Placement,
  'key' | 'name' | 'channel' | 'locale' | 'eligibility' | 'table' | 'holdout' | 'policy' | 'audiences' | 'caps' | 'sticky' | 'goal' | 'fallback'
>

/** Everything that decides at a moment, as plain JSON: kept for as long as a record names it. */
export interface RulesetSource {
  attributes: readonly Pick<Attribute, 'key' | 'label' | 'type' | 'origin' | 'sensitive' | 'unit'>[]
  audiences: readonly Pick<Audience, 'id' | 'key' | 'rule' | 'state'>[]
  placements: readonly PlacementSource[]
  campaigns: readonly CampaignSource[]
  /** Experiments that run; left out when none does. At a placement there is one at most. */
  trials?: readonly TrialSource[]
  layers?: readonly LayerSource[]
  /** Of the engine as a whole. */
  holdout?: Holdout
}

/** A bound on a count: reached, the candidate stops. */
export interface Bound {
  key: string
  most: number
}

export interface CampaignRules {
  campaign: CampaignSource
  rule: Expression
  from: number
  until: number
  /** The tongue in which whoever asks for this one is spoken to here. */
  localeFor: LocaleChooser
  /** On the campaign or the placement as a whole; the campaign’s own first. */
  caps: readonly Bound[]
  /** On single components and on tags: what is reached bars these components, and the rest may still be shown. */
  narrowing: readonly (Bound & { bars: readonly string[] })[]
  budgets: readonly (Bound & { of: 'total' | 'day' })[]
  /** People who never see it. */
  holdout?: HeldOut
  /** Where the layers that name it let it be shown. */
  slices: readonly Slice[]
  /** What is said when its rule is not met: by far the most frequent stop, so made once. */
  unmet: Stopped
}

export interface PlacementRules {
  placement: PlacementSource
  rule: Expression
  /** Highest priority first; those of equal priority in the order of their keys. */
  candidates: readonly CampaignRules[]
  /** Which of the candidates need be asked. */
  rollCall: RollCall<CampaignRules>
  /** Every attribute that a rule of this placement reads: what a record must keep. */
  used: readonly string[]
  /** Audiences that are learned apart: the first whose rule is met. */
  leaves: readonly Leaf[]
  /** What must be counted of a person for the caps of the placement and of its campaigns. */
  counted: Counters
  /** The least bound on each count: where none of them is reached, nothing stops any candidate. */
  leastBounds: ReadonlyMap<string, number>
  /** Some candidate has a budget. */
  budgeted: boolean
  /** Who is shown nothing: that of the engine first, then that of the placement. */
  holdouts: readonly HeldOut[]
  /** Priorities at which several campaigns compete and all of them say what a success is worth. */
  valued: ReadonlySet<number>
  /** The experiment that runs here. */
  trial?: TrialSource
}

/** People who are held out, as a share of all, by a salt that was hashed once. */
export interface HeldOut {
  share: number
  seed: number
  of?: 'engine'
}

/** Whoever belongs to an audience, where its taste is learned apart. */
export interface Leaf {
  audience: string
  rule: Expression
}

/** A ruleset, compiled. `broken` names what was left out because its rule no longer holds. */
export interface Ruleset {
  hash: string
  source: RulesetSource
  placements: ReadonlyMap<string, PlacementRules>
  broken: readonly { what: string; refusal: Refusal }[]
}

export const rulesetHash = (source: RulesetSource): string => contentHash(source)

export const compileRuleset = (source: RulesetSource): Ruleset => {
  const words = ruleWords(source.attributes, source.audiences)
  const broken: { what: string; refusal: Refusal }[] = []
  const kept = (what: string, rule: Expression | Refusal): Expression | undefined => {
    if (!isRefusal(rule)) return rule
    broken.push({ what, refusal: rule })
    return undefined
  }
  const slices = slicesOf(source.layers ?? [])
  const tagsOf = tagsIn(source.campaigns)
  const campaigns = source.campaigns.flatMap((campaign) => {
    const rule = kept(`campaign ${campaign.key}`, compileRule(campaign.eligibility, words))
    const unmet: Stopped = Object.freeze({ campaign: campaign.id, gate: 'eligible', why: 'rule' })
    const [holdout] = heldBy(campaign.holdout)
    return rule ? [{ campaign, rule, unmet, ...(holdout && { holdout }), slices: slices.get(campaign.id) ?? [] }] : []
  })
  const placements = source.placements.flatMap((placement): [string, PlacementRules][] => {
    const rule = kept(`placement ${placement.key}`, compileRule(placement.eligibility, words))
    return rule ? [[placement.key, rulesAt(placement, rule, { source, campaigns, tagsOf, words, kept })]] : []
  })
  return { hash: rulesetHash(source), source, placements: new Map(placements), broken }
}

interface Compiling {
  source: RulesetSource
  /** Those whose own rule holds together. */
  campaigns: readonly Omit<CampaignRules, 'localeFor' | 'from' | 'until' | 'caps' | 'narrowing' | 'budgets'>[]
  tagsOf: TagsOf
  words: ReturnType<typeof ruleWords>
  /** A rule, unless it no longer holds: then it is noted as broken. */
  kept(what: string, rule: Expression | Refusal): Expression | undefined
}

const rulesAt = (placement: PlacementSource, rule: Expression, { source, campaigns, tagsOf, words, kept }: Compiling): PlacementRules => {
  const candidates = campaigns
    .filter(({ campaign }) => campaign.placements.includes(placement.key))
    .flatMap((candidate): CampaignRules[] => {
      const { campaign } = candidate
      const { key } = campaign
      const tabled = kept(`campaign ${key} at ${placement.key}`, tabledRule(candidate.rule, placement.table ?? [], key, words))
      if (!tabled) return []
      const localeFor = localeChooser(campaign.locales, placement.locale)
      return [{ ...candidate, rule: tabled, localeFor, ...datesOf(campaign), ...boundsOf(campaign, placement, tagsOf) }]
    })
    .toSorted((a, b) => b.campaign.priority - a.campaign.priority || (a.campaign.key < b.campaign.key ? -1 : 1))
  const leaves = (placement.audiences ?? []).flatMap((audience): Leaf[] => {
    const own = kept(`audience ${audience} at ${placement.key}`, compileRule(`holds(audience.${audience})`, words))
    return own ? [{ audience, rule: own }] : []
  })
  const used = [...new Set([rule, ...[...candidates, ...leaves].map((one) => one.rule)].flatMap(attributesUsed))]
    .filter((path) => path !== 'now')
    .sort()
  const trial = source.trials?.find((one) => one.placement === placement.key)
  return {
    placement,
    rule,
    candidates,
    used,
    leaves,
    rollCall: rollCall(candidates),
    holdouts: [...heldBy(source.holdout).map((held) => ({ ...held, of: 'engine' as const })), ...heldBy(placement.holdout)],
    counted: countersOf(
      placement,
      candidates.map(({ campaign }) => campaign),
      tagsOf,
    ),
    leastBounds: leastOf(candidates),
    budgeted: candidates.some(({ budgets }) => budgets.length > 0),
    valued: valuedTiers(candidates),
    ...(trial && { trial }),
  }
}

const tagsIn = (campaigns: readonly CampaignSource[]): TagsOf => {
  const tags = new Map(campaigns.flatMap((campaign) => Object.entries(campaign.tags ?? {})))
  return (component) => tags.get(component) ?? noTags
}
const noTags: readonly string[] = []

const datesOf = ({ from, until }: CampaignSource): Pick<CampaignRules, 'from' | 'until'> => ({
  from: Date.parse(from),
  until: until === undefined ? Infinity : Date.parse(until),
})

/** None where nobody is held out. */
const heldBy = (holdout: Holdout | undefined): HeldOut[] =>
  holdout && holdout.share > 0 ? [{ share: holdout.share, seed: saltSeed(holdout.salt) }] : []

export const budgetKey = (campaign: string, of: 'total' | 'day'): string => `all:${campaign}/${of}`

const boundsOf = (
  { id, caps, budget, slots }: CampaignSource,
  placement: PlacementSource,
  tagsOf: TagsOf,
): Pick<CampaignRules, 'caps' | 'narrowing' | 'budgets'> => {
  const all = [...caps.map((cap) => ({ cap, on: id })), ...placement.caps.map((cap) => ({ cap, on: placement.key }))]
  const components = slots.flatMap((slot) => slot.components)
  return {
    caps: all.flatMap(({ cap, on }) => (isOnParts(cap) ? [] : [{ key: countKey(on, cap), most: cap.most }])),
    narrowing: all.flatMap(({ cap }) => narrowingBy(cap, components, tagsOf)),
    budgets: (['total', 'day'] as const).flatMap((of) => {
      const most = of === 'total' ? budget?.total : budget?.perDay
      return most === undefined ? [] : [{ key: budgetKey(id, of), most, of }]
    }),
  }
}

const leastOf = (candidates: readonly CampaignRules[]): Map<string, number> => {
  const least = new Map<string, number>()
  for (const { caps, narrowing, budgets } of candidates)
    for (const { key, most } of [...caps, ...narrowing, ...budgets]) least.set(key, Math.min(most, least.get(key) ?? Infinity))
  return least
}

const isOnParts = ({ each, tag }: Cap): boolean => each !== undefined || tag !== undefined

const narrowingBy = (cap: Cap, components: readonly string[], tagsOf: TagsOf): CampaignRules['narrowing'] => {
  const { each, tag, most } = cap
  if (each) return components.map((component) => ({ key: countKey(component, cap), most, bars: [component] }))
  if (tag === undefined) return []
  const bars = components.filter((component) => tagsOf(component).includes(tag))
  return bars.length === 0 ? [] : [{ key: countKey(tagged(tag), cap), most, bars }]
}

const valuedTiers = (candidates: readonly CampaignRules[]): Set<number> => {
  const tiers = Map.groupBy(candidates, ({ campaign }) => campaign.priority)
  return new Set(
    [...tiers].filter(([, tier]) => tier.length > 1 && tier.every(({ campaign }) => campaign.value !== undefined)).map(([priority]) => priority),
  )
}

/** May this choice be shown in this locale? */
export const passesIn = ({ blocks }: Pick<CampaignSource, 'blocks'>, locale: string, choice: Readonly<Record<string, string>>): boolean =>
  !blocks.some((block) => block.locale === locale && Object.entries(block.choice).every(([slot, id]) => choice[slot] === id))

/** What a campaign may show in at least one of its locales: the space that its policy publishes over. Refused above 4,096 combinations. */
export const spaceOf = (campaign: CampaignSource): Space | Refusal => {
  const slots = campaign.slots.map(({ slot, components }) => ({ slot, components }))
  const combined = combine(slots, (prefix) => {
    const choice = Object.fromEntries(prefix.map((id, place) => [slots[place]?.slot ?? '', id]))
    if (prefix.length < slots.length)
      return allowsChoice(
        choice,
        campaign.constraints.filter(({ kind }) => kind === 'apart'),
      )
    return allowsChoice(choice, campaign.constraints) && campaign.locales.some((locale) => passesIn(campaign, locale, choice))
  })
  if (isRefusal(combined)) return combined
  if ('whole' in combined) return combined.whole
  return { refused: true, code: 'tooLarge', message: combined.factored.reason, remedy: 'Make two families of it.' }
}

/** What a snapshot of a campaign at a placement rests on: where this is the same, a snapshot goes on holding under a new ruleset. */
export const arenaHash = ({ policy }: Pick<PlacementSource, 'policy'>, { familyHash, slots, locales, constraints, blocks }: CampaignSource): string =>
  contentHash({ policy, familyHash, slots, locales, constraints, blocks })
