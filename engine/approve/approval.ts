import { z } from 'zod'
import { ActorKind, Role } from '../kernel/actor.ts'
import { Entity, noun } from '../kernel/noun.ts'
import { Facts } from './facts.ts'
import { Step } from './route.ts'

/** What is to be judged. Approve knows these three and nothing of what lies behind them. */
export const Subject = z.strictObject({
  kind: z.string().min(1).max(40).describe('as in family'),
  id: z.string().min(1).max(80),
  hash: z.string().min(8).max(128).describe('of the content; a verdict holds for this content alone'),
})
export type Subject = z.infer<typeof Subject>

/** Somebody who had a hand in making it, and therefore may not judge it. */
export const Maker = z.strictObject({ id: z.string(), kind: ActorKind, sponsor: z.string().optional() })
export type Maker = z.infer<typeof Maker>

/** One reviewer’s decision on one content hash, at one step of the route. */
export const Verdict = z.strictObject({
  step: z.number().int().nonnegative(),
  actor: z.string(),
  verdict: z.enum(['approve', 'return']),
  hash: z.string(),
  at: z.iso.datetime(),
  note: z.string().max(2_000).optional(),
})
export type Verdict = z.infer<typeof Verdict>

export const Comment = z.strictObject({ actor: z.string(), at: z.iso.datetime(), text: z.string().trim().min(1).max(2_000) })

/** waiting: somebody’s yes is asked for.  approved: all said yes, or a rule did.  returned: somebody said no, with the reason.  lapsed: the content changed or was retired meanwhile. */
export const ApprovalState = z.enum(['waiting', 'approved', 'returned', 'lapsed'])
export type ApprovalState = z.infer<typeof ApprovalState>

export const Approval = Entity.extend({
  subject: Subject,
  about: z.string().describe('kind and id of the subject as one text, to list by'),
  title: z.string().min(1).max(200),
  facts: Facts,
  makers: z.array(Maker).max(200),
  route: z.strictObject({ key: z.string(), because: z.string() }),
  passed: z.boolean().describe('by rule, without a person'),
  steps: z.array(Step),
  at: z.number().int().nonnegative().describe('index of the step that it waits at; the number of steps once all have said yes'),
  waitsFor: Role.optional().describe('the role whose yes is asked for now; absent when nobody’s is'),
  since: z.iso.datetime().describe('when it came to where it is'),
  due: z.iso.datetime().optional().describe('by when this step should be done'),
  verdicts: z.array(Verdict).max(50),
  comments: z.array(Comment).max(200),
  state: ApprovalState,
  requestedBy: z.string(),
  requestedAt: z.iso.datetime(),
  brief: z.string().optional(),
})
export type Approval = z.infer<typeof Approval>

export const approval = noun('approval', 'apv', Approval, ['about', 'state', 'waitsFor', 'requestedAt', 'due', 'brief'])

export const aboutOf = ({ kind, id }: Pick<Subject, 'kind' | 'id'>): string => `${kind}:${id}`
