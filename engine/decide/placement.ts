import { z } from 'zod'
import { Audience } from '../audience/audience.ts'
import { Goal } from '../brief/goal.ts'
import { ContentChannel } from '../create/channel.ts'
import { Key } from '../create/key.ts'
import { Locale } from '../create/locale.ts'
import { Entity, noun } from '../kernel/noun.ts'
import { Cap } from './cap.ts'
import { DecisionTable } from './decision-table.ts'
import { mostApart, mostHeldOut } from './limits.ts'
import { isWindow, windowProblem, windowShape } from './window-shape.ts'

export const PlacementKey = Key.describe('key of a placement, as in home-hero')

/** Subjects kept out by a stable hash, so that lift stays measurable. */
export const Holdout = z.strictObject({
  share: z.number().min(0).max(mostHeldOut),
  salt: z.string().min(1).max(80),
})
export type Holdout = z.infer<typeof Holdout>

/** What is shown when nothing is eligible, and to the holdout. Empty: the page keeps what it has. */
export const Fallback = z.strictObject({
  html: z.string().max(100_000).optional(),
  json: z.record(z.string(), z.unknown()).optional(),
})
export type Fallback = z.infer<typeof Fallback>

/** How long a person keeps the combination that they were first given. */
export const Sticky = z
  .strictObject(windowShape)
  .refine(isWindow, { error: windowProblem })
  .meta({ examples: [{ days: 7 }] })
export type Sticky = z.infer<typeof Sticky>

/** Keys of audiences that are learned apart at a placement. */
export const Apart = z
  .array(Audience.shape.key)
  .max(mostApart)
  .refine((keys) => new Set(keys).size === keys.length, 'an audience is named twice')
  .describe('keys of audiences whose taste is learned apart; a person counts for the first that they belong to')

/** A spot on a channel where the engine decides. */
export const Placement = Entity.extend({
  key: PlacementKey,
  name: z.string().trim().min(1).max(120),
  channel: ContentChannel,
  format: Key.optional().describe('format of the templates that fit here; any when left out'),
  locale: Locale.default('en').describe('BCP 47; what is shown when a request names no locale that exists'),
  eligibility: z.string().max(20_000).default('').describe('CEL; empty: everyone'),
  table: DecisionTable.optional().describe('which campaigns for whom, row by row; without it their own rules decide alone'),
  holdout: Holdout,
  policy: z
    .strictObject({ name: z.string().max(60), settings: z.record(z.string(), z.unknown()).default({}) })
    .meta({ examples: [{ name: 'thompson-components', settings: {} }] }),
  audiences: Apart.min(1).optional(),
  fallback: Fallback.default({}),
  caps: z.array(Cap).max(10).default([]),
  sticky: Sticky.optional().describe(
    'a returning person keeps their combination for so long while it may be shown; drawn anew each time when left out',
  ),
  goal: Goal,
  guardedSince: z.iso.datetime().optional().describe('since when its counter-metric is watched: decisions from before do not count for it'),
  conversion: z.string().max(200).default('Order Completed').describe('the track event that counts as a conversion'),
  state: z.enum(['live', 'retired']),
})
export type Placement = z.infer<typeof Placement>

export const placement = noun('placement', 'plc', Placement, ['key', 'name', 'channel', 'state'])
