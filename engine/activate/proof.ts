import { z } from 'zod'
import { Locale } from '../create/locale.ts'
import { taskKind } from '../kernel/change.ts'
import { Entity, noun } from '../kernel/noun.ts'
import { Mailing } from './mailing.ts'

/**
 * waiting: asked for, or to be tried again.  handed: on its way, written before the channel gets it.  accepted: the channel took it.
 * failed: it never will.  unknown: our process ended, or the line broke, after hand-over; it is not sent again, one asks for another.
 */
export const ProofState = z.enum(['waiting', 'handed', 'accepted', 'failed', 'unknown'])
export type ProofState = z.infer<typeof ProofState>

/** One letter to one person of the engine, to look at in a mail program. Nothing of it counts: no decision, no exposure, no outcome, no contact. */
export const Proof = Entity.extend({
  family: z.string(),
  hash: z.string().describe('content hash of what it shows'),
  locale: Locale,
  choice: z.record(z.string(), z.string()).describe('slot → id of the component'),
  mailing: z.string().optional(),
  class: Mailing.shape.class,
  from: Mailing.shape.from,
  replyTo: Mailing.shape.replyTo,
  to: z.string().describe('id of the person of the engine who gets it'),
  address: z.string(),
  state: ProofState,
  reason: z.string().max(400).optional(),
  attempts: z.number().int().nonnegative(),
  askedBy: z.string(),
  at: z.iso.datetime(),
  handedAt: z.iso.datetime().optional(),
  settledAt: z.iso.datetime().optional(),
})
export type Proof = z.infer<typeof Proof>

export const proof = noun('proof', 'mpf', Proof, ['family', 'mailing', 'to', 'askedBy', 'state', 'at'])

/** Makes one proof and hands it over; comes again where the channel was not reached. */
export const sendProof = taskKind('send-proof', z.object({ proof: z.string() }))
