import { z } from 'zod'
import { Purpose } from '../audience/consent.ts'
import { Key } from '../create/key.ts'
import { Block } from '../guard/preflight.ts'
import { Entity, noun } from '../kernel/noun.ts'
import { Cap } from './cap.ts'
import { mostBudget } from './limits.ts'
import { Holdout, PlacementKey } from './placement.ts'

/** draft: being made.  live: may be shown between its dates.  paused: held by a person or a rule.  ended: over for good. */
export const CampaignState = z.enum(['draft', 'live', 'paused', 'ended'])
export type CampaignState = z.infer<typeof CampaignState>

/** Impressions that it may have in all, and on one day in UTC. Soft: counted at exposure, for everybody together. */
export const Budget = z.strictObject({
  total: z.number().int().min(1).max(mostBudget).optional(),
  perDay: z.number().int().min(1).max(mostBudget).optional(),
})
export type Budget = z.infer<typeof Budget>

/** A component that is not shown, wherever it stands, with who took it off the air and why. */
export const Withheld = z.object({
  slot: z.string(),
  component: z.string(),
  at: z.iso.datetime().optional(),
  by: z.string().optional(),
  reason: z.string().optional(),
  signal: z.string().optional().describe('id of the signal that it answers'),
})
export type Withheld = z.infer<typeof Withheld>

/** A candidate at one or more placements: a family of variants, for whom, when, and how much it matters. */
export const Campaign = Entity.extend({
  key: Key,
  name: z.string().trim().min(1).max(120),
  placements: z.array(PlacementKey).min(1).max(50),
  family: z.string().describe('id of the family whose variants it shows'),
  familyHash: z.string().optional().describe('the content that was released; absent until the first release'),
  blocks: z
    .array(Block.pick({ locale: true, choice: true }))
    .max(20_000)
    .default([])
    .describe('what preflight keeps out of the released content'),
  barred: z
    .array(Block)
    .max(20_000)
    .optional()
    .describe('what guardrails that were set since its release keep off the air, until they are set otherwise'),
  withheld: z
    .array(Withheld)
    .optional()
    .describe('what was taken off the air at all its placements, whatever content is released, until it is readmitted'),
  readmitted: z
    .array(z.object({ component: z.string(), at: z.iso.datetime() }))
    .optional()
    .describe('what was withheld and is shown again: what it did before is no reason to withhold it once more'),
  eligibility: z.string().max(20_000).default('').describe('CEL; empty: everyone whom the placement takes'),
  purposes: z.array(Purpose).max(3).default([]).describe('consent that a person must have given to see it'),
  caps: z.array(Cap).max(10).default([]),
  budget: Budget.optional(),
  holdout: Holdout.optional().describe('people who never see this one, whatever else they see'),
  from: z.iso.datetime(),
  until: z.iso.datetime().optional(),
  priority: z.number().int().min(0).max(1_000).default(100).describe('the tier: the highest wins; equals share it'),
  value: z
    .number()
    .int()
    .min(1)
    .max(mostBudget)
    .optional()
    .describe(
      'what a success is worth, in hundredths of the engine’s currency; where all of a tier say it, they share it by what each is expected to bring',
    ),
  brief: z.string().optional().describe('id of the brief that it answers'),
  state: CampaignState,
  releasedAt: z.iso.datetime().optional(),
})
export type Campaign = z.infer<typeof Campaign>

export const campaign = noun('campaign', 'cmp', Campaign, ['key', 'name', 'family', 'brief', 'state', 'from'])
