import { z } from 'zod'
import { Purpose } from '../audience/consent.ts'
import { ShownFile } from '../create/shown-file.ts'
import { Value } from '../audience/profile.ts'
import { identifiedAt } from '../kernel/identifier.ts'
import { PlacementKey } from './placement.ts'

/** The gates of a decision, in their order. */
export const Gate = z.enum(['eligible', 'consent', 'caps', 'holdout', 'layer', 'arbitration'])
export type Gate = z.infer<typeof Gate>

/**
 * learn: drawn as the snapshot's posterior says.  explore: drawn from the floor that keeps every valid combination possible.
 * holdout: kept out by a stable hash.  fallback: nothing was eligible.
 */
export const Branch = z.enum(['learn', 'explore', 'holdout', 'fallback'])
export type Branch = z.infer<typeof Branch>

/** A candidate that was not shown: the gate where it stopped, and what made it so. Words are made from it when somebody asks. */
export const Stopped = z.object({
  campaign: z.string(),
  gate: Gate,
  why: z.string().describe('the cause as a code: rule, missing, ended, notYet, purpose, cap, bucket, priority …'),
  of: z.string().optional().describe('what it is about: an attribute, a purpose, a rule'),
  value: Value.optional(),
  limit: Value.optional(),
})
export type Stopped = z.infer<typeof Stopped>

/** Who a decision is for. Without an id nobody is recognised: nothing personal is read and no cap can hold. */
export const DecisionSubject = z.strictObject({ userId: z.string().min(1).max(256).optional(), anonymousId: z.string().min(1).max(256).optional() })
export type DecisionSubject = z.infer<typeof DecisionSubject>

export const ContextValue = z.union([z.string().max(1_000), z.number(), z.boolean(), z.array(z.union([z.string().max(200), z.number()])).max(100)])

export const DecisionRequest = z.strictObject({
  placement: PlacementKey.describe('key of the placement'),
  subject: DecisionSubject.optional(),
  context: z.record(z.string().max(80), ContextValue).default({}).describe('what is known of the moment: { "rain": 3.1 } is context.rain in rules'),
  consent: z
    .partialRecord(Purpose, z.boolean())
    .optional()
    .describe('what the page’s own consent banner says; a withdrawal that we know of holds against it'),
  locale: z.string().max(35).optional(),
  position: z
    .number()
    .int()
    .min(0)
    .max(100)
    .optional()
    .describe('where on the page or in the list it stands, from 0: what is seen later is clicked less'),
  render: z.enum(['html', 'json']).default('html'),
  synthetic: z.boolean().default(false).describe('made by the visitor generator: marked, and can be purged'),
})
export type DecisionRequest = z.infer<typeof DecisionRequest>

/** What a person was given at a sticky placement, and with which probability: kept for whoever evaluates policies from the records. */
export const Stick = z.object({
  decision: z.string().describe('id of the decision that drew it'),
  at: z.iso.datetime(),
  campaign: z.string(),
  components: z.record(z.string(), z.string()),
  branch: z.enum(['learn', 'explore']),
  propensity: z.number().positive().max(1),
  perSlot: z.array(z.number()),
})
export type Stick = z.infer<typeof Stick>

/** Everything that one decision rested on and came to: kept durably, explained and replayed from, bit for bit. */
export const DecisionRecord = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  placement: PlacementKey,
  subject: z.string().optional().describe('hash of whom it was for; absent when nobody was recognised'),
  ruleset: z.string().describe('content hash of everything that decided'),
  snapshot: z.string().optional().describe('id of the policy snapshot that was drawn from'),
  tier: z.string().optional().describe('id of the tier snapshot by which campaigns of one priority shared'),
  seed: z.string().describe('16 hex digits'),
  asked: z.string().optional().describe('locale that the request named'),
  locale: z.string().describe('locale of what was shown'),
  facts: z.record(z.string(), Value).describe('values of the attributes that rules named; what is absent was missing'),
  consents: z.array(Purpose),
  counts: z.record(z.string(), z.number().int()).describe('exposures counted against caps and budgets, by what/days or what/minutes'),
  audience: z.string().optional().describe('key of the first of the placement’s audiences that the subject belonged to'),
  position: z.number().int().optional(),
  exposure: z.number().int().describe('how often this subject had seen this campaign here, as a bucket of the learner'),
  stopped: z.array(Stopped),
  branch: Branch,
  campaign: z.string().optional(),
  combination: z.number().int().optional().describe('index into the snapshot’s combinations'),
  components: z.record(z.string(), z.string()).optional().describe('component id by slot'),
  variant: z.string().optional().describe('content hash of what was shown'),
  propensity: z.number().positive().max(1),
  perSlot: z.array(z.number()).optional(),
  experiment: z
    .object({ experiment: z.string(), arm: z.number().int(), shares: z.array(z.number()) })
    .optional()
    .describe('the arm that an experiment drew, with the probability of each'),
  sticky: z.boolean().describe('it follows what this person was given before, and the propensities are those of that first draw'),
  stick: Stick.optional().describe('what this person had been given before, whether or not it could still be shown'),
  sticks: z.boolean().optional().describe('true where it was drawn anew and is to be followed'),
  micros: z.number().int().describe('time that deciding took, without waiting for the disk'),
  synthetic: z.boolean(),
})
export type DecisionRecord = z.infer<typeof DecisionRecord>

/** What a record that was drawn anew at a sticky placement gives to the next decisions of the same person. */
export const stickOf = ({ id, at, campaign, components, branch, propensity, perSlot }: DecisionRecord): Stick | undefined =>
  campaign !== undefined && components && perSlot && (branch === 'learn' || branch === 'explore')
    ? { decision: id, at, campaign, components, branch, propensity, perSlot }
    : undefined

/** What the caller hears. */
export const DecisionAnswer = z.object({
  id: z.string(),
  placement: PlacementKey,
  branch: Branch,
  campaign: z.string().optional().describe('id of the campaign that won'),
  components: z.record(z.string(), z.string()).optional(),
  html: z.string().optional(),
  content: z.record(z.string(), z.unknown()).optional(),
  files: z.record(z.string(), ShownFile).optional().describe('beside content: slot → the picture, video or document that it shows'),
  propensity: z.number(),
  reason: z.string().describe('one sentence: why this was shown'),
  receipt: z.string().describe('signed; send it back with the exposure, the click and the conversion'),
})
export type DecisionAnswer = z.infer<typeof DecisionAnswer>

/** The day, in UTC, that a decision and all that comes of it are filed under: its id says when it was made. Undefined for an id that is none of ours. */
export const decisionDay = (id: string): string | undefined => {
  const at = id.startsWith('dec_') ? identifiedAt(id) : undefined
  return at === undefined ? undefined : new Date(at).toISOString().slice(0, 10)
}
