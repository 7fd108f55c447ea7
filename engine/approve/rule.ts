import { z } from 'zod'
import { Entity, noun } from '../kernel/noun.ts'
import { Maker } from './approval.ts'
import { Facts } from './facts.ts'

/** What looking at logged decisions found, in short: the whole of it lies with the what-if. */
export const Evidence = z.strictObject({
  whatIf: z.string().describe('id of the what-if that looked'),
  at: z.iso.datetime(),
  moved: z.number().min(0).max(1).describe('share of the decisions that would have come out otherwise; 1 where nobody can tell'),
  sentence: z.string(),
})
export type Evidence = z.infer<typeof Evidence>

/**
 * A change of what decides, on its road to live: a draft of the rule of one placement or campaign (for whom, by which policy, how often, how important).
 * The stage that owns it says what was, what will be and what is to be known of it; approve reads no more than that.
 */
export const Rule = Entity.extend({
  of: z.strictObject({ kind: z.enum(['placement', 'campaign']), id: z.string(), key: z.string(), name: z.string() }),
  about: z.string().describe('kind and id of what it decides for as one text, to list by'),
  before: z.record(z.string(), z.unknown()).describe('what was live when it was drafted'),
  after: z.record(z.string(), z.unknown()),
  changes: z.array(z.string()).min(1).describe('names of what differs'),
  because: z.string().trim().min(3).max(400).describe('why, for whoever says yes'),
  hash: z.string().describe('of what it is for, what was and what will be: a verdict holds for this alone'),
  facts: Facts,
  makers: z.array(Maker).min(1).max(200),
  evidence: Evidence.optional(),
  /** draft: being made, or waiting for its yes.  released: live, or it was.  discarded: given up. */
  state: z.enum(['draft', 'released', 'discarded']),
  madeAt: z.iso.datetime(),
  settledAt: z.iso.datetime().optional(),
})
export type Rule = z.infer<typeof Rule>

export const rule = noun('rule', 'rul', Rule, ['about', 'state', 'madeAt'])

/** “Home hero: eligibility, caps” */
export const titleOfRule = ({ of, changes }: Pick<Rule, 'of' | 'changes'>): string => `${of.name}: ${changes.join(', ')}`
