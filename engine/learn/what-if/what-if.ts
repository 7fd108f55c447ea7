import { z } from 'zod'
import { Metric } from '../../brief/goal.ts'
import { taskKind } from '../../kernel/change.ts'
import { Entity, noun } from '../../kernel/noun.ts'

const count = z.number().int().nonnegative()

/** Under one of the two rules: how the decisions end. */
const Side = z.object({
  shown: count.describe('something of ours is shown'),
  heldOut: count,
  nothing: count.describe('nothing is eligible'),
  capped: count.describe('a cap keeps at least one campaign out'),
})

const CampaignSide = z.object({ eligible: count.describe('through eligibility and consent'), capped: count, shown: count })

/** Decisions that come to be eligible for something, or no longer; people where they were recognised. */
const Moved = z.object({ decisions: count, people: count })

const Example = z.object({
  decision: z.string(),
  at: z.iso.datetime(),
  kind: z.enum(['gained', 'lost', 'other']),
  today: z.string(),
  draft: z.string(),
  differs: z
    .array(z.object({ slot: z.string(), today: z.string(), draft: z.string() }))
    .optional()
    .describe('where the same campaign is shown with other parts: the slots that hold another component, by id'),
})

/** What the records cannot say, and of how many decisions. */
const Unknown = z.object({ decisions: count, sentence: z.string() })

const Figure = z.object({ value: z.number(), interval: z.tuple([z.number(), z.number()]).describe('95 %, for this one look') })
const Judged = z.object({ doublyRobust: Figure, selfNormalised: Figure, inversePropensity: Figure })
export type Judged = z.infer<typeof Judged>

const Support = z.object({
  decisions: count,
  effective: z.number().describe('effective sample size'),
  largestShare: z.number().describe('of all weight, the part of the heaviest decision'),
  unsupported: z.number().describe('part of what it would do that was never possible'),
})

/** The goal’s metric for each decision, estimated from logged propensities: or why there is no figure. */
export const Value = z.object({
  metric: Metric,
  support: z.object({ today: Support, draft: Support }),
  noFigure: z.string().optional(),
  figures: z.object({ today: Judged, draft: Judged, difference: Judged }).optional().describe('absent where a figure is refused'),
})
export type Value = z.infer<typeof Value>

/** What a drafted rule would have done to the logged decisions of one placement. */
export const PlaceReport = z.object({
  placement: z.string(),
  name: z.string(),
  decisions: count.describe('in the window, counted'),
  looked: count.describe('of them, evenly chosen where there were more than the limit'),
  known: count.describe('of those, the ones whose record says enough'),
  synthetic: count.describe('of those, made by the visitor generator'),
  otherwise: count.describe('come out otherwise: another campaign, other parts, something or nothing'),
  today: Side,
  draft: Side,
  gained: Moved,
  lost: Moved,
  heldOut: count.optional().describe('of those that come out otherwise: were shown something, and are held out'),
  letIn: count.optional().describe('of those that come out otherwise: were held out, and are shown something'),
  campaigns: z.array(z.object({ campaign: z.string(), name: z.string(), today: CampaignSide, draft: CampaignSide })),
  examples: z.array(Example),
  unknown: z.array(Unknown),
  value: Value,
})
export type PlaceReport = z.infer<typeof PlaceReport>

/** running: decisions are being looked at.  done: the report is whole.  stopped: by a person.  failed: by us, and it says why. */
export const WhatIf = Entity.extend({
  rule: z.string().describe('id of the drafted rule'),
  hash: z.string().describe('of the draft that it looks at'),
  from: z.iso.date().describe('first day whose decisions are looked at, in UTC'),
  to: z.iso.datetime(),
  limit: count.describe('most decisions of a placement; above it they are chosen evenly'),
  progress: z.object({ looked: count, of: count }),
  places: z.array(PlaceReport),
  sentence: z.string().optional().describe('what was found, in short'),
  state: z.enum(['running', 'done', 'stopped', 'failed']),
  askedBy: z.string(),
  askedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().optional(),
  because: z.string().optional().describe('why it failed'),
})
export type WhatIf = z.infer<typeof WhatIf>

export const whatIf = noun('what_if', 'wif', WhatIf, ['rule', 'state', 'askedAt'])

/** Lets the engine decide logged decisions once more, under what is live and under the draft. */
export const lookBack = taskKind('look-back', z.object({ whatIf: z.string() }), 5)
