import { z } from 'zod'
import { Purpose } from '../audience/consent.ts'
import { PlacementKey } from '../decide/placement.ts'
import { taskKind } from '../kernel/change.ts'
import { Entity, noun } from '../kernel/noun.ts'

/** draft: being made.  running: being planned and sent.  stopped: by a person; what had not gone out stays.  finished: nothing is pending any more. */
export const MailingState = z.enum(['draft', 'running', 'stopped', 'finished'])

/** A campaign’s e-mail to an audience. What each person gets is decided at its placement; whether, at the contact gate. */
export const Mailing = Entity.extend({
  key: z
    .string()
    .max(60)
    .regex(/^[a-z][a-z0-9-]*$/, 'lower case, digits and hyphens'),
  name: z.string().trim().min(1).max(120),
  channel: z.literal('email').default('email'),
  class: z.enum(['marketing', 'service']).default('marketing').describe('service: a receipt, a recall, a password reset, with no offer inside'),
  purpose: Purpose.default('marketing').describe('what people must have agreed to'),
  audience: z.string().min(1).max(200).default('everyone').describe('key or id of an audience, or "everyone"'),
  placement: PlacementKey.describe('where its content is decided, person by person'),
  from: z.strictObject({ name: z.string().trim().min(1).max(120), address: z.email().max(320) }),
  replyTo: z.email().max(320).optional(),
  at: z.iso.datetime().optional().describe('when it begins; at once when left out'),
  utm: z
    .strictObject({
      source: z.string().min(1).max(80).default('newsletter'),
      medium: z.string().min(1).max(80).default('email'),
      campaign: z.string().min(1).max(80).optional(),
    })
    .default({ source: 'newsletter', medium: 'email' }),
  brief: z.string().optional(),
  state: MailingState,
  planned: z.number().int().nonnegative().optional().describe('messages planned, once the ledger is filled'),
  madeBy: z.string(),
  startedBy: z.string().optional(),
  startedAt: z.iso.datetime().optional(),
  settledAt: z.iso.datetime().optional(),
})
export type Mailing = z.infer<typeof Mailing>

export const mailing = noun('mailing', 'mlg', Mailing, ['key', 'state', 'placement', 'brief', 'startedAt'])

/** Writes one row of the ledger for everyone in the audience, in batches; then sends. */
export const fillMailing = taskKind('fill-mailing', z.object({ mailing: z.string() }), 25)

/** Takes what is due through the contact gate and hands it over; comes again when the next is due. */
export const sendMailing = taskKind('send-mailing', z.object({ mailing: z.string() }), 25)
