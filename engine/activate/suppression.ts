import { z } from 'zod'
import { contentHash } from '../kernel/canonical.ts'
import { Entity, noun } from '../kernel/noun.ts'

/** all: nothing goes to this address.  marketing: only messages of class service do. */
export const SuppressionScope = z.enum(['all', 'marketing'])

/** unsubscribed: the person said so.  complaint: marked as spam.  bounce: the mailbox does not exist.  request: somebody of the house entered it. */
export const SuppressionReason = z.enum(['unsubscribed', 'complaint', 'bounce', 'request'])

/** An address that is not written to. It outlives the profile, so that an import does not bring somebody back who has left. */
export const Suppression = Entity.extend({
  address: z.email().max(320).toLowerCase(),
  scope: SuppressionScope,
  reason: SuppressionReason,
  at: z.iso.datetime(),
  by: z.string().describe('id of the actor'),
  delivery: z.string().optional().describe('the message that it came by'),
  note: z.string().max(400).optional(),
})
export type Suppression = z.infer<typeof Suppression>

export const suppression = noun('suppression', 'sup', Suppression, ['address', 'reason', 'scope', 'at'])

/** One an address and scope: the id says so, and the same is never entered twice. */
export const suppressionId = (address: string, scope: Suppression['scope']): string =>
  `${suppression.prefix}_${contentHash([address, scope]).slice(0, 18)}`
