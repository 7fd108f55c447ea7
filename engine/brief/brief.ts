import { z } from 'zod'
import { Entity, noun } from '../kernel/noun.ts'
import { Goal } from './goal.ts'

/**
 * proposed: a signal or an agent suggests it, nobody has taken it on.
 * open: accepted, nobody has it yet.  assigned: somebody makes it.  inReview: its variants wait for a yes.
 * live: at least one of its variants is shown.  closed: answered or dropped.
 */
export const BriefState = z.enum(['proposed', 'open', 'assigned', 'inReview', 'live', 'closed'])
export type BriefState = z.infer<typeof BriefState>

/** A figure that speaks for a brief, with how sure it is and where it comes from. */
export const Evidence = z.strictObject({
  statement: z.string().max(400),
  value: z.number().optional(),
  unit: z.literal('figure').optional().describe('of the value where it is no share'),
  interval: z.tuple([z.number(), z.number()]).optional().describe('95 %, always valid'),
  n: z.number().int().nonnegative().optional(),
  source: z.string().describe('where it can be looked up: a signal, an insight, a decision …'),
})
export type Evidence = z.infer<typeof Evidence>

export const Origin = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person') }),
  z.strictObject({ kind: z.literal('agent') }),
  z.strictObject({ kind: z.literal('signal'), signal: z.string() }),
  z.strictObject({ kind: z.literal('import'), reference: z.string() }),
])

export const Brief = Entity.extend({
  title: z.string().trim().min(3).max(140),
  message: z.string().max(2_000).default('').describe('what it should say, and to whom'),
  goal: Goal,
  audience: z.string().min(1).max(200).describe('id or key of an audience, or "everyone"'),
  placements: z.array(z.string()).min(1).max(50).describe('keys of placements'),
  due: z.iso.datetime().describe('when it should be live'),
  owner: z.string().describe('id of the one person who answers for it'),
  assignee: z.string().optional(),
  hours: z.number().positive().max(2_000).default(8).describe('work that it is expected to take'),
  skill: z.string().min(1).max(60).default('copy'),
  origin: Origin,
  evidence: z.array(Evidence).max(20).default([]),
  state: BriefState,
  openedBy: z.string(),
  openedAt: z.iso.datetime(),
})
export type Brief = z.infer<typeof Brief>

export const brief = noun('brief', 'brf', Brief, ['state', 'due', 'owner', 'assignee', 'openedAt', 'title'])
