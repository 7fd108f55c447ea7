import { z } from 'zod'
import { ledger } from '../kernel/change.ts'
import { pageOf, type PageRequest, source } from '../kernel/reader.ts'
import { DeadReason } from './event.ts'

/** open: wants mending.  replayed: it went in after all.  dropped: somebody gave it up. */
export const DeadLetterState = z.enum(['open', 'replayed', 'dropped'])

/** What was sent and not taken, as it came, with its reason. */
export const DeadLetter = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  reason: DeadReason,
  place: z.string().describe('path within the event; empty for the whole'),
  problem: z.string(),
  raw: z.string().describe('JSON as it was sent'),
  whole: z.boolean().describe('false when it was too long to be kept whole, and cannot be replayed'),
  state: DeadLetterState,
})
export type DeadLetter = z.infer<typeof DeadLetter>

/** More of a rejected event than this is not kept. */
export const longestDeadLetter = 40_000

export const deadLetters = source<
  { state: z.infer<typeof DeadLetterState>; reason?: DeadReason | undefined } & PageRequest,
  { items: DeadLetter[]; next?: string; total: number; reasons: { reason: DeadReason; count: number }[] }
>('deadLetters')
export const deadLettersById = source<{ ids: readonly string[] }, DeadLetter[]>('deadLettersById')

/** Sets letters to a state: replayed or dropped. */
export const settledLetters = ledger('settledLetters', z.object({ id: z.string(), state: DeadLetterState }))

/** Events that come by another road than the wire: replayed letters. */
export const replayedEvents = ledger('replayedEvents', z.object({ day: z.iso.date(), text: z.string() }))

export const DeadLetterPage = pageOf(DeadLetter).extend({ reasons: z.array(z.object({ reason: DeadReason, count: z.number().int() })) })
