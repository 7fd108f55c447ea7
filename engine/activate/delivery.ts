import { z } from 'zod'
import { ledger } from '../kernel/change.ts'
import { type Page, type PageRequest, source } from '../kernel/reader.ts'

/**
 * waiting: planned, not through the gate yet, or moved by it.  reserved: through the gate, and counted under the caps.
 * handed: on its way, written before the channel gets it.  accepted: the channel took it.  deferred: it said later.
 * failed: it said never.  unknown: our process ended, or the line broke, after hand-over; never sent again blindly.
 * refused: a gate did not open.
 */
export const DeliveryState = z.enum(['waiting', 'reserved', 'handed', 'accepted', 'deferred', 'failed', 'unknown', 'refused'])
export type DeliveryState = z.infer<typeof DeliveryState>

/** One message to one person: a row of the ledger, unique for mailing, person and step. */
export const Delivery = z.object({
  id: z.string(),
  mailing: z.string(),
  person: z.string().describe('id of the profile'),
  step: z.string(),
  channel: z.string(),
  class: z.enum(['marketing', 'service']),
  state: DeliveryState,
  gate: z.string().optional().describe('the gate that refused or moved it'),
  rule: z.string().optional(),
  reason: z.string().optional(),
  due: z.iso.datetime().describe('not before'),
  attempts: z.number().int().nonnegative(),
  address: z.string().optional().describe('where it was handed over to'),
  messageId: z.string().optional(),
  decision: z.string().optional(),
  campaign: z.string().optional(),
  variant: z.string().optional(),
  plannedAt: z.iso.datetime(),
  reservedAt: z.iso.datetime().optional(),
  handedAt: z.iso.datetime().optional(),
  settledAt: z.iso.datetime().optional(),
})
export type Delivery = z.infer<typeof Delivery>

export const ListedDelivery = Delivery.extend({
  knownAs: z.string().optional().describe('what the person is known by now: address, else an id of the sender’s; absent for who was erased'),
})
export type ListedDelivery = z.infer<typeof ListedDelivery>

export interface DeliveryFilter {
  mailing?: string | undefined
  person?: string | undefined
  states?: readonly DeliveryState[] | undefined
  gate?: string | undefined
  rule?: string | undefined
}

export const deliveriesOf = source<DeliveryFilter & Partial<PageRequest>, Page<ListedDelivery>>('deliveries')
export const deliveryById = source<{ id: string }, Delivery | undefined>('delivery')

/** What somebody found out about an unknown delivery. Appending it settles the delivery, if it is still unknown. */
export const Resolution = z.strictObject({ delivery: z.string(), as: z.enum(['accepted', 'failed']), reason: z.string(), at: z.iso.datetime() })
export const resolutions = ledger('delivery resolution', Resolution)

/** How many deliveries of a mailing are where, and why. */
export interface Tally {
  state: DeliveryState
  gate?: string
  rule?: string
  count: number
}
export const talliesOf = source<{ mailing: string }, Tally[]>('delivery tallies')

const Reason = z.object({ gate: z.string().optional(), rule: z.string(), count: z.number().int() })

/** planned = accepted + refused + failed + pending + unknown, at every moment; the reasons of each add up to it too. */
export const LedgerSum = z.object({
  planned: z.number().int(),
  accepted: z.number().int(),
  refused: z.number().int(),
  failed: z.number().int(),
  pending: z.number().int().describe('waiting, reserved, handed over this moment, or deferred'),
  unknown: z.number().int(),
  reasons: z.object({ refused: z.array(Reason), failed: z.array(Reason), pending: z.array(Reason) }),
})
export type LedgerSum = z.infer<typeof LedgerSum>

const columnOf: Record<DeliveryState, 'accepted' | 'refused' | 'failed' | 'pending' | 'unknown'> = {
  waiting: 'pending',
  reserved: 'pending',
  handed: 'pending',
  deferred: 'pending',
  accepted: 'accepted',
  failed: 'failed',
  unknown: 'unknown',
  refused: 'refused',
}

/** `planned` is how many were planned when the ledger was filled; while it is being filled, how many rows it has. */
export const sumOf = (tallies: readonly Tally[], planned?: number): LedgerSum => {
  const sum = { accepted: 0, refused: 0, failed: 0, pending: 0, unknown: 0 }
  for (const { state, count } of tallies) sum[columnOf[state]] += count
  const all = Object.values(sum).reduce((total, count) => total + count, 0)
  const reasons = { refused: reasonsIn(tallies, 'refused'), failed: reasonsIn(tallies, 'failed'), pending: reasonsIn(tallies, 'pending') }
  return { planned: planned ?? all, ...sum, reasons }
}

const reasonsIn = (tallies: readonly Tally[], column: string): z.infer<typeof Reason>[] => {
  const byReason = new Map<string, z.infer<typeof Reason>>()
  for (const { state, gate, rule, count } of tallies) {
    if (columnOf[state] !== column || count === 0) continue
    const named = rule ?? pendingWords[state] ?? state
    const key = `${gate ?? ''} ${named}`
    byReason.set(key, { ...(gate !== undefined && { gate }), rule: named, count: (byReason.get(key)?.count ?? 0) + count })
  }
  return [...byReason.values()].sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1))
}

const pendingWords: Partial<Record<DeliveryState, string>> = {
  waiting: 'not sent yet',
  reserved: 'about to be sent',
  handed: 'on its way',
  deferred: 'deferred by the channel',
}
