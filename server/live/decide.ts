import { arbitrate, type Arbitrated, countKey } from '../../engine/decide/arbitration.ts'
import type { Choice } from '../../engine/decide/choose.ts'
import type { DecisionRecord, DecisionRequest } from '../../engine/decide/decision.ts'
import { type Seed, seedToHex } from '../../engine/decide/draw.ts'
import { policyNamed } from '../../engine/decide/policies/index.ts'
import { type Receipt, sealReceipt, type Sign } from '../../engine/decide/receipt.ts'
import type { PlacementRules } from '../../engine/decide/ruleset.ts'
import type { Stock } from '../../engine/decide/stock.ts'
import { exposureBucketOf } from '../../engine/learn/cell.ts'
import type { Purpose } from '../../engine/audience/consent.ts'
import type { Value } from '../../engine/audience/profile.ts'
import { consentAttribute } from '../../engine/audience/rule.ts'
import { type Standing, stockKey } from './standing.ts'
import { agreedPurposes, countSeen, type Subject } from './subjects.ts'

/** What a decision is made with, besides the standing rules: all that is impure about it. */
export interface Deciding {
  now: Date
  id: string
  seed: Seed
  sign: Sign
  subject: Subject | undefined
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
export const decide = ({ ruleset, stocks }: Standing, request: DecisionRequest, on: Deciding): Decided | undefined => {
  const rules = ruleset.placements.get(request.placement)
  if (!rules) return undefined
  const began = on.micros()
  const { placement } = rules
  const consents = agreedPurposes(on.subject?.consents ?? [], request.consent)
  // Without consent for personalisation nobody is recognised: nothing of the profile is read, nothing counted, nobody held out.
  const subject = consents.includes('personalisation') ? on.subject : undefined
  const facts = factsFor(rules, request, subject, consents)
  const counts = countsFor(rules, subject, on.now.getTime())
  const arbitrated = arbitrate(
    rules,
    policyNamed(placement.policy.name)?.seededBy ?? 'decision',
    (campaign) => stocks.get(stockKey(placement.key, campaign)),
    {
      now: on.now,
      subject: subject?.hash,
      facts,
      consents,
      counts,
      locale: request.locale,
      seed: on.seed,
    },
  )
  const record = recordOf(arbitrated, request, {
    id: on.id,
    at: on.now.toISOString(),
    ruleset: ruleset.hash,
    facts,
    consents,
    counts,
    subject: subject?.hash,
  })
  const { campaign } = arbitrated
  if (campaign && subject)
    record.exposure = exposureBucketOf(countSeen(subject.exposures, 'campaign', campaign.campaign.id, tiringDays, on.now.getTime()))
  record.micros = Math.round(on.micros() - began)
  return { record, arbitrated, rules, receipt: receiptOf(record, on.sign) }
}

type Grounds = Pick<DecisionRecord, 'id' | 'at' | 'ruleset' | 'facts' | 'consents' | 'counts'> & { subject: string | undefined }

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
    seed: seedToHex(arbitrated.seed),
    asked: request.locale,
    locale: arbitrated.locale,
    facts: grounds.facts,
    consents: grounds.consents,
    counts: grounds.counts,
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
    sticky: false,
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
    const value = path === consentAttribute ? [...consents] : path.startsWith('context.') ? context[path.slice(8)] : subject?.facts[path]
    if (value !== undefined) facts[path] = value
  }
  return facts
}

const countsFor = ({ placement, candidates, windows }: PlacementRules, subject: Subject | undefined, now: number): Record<string, number> => {
  const counts: Record<string, number> = {}
  if (!subject || windows.length === 0) return counts
  for (const { days } of placement.caps) counts[countKey(placement.key, days)] = countSeen(subject.exposures, 'placement', placement.key, days, now)
  for (const { campaign } of candidates)
    for (const { days } of campaign.caps) counts[countKey(campaign.id, days)] = countSeen(subject.exposures, 'campaign', campaign.id, days, now)
  return counts
}

const receiptOf = (record: DecisionRecord, sign: Sign): string => sealReceipt({ ...record, decision: record.id } as Receipt, sign)
