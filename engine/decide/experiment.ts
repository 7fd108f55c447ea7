import { z } from 'zod'
import { Metric } from '../brief/goal.ts'
import { Key } from '../create/key.ts'
import { contentHash } from '../kernel/canonical.ts'
import { Entity, noun } from '../kernel/noun.ts'
import { mostArms, mostGuards, mostSettleHours } from './limits.ts'
import { PlacementKey } from './placement.ts'

/** One of those that are compared. Two arms may show the same: an A/A test asks whether the measuring itself is sound. */
export const Arm = z.strictObject({
  name: z.string().trim().min(1).max(80),
  shows: z.string().describe('id of the component, or of the campaign'),
  share: z.number().int().min(1).max(1_000).default(1).describe('its part beside the others, where shares are fixed'),
})
export type Arm = z.infer<typeof Arm>

/** What must not get worse, and by how much it may. Of harms worse is more, of everything else less. */
export const ExperimentGuardrail = z.strictObject({
  metric: Metric,
  worst: z
    .number()
    .min(0)
    .max(1)
    .describe('0.05 is a rate that is 5 % lower, or of a harm 5 % higher; in points, 0.002 is 0.2 of a hundred units more'),
  unit: z
    .enum(['relative', 'points'])
    .optional()
    .describe('relative to the first arm unless said; points, of a rate alone, hold where the first arm has next to none'),
})
export type ExperimentGuardrail = z.infer<typeof ExperimentGuardrail>

/** Everything that is settled before the first person is counted. From the start on it cannot be changed: its hash is in the journal. */
export const Plan = z.strictObject({
  question: z.string().trim().min(8).max(300).describe('what one wants to know, as a question'),
  placement: PlacementKey,
  among: z.enum(['components', 'campaigns']).describe('what the arms are: components of one slot, or campaigns'),
  campaign: z.string().optional().describe('whose slot it is, where the arms are components'),
  slot: z.string().max(60).optional(),
  arms: z.array(Arm).min(2).max(mostArms).describe('the first is what the others are compared with'),
  allocation: z
    .strictObject({ name: z.string().max(60), settings: z.record(z.string(), z.unknown()).default({}) })
    .default({ name: 'fixed-split', settings: {} })
    .describe('fixed-split keeps a person in one arm; a policy that learns shares anew with each decision'),
  metric: Metric.describe('clicks, conversions, value, or a harm, of which less is better'),
  usual: z.number().gt(0).lt(1).describe('the share of units that have it today: how long it will take is reckoned from it'),
  smallest: z.number().min(0.005).max(5).describe('the smallest difference worth knowing, relative: 0.1 is 10 % more or less'),
  guardrails: z.array(ExperimentGuardrail).max(mostGuards).default([]),
  until: z.iso.datetime().describe('the day on which it ends at the latest'),
  conversions: z.number().int().min(50).max(10_000_000).optional().describe('it may end after so many; reckoned from the above when left out'),
  settleHours: z
    .number()
    .int()
    .min(0)
    .max(mostSettleHours)
    .default(0)
    .describe('how long an outcome may take: whoever was counted for less is not looked at yet; 0 looks at once'),
})
export type Plan = z.infer<typeof Plan>

/** What was learned when it ended, in words and figures; “no effect” is a learning too. */
export const ExperimentLearning = z.object({
  conclusion: z.enum(['better', 'worse', 'noEffect', 'cannotTell']),
  arm: z.string().optional().describe('name of the arm that it is about'),
  statement: z.string(),
  effect: z.number().optional().describe('relative to the first arm'),
  interval: z.tuple([z.number(), z.number()]).optional().describe('95 % for all comparisons together, always valid'),
  units: z.number().int(),
  conversions: z.number().int(),
})
export type ExperimentLearning = z.infer<typeof ExperimentLearning>

/** planned: may still be changed.  running: shares traffic.  ended: over, with what was learned.  withdrawn: never started. */
export const ExperimentState = z.enum(['planned', 'running', 'ended', 'withdrawn'])

/** A question that traffic answers: who asks it, what would count as an answer, and when to stop are said beforehand. */
export const Experiment = Entity.extend({
  key: Key,
  name: z.string().trim().min(1).max(120),
  plan: Plan,
  placement: PlacementKey,
  salt: z.string().describe('of its own, so that experiments do not correlate'),
  state: ExperimentState,
  plannedAt: z.iso.datetime(),
  plannedBy: z.string(),
  startedAt: z.iso.datetime().optional(),
  startedBy: z.string().optional(),
  planHash: z.string().optional().describe('of the plan as it was at the start'),
  endedAt: z.iso.datetime().optional(),
  learning: ExperimentLearning.optional(),
})
export type Experiment = z.infer<typeof Experiment>

export const experiment = noun('experiment', 'exp', Experiment, ['key', 'name', 'placement', 'state', 'plannedAt'])

export const planHash = (plan: Plan): string => contentHash(plan)

/** Both arms show the same: what is asked is whether none is found to be better. */
export const isSame = ({ arms }: Pick<Plan, 'arms'>): boolean => new Set(arms.map(({ shows }) => shows)).size === 1

/** The longest that an experiment may run. */
export const longestDays = 90
