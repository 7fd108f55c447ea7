import { arbitrate, type Arbitrated } from '../../engine/decide/arbitration.ts'
import { countsOf } from '../../engine/decide/cap.ts'
import type { Choice } from '../../engine/decide/choose.ts'
import type { DecisionRecord, DecisionRequest, Stick } from '../../engine/decide/decision.ts'
import { type Seed, seedOf, seedToHex } from '../../engine/decide/draw.ts'
import { policyNamed } from '../../engine/decide/policies/index.ts'
import { type Receipt, sealReceipt, type Sign } from '../../engine/decide/receipt.ts'
import type { PlacementRules } from '../../engine/decide/ruleset.ts'
import type { Stock } from '../../engine/decide/stock.ts'
import { isoTime } from '../../engine/kernel/iso-time.ts'
import { exposureBucketOf } from '../../engine/learn/cell.ts'
import type { Purpose } from '../../engine/audience/consent.ts'
import type { Value } from '../../engine/audience/profile.ts'
import { consentAttribute, stepsOf } from '../../engine/audience/rule.ts'
import type { Spending } from './spending.ts'
import { publishedAt, type Standing } from './standing.ts'
import { agreedPurposes, type Subject, timesSeen } from './subjects.ts'

/** What a decision is made with, besides the standing rules: all that is impure about it. */
export interface Deciding {
  now: Date
  id: string
  seed: Seed
  /** Nothing is drawn yet: who is recognised is told the same until they have seen something here. */
  beforehand?: boolean
  sign: Sign
  subject: Subject | undefined
  spending: Spending
  /** Microseconds on a clock that never goes back. */
  micros(): number
}

export interface Decided {
  record: DecisionRecord
  arbitrated: Arbitrated
  rules: PlacementRules
  receipt: string
}

/** Days over which exposures of a campaign tire a subject, for the learner. */
const tiringDays = 30

/** Decides, purely but for the time it takes: nothing is read, written or awaited. Undefined when there is no such placement. */
export const decide = (standing: Standing, request: DecisionRequest, on: Deciding): Decided | undefined => {
  const { ruleset } = standing
  const rules = ruleset.placements.get(request.placement)
  if (!rules) return undefined
  const began = on.micros()
  const { placement } = rules
  const consents = agreedPurposes(on.subject?.consents ?? [], request.consent)
  // Without consent for personalisation nobody is recognised: nothing of the profile is read, nothing counted, nobody held out.
  const subject = consents.includes('personalisation') ? on.subject : undefined
  const facts = factsFor(rules, request, subject, consents)
  const counts = subject ? countsOf(rules.counted, subject.exposures, on.now.getTime()) : {}
  if (rules.budgeted) on.spending.into(counts, rules, on.now)
  const stick = placement.sticky && subject?.sticks.get(placement.key)
  const arbitrated = arbitrate(rules, policyNamed(placement.policy.name)?.seededBy ?? 'decision', publishedAt(standing, placement.key), {
    now: on.now,
    subject: subject?.hash,
    facts,
    consents,
    counts,
    stick,
    locale: request.locale,
    seed: on.beforehand && subject ? seedAhead(placement.key, subject) : on.seed,
  })
  const record = recordOf(arbitrated, request, {
    id: on.id,
    at: isoTime(on.now.getTime()),
    ruleset: ruleset.hash,
    facts,
    consents,
    counts,
    stick,
    subject: subject?.hash,
  })
  const { campaign } = arbitrated
  if (campaign && subject) record.exposure = exposureBucketOf(timesSeen(subject.exposures, campaign.campaign.id, tiringDays, on.now.getTime()))
  if (campaign && subject && placement.sticky && !rules.trial && !arbitrated.sticky) record.sticks = true
  record.micros = Math.round(on.micros() - began)
  return { record, arbitrated, rules, receipt: receiptOf(record, on) }
}

type Grounds = Pick<DecisionRecord, 'id' | 'at' | 'ruleset' | 'facts' | 'consents' | 'counts'> & {
  subject: string | undefined
  stick: Stick | undefined
}

/** Every member is there, even where it is undefined: objects of one form are made and read fastest, and the text of a record leaves out what is not. */
const recordOf = (arbitrated: Arbitrated, request: DecisionRequest, grounds: Grounds): DecisionRecord => {
  const { campaign, choice, stock } = arbitrated
  const record: { [K in keyof DecisionRecord]-?: DecisionRecord[K] | undefined } = {
    id: grounds.id,
    at: grounds.at,
    placement: request.placement,
    subject: grounds.subject,
    ruleset: grounds.ruleset,
    snapshot: stock?.snapshot.id,
    tier: arbitrated.tier?.id,
    seed: seedToHex(arbitrated.seed),
    asked: request.locale,
    locale: arbitrated.locale,
    facts: grounds.facts,
    consents: grounds.consents,
    counts: grounds.counts,
    audience: arbitrated.audience,
    position: request.position,
    exposure: 0,
    stopped: arbitrated.stopped,
    branch: arbitrated.branch,
    campaign: campaign?.campaign.id,
    combination: choice?.index,
    components: choice && stock && componentsOf(choice, stock),
    variant: campaign?.campaign.familyHash,
    propensity: arbitrated.propensity,
    perSlot: choice?.propensity.perSlot as number[] | undefined,
    experiment: arbitrated.enrolled as DecisionRecord['experiment'],
    sticky: arbitrated.sticky,
    stick: grounds.stick,
    sticks: undefined,
    micros: 0,
    synthetic: request.synthetic,
  }
  return record as DecisionRecord
}

/** A snapshot gives the same choice each time, so its components are put into words once. */
const named = new WeakMap<Choice, Record<string, string>>()

const componentsOf = (choice: Choice, { snapshot }: Stock): Record<string, string> => {
  const known = named.get(choice)
  if (known) return known
  const components = Object.fromEntries(snapshot.slots.map(({ slot }, place) => [slot, choice.combination[place] ?? '']))
  named.set(choice, components)
  return components
}

/** The values of what the rules read, and no more: this is what the record keeps of a person. */
const factsFor = (
  { used }: PlacementRules,
  { context }: DecisionRequest,
  subject: Subject | undefined,
  consents: readonly Purpose[],
): Record<string, Value> => {
  const facts: Record<string, Value> = {}
  for (const path of used) {
    const { ofProfile, leaf } = stepsOf(path)
    const value = path === consentAttribute ? [...consents] : ofProfile ? subject?.facts[path] : context[leaf]
    if (value !== undefined) facts[path] = value
  }
  return facts
}

const receiptOf = (record: DecisionRecord, { sign, beforehand = false }: Deciding): string =>
  sealReceipt({ ...record, decision: record.id, prefetched: beforehand } as Receipt, sign)

/** The draw that is next for somebody: it moves on with each exposure here, and by nothing else. */
const seedAhead = (placement: string, { hash, exposures }: Subject): Seed =>
  seedOf(`${placement} ahead`, `${hash} ${exposures.findLast((seen) => seen.placement === placement)?.at ?? 0}`)
