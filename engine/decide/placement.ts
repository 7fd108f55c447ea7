import { z } from 'zod'
import { Goal } from '../brief/goal.ts'
import { ContentChannel } from '../create/channel.ts'
import { Key } from '../create/key.ts'
import { Locale } from '../create/locale.ts'
import { Entity, noun } from '../kernel/noun.ts'
import { DecisionTable } from './decision-table.ts'

export const PlacementKey = Key.describe('key of a placement, as in home-hero')

/** How often one person may see it within a rolling window. On pages caps are soft: counted at exposure. */
export const Cap = z.strictObject({
  most: z.number().int().min(1).max(1_000),
  days: z.number().int().min(1).max(90),
})
export type Cap = z.infer<typeof Cap>

/** Subjects kept out by a stable hash, so that lift stays measurable. */
export const Holdout = z.strictObject({
  share: z.number().min(0).max(0.5),
  salt: z.string().min(1).max(80),
})
export type Holdout = z.infer<typeof Holdout>

/** What is shown when nothing is eligible, and to the holdout. Empty: the page keeps what it has. */
export const Fallback = z.strictObject({
  html: z.string().max(100_000).optional(),
  json: z.record(z.string(), z.unknown()).optional(),
})
export type Fallback = z.infer<typeof Fallback>

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
  policy: z.strictObject({ name: z.string().max(60), settings: z.record(z.string(), z.unknown()).default({}) }),
  fallback: Fallback.default({}),
  caps: z.array(Cap).max(10).default([]),
  goal: Goal,
  conversion: z.string().max(200).default('Order Completed').describe('the track event that counts as a conversion'),
  state: z.enum(['live', 'retired']),
})
export type Placement = z.infer<typeof Placement>

export const placement = noun('placement', 'plc', Placement, ['key', 'name', 'channel', 'state'])
