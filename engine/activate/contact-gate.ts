import { z } from 'zod'
import { Holdout } from '../decide/placement.ts'
import { Entity, noun } from '../kernel/noun.ts'

export const ClockTime = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, 'hours and minutes, as in 21:00')

/** How many messages one person may be sent within a rolling window of days. Hard: the gate counts before it lets pass. */
const ContactCap = z.strictObject({ most: z.number().int().min(1).max(1_000), days: z.number().int().min(1).max(90) })

/** What the contact gate holds to on one channel. */
export const ContactRules = z.strictObject({
  caps: z
    .array(ContactCap)
    .max(10)
    .default([{ most: 3, days: 7 }])
    .describe('hard: never exceeded, whatever runs at once'),
  quiet: z.strictObject({ from: ClockTime, until: ClockTime }).optional().describe('in each person’s own time; what comes then waits until it ends'),
  perMinute: z.number().int().min(1).max(100_000).default(600),
  holdout: Holdout.default({ share: 0, salt: 'contact' }).describe('people whom marketing never writes to, so that lift stays measurable'),
})
export type ContactRules = z.infer<typeof ContactRules>

/** The settings of the one door of every outbound message, one row a channel. */
export const ContactGate = Entity.extend({ channel: z.enum(['email']), ...ContactRules.shape })
export type ContactGate = z.infer<typeof ContactGate>

export const contactGate = noun('contactGate', 'gat', ContactGate, ['channel'])

/** What holds where nobody has set anything. */
export const usualRules: ContactRules = ContactRules.parse({})

export const rulesOf = ({ caps, quiet, perMinute, holdout }: ContactRules): ContactRules => ({ caps, perMinute, holdout, ...(quiet && { quiet }) })
