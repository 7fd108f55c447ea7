import { z } from 'zod'
import type { Attribute } from '../audience/attribute.ts'
import { withLacks } from '../audience/lack.ts'
import { nested } from '../audience/rule.ts'
import { explain, reasons } from '../kernel/expression/explain.ts'
import type { Expression } from '../kernel/expression/expression.ts'
import type { Facts } from '../kernel/expression/value.ts'
import { arbitrate, type Arbitrated, everyCandidate, type Published } from './arbitration.ts'
import { type DecisionRecord, Gate } from './decision.ts'
import { seedFromHex, seedToHex } from './draw.ts'
import { percent, sentenceOf, stoppedSentence } from './reason.ts'
import type { CampaignRules, PlacementRules } from './ruleset.ts'

/** One candidate on its way through the gates: where it stopped and why, with the values that made it so; or that it was shown. */
export const SievedCandidate = z.object({
  campaign: z.string(),
  name: z.string(),
  stoppedAt: Gate.optional(),
  reason: z.string(),
})

/** The propensity with the numbers that make it: (1 − ε) · count / draws + ε / combinations, over what the eligible hold of it. */
export const PropensityParts = z.object({
  total: z.number(),
  epsilon: z.number(),
  count: z.number().int().describe('draws that this combination won'),
  draws: z.number().int(),
  combinations: z.number().int().describe('in the snapshot'),
  eligible: z.number().int().describe('of them, what might be shown here and now'),
  mass: z.number().describe('what the eligible hold of the whole policy'),
  tied: z.number().int().describe('campaigns of equal priority'),
  share: z.number().optional().describe('of the campaign among them, where they share by what each is expected to bring'),
  formula: z.string(),
})

export const Explanation = z.object({
  title: z.string(),
  replay: z.object({ same: z.boolean(), sentence: z.string() }),
  sieve: z.array(SievedCandidate),
  gates: z.array(z.object({ gate: Gate, before: z.number().int().describe('candidates that came to it') })),
  slots: z.array(z.object({ slot: z.string(), component: z.string(), share: z.number().describe('exact, of this component in its slot') })),
  propensity: PropensityParts.optional(),
})
export type Explanation = z.infer<typeof Explanation>

export interface Replayed {
  record: DecisionRecord
  rules: PlacementRules
  seededBy: 'subject' | 'decision'
  published: Published
  /** What rules ask about, in words. */
  attributes: readonly Pick<Attribute, 'key' | 'label' | 'unit' | 'origin'>[]
}

/** Decides once more from the record and says everything about it. The answer must be the same, bit for bit; if it is not, it says so. */
export const explainDecision = ({ record, rules, seededBy, published, attributes }: Replayed): Explanation => {
  const now = new Date(record.at)
  const facts = nested(record.facts, now)
  const again = arbitrate(rules, seededBy, published, {
    now,
    subject: record.subject,
    facts: record.facts,
    consents: record.consents,
    counts: record.counts,
    stick: record.stick,
    locale: record.asked,
    seed: seedFromHex(record.seed) ?? { high: 0, low: 0 },
  })
  const sieve = sieveOf(again, rules, facts, { record, attributes })
  return {
    title: titleOf(again, rules, facts, attributes),
    replay: replayOf(again, record),
    sieve,
    gates: gatesOf(sieve),
    slots: slotsOf(again, record),
    ...(again.choice && { propensity: propensityParts(again, record) }),
  }
}

const replayOf = (again: Arbitrated, record: DecisionRecord): Explanation['replay'] => {
  const differs = [
    again.branch !== record.branch && `branch ${again.branch}, not ${record.branch}`,
    again.campaign?.campaign.id !== record.campaign && 'another campaign',
    again.choice?.index !== record.combination && `combination ${again.choice?.index}, not ${record.combination}`,
    again.audience !== record.audience && `audience ${again.audience ?? 'none'}, not ${record.audience ?? 'none'}`,
    again.enrolled?.arm !== record.experiment?.arm && `arm ${again.enrolled?.arm}, not ${record.experiment?.arm}`,
    again.sticky !== record.sticky && (record.sticky ? 'it does not follow what was given before' : 'it follows what was given before'),
    again.propensity !== record.propensity && `propensity ${again.propensity}, not ${record.propensity}`,
    seedToHex(again.seed) !== record.seed && 'another seed',
  ].filter((difference) => difference !== false)
  return differs.length === 0
    ? { same: true, sentence: 'Replayed just now: same draw, same answer' }
    : { same: false, sentence: `Replayed just now, and it differs: ${differs.join('; ')}` }
}

const sieveOf = (again: Arbitrated, rules: PlacementRules, facts: Facts, asked: Pick<Replayed, 'record' | 'attributes'>): Explanation['sieve'] => {
  const stopped = new Map(again.stopped.map((one) => [one.campaign, one]))
  const all = stopped.get(everyCandidate)
  const winner = again.campaign?.campaign.id
  const lines = rules.candidates.map((candidate) => {
    const { id, name } = candidate.campaign
    if (id === winner) return { campaign: id, name, reason: 'Shown' }
    const why = all ?? stopped.get(id)
    if (!why) return { campaign: id, name, reason: 'Not looked at' }
    const rule = why.why === 'rule' ? candidate.rule : why.why === 'placement' ? rules.rule : undefined
    return { campaign: id, name, stoppedAt: why.gate, reason: rule ? ruleReason(rule, facts, asked) : stoppedSentence(why) }
  })
  const order = (line: Explanation['sieve'][number]): number =>
    line.stoppedAt === undefined ? Gate.options.length : Gate.options.indexOf(line.stoppedAt)
  return lines.toSorted((a, b) => order(b) - order(a))
}

/** The clauses that the refusal hangs on, each with the values that made it so. */
const ruleReason = (rule: Expression, facts: Facts, { record: { consents }, attributes }: Pick<Replayed, 'record' | 'attributes'>): string => {
  const said = reasons(withLacks(explain(rule, facts), { attributes, consents }))
  return [...new Set(said)].slice(0, 3).join('; ')
}

const gatesOf = (sieve: Explanation['sieve']): Explanation['gates'] => {
  const place = (line: Explanation['sieve'][number]): number =>
    line.stoppedAt === undefined ? Gate.options.length : Gate.options.indexOf(line.stoppedAt)
  return Gate.options.map((gate, at) => ({ gate, before: sieve.filter((line) => place(line) >= at).length }))
}

const slotsOf = ({ choice, stock }: Arbitrated, { components = {} }: DecisionRecord): Explanation['slots'] =>
  choice && stock
    ? stock.snapshot.slots.map(({ slot }, place) => ({
        slot,
        component: components[slot] ?? choice.combination[place] ?? '',
        share: choice.propensity.perSlot[place] ?? 0,
      }))
    : []

const propensityParts = (again: Arbitrated, { stick }: DecisionRecord): z.infer<typeof PropensityParts> => {
  const { choice, stock, tied, tier, sticky, propensity, eligible, weight } = again
  if (!choice || !stock || !eligible) throw new Error('nothing was drawn, so there is no propensity to take apart')
  const { epsilon, draws, counts, combinations } = stock.snapshot
  const count = counts.find(([index]) => index === choice.index)?.[1] ?? 0
  const mass = eligible.learnMass + eligible.floorMass
  const whole = eligible.indices.length === combinations.length
  const inner = `${round(1 - epsilon)} × ${count} / ${draws} draws + ${round(epsilon)} × 1 / ${combinations.length} valid`
  const restricted = whole ? inner : `(${inner}) / ${round(mass)} of what could be shown`
  return {
    total: propensity,
    epsilon,
    count,
    draws,
    combinations: combinations.length,
    eligible: eligible.indices.length,
    mass: whole ? 1 : mass,
    tied,
    ...(tier && { share: weight }),
    formula: sticky && stick ? `as first drawn, on ${stick.at.slice(0, 10)}` : weightText(again, restricted),
  }
}

/** What the draw among campaigns, or an experiment, left to the combination. */
const weightText = ({ tied, tier, enrolled, weight }: Arbitrated, inner: string): string => {
  if (enrolled) return `${round(weight)} of the experiment’s arm × (${inner})`
  if (tier) return `${round(weight)} of the tier × (${inner})`
  return tied > 1 ? `1 / ${tied} campaigns × (${inner})` : inner
}

const round = (value: number): string => String(Math.round(value * 10_000) / 10_000)

/** "Shown because rain there is 3.1 mm, and the draw fell on a 9.0 % combination." */
const titleOf = (again: Arbitrated, rules: PlacementRules, facts: Facts, attributes: Replayed['attributes']): string => {
  const { campaign, propensity, branch } = again
  if (!campaign) return sentenceOf(again, rules)
  const causes = causesOf(campaign, rules, facts, attributes)
  const drawn = `the draw fell on a ${percent(propensity)} combination${branch === 'explore' ? ', drawn to keep every one measurable' : ''}`
  return causes.length === 0 ? sentenceOf(again, rules) : `Shown because ${causes.slice(0, 2).join(' and ')}, and ${drawn}.`
}

/** What of the moment and the person the winner's rules asked for, in the words of the attributes. */
const causesOf = ({ rule }: CampaignRules, placement: PlacementRules, facts: Facts, attributes: Replayed['attributes']): string[] => {
  const looked = [rule, placement.rule].flatMap((one) => leaves(explain(one, facts)).flatMap((leaf) => (leaf.truth === 'true' ? leaf.looked : [])))
  const said = looked.flatMap(({ text, value }) => {
    const word = attributes.find(({ key }) => key === text)
    return word === undefined ? [] : [`${word.label.toLowerCase()} is ${value.replaceAll('"', '')}${word.unit === undefined ? '' : ` ${word.unit}`}`]
  })
  return [...new Set(said)]
}

type Clause = ReturnType<typeof explain>
const leaves = (clause: Clause): Clause[] => (clause.parts.length === 0 ? [clause] : clause.parts.flatMap(leaves))
