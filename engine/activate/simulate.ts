import { z } from 'zod'
import type { Foreseen } from './passage.ts'

const Reason = z.object({ gate: z.string(), rule: z.string(), reason: z.string().describe('of the first such message'), count: z.number().int() })

/** What a mailing would come to, on a virtual clock: planned = goesOut + refused. */
export const Simulation = z.object({
  planned: z.number().int(),
  goesOut: z.number().int(),
  refused: z.number().int(),
  reasons: z.array(Reason).describe('why refused, by gate and rule, in the order of the gates'),
  moved: z.array(z.object({ gate: z.string(), count: z.number().int() })).describe('messages that a gate moves to a later moment'),
  days: z.array(z.object({ day: z.iso.date(), count: z.number().int() })).describe('when they go out, by day in UTC'),
  minutes: z.number().int().describe('that sending takes at the channel’s rate, at least'),
})
export type Simulation = z.infer<typeof Simulation>

/** Gathers what is foreseen, one message at a time, so that an audience of any size fits. */
export const simulation = (gateOrder: readonly string[], perMinute: number) => {
  const reasons = new Map<string, z.infer<typeof Reason>>()
  const moved = new Map<string, number>()
  const days = new Map<string, number>()
  let goesOut = 0
  let refused = 0
  const add = (foreseen: Foreseen): void => {
    if (foreseen.outcome === 'goes out') {
      goesOut++
      increase(days, foreseen.at.toISOString().slice(0, 10))
      for (const gate of new Set(foreseen.moved)) increase(moved, gate)
      return
    }
    refused++
    const { gate = '', rule = '', reason = '' } = foreseen
    const key = `${gate} ${rule}`
    reasons.set(key, {
      gate,
      rule,
      reason,
      count: (reasons.get(key)?.count ?? 0) + 1,
      ...(reasons.has(key) && { reason: reasons.get(key)?.reason ?? reason }),
    })
  }
  const result = (): Simulation => ({
    planned: goesOut + refused,
    goesOut,
    refused,
    reasons: [...reasons.values()].sort((a, b) => gateOrder.indexOf(a.gate) - gateOrder.indexOf(b.gate) || b.count - a.count),
    moved: [...moved].map(([gate, count]) => ({ gate, count })).sort((a, b) => gateOrder.indexOf(a.gate) - gateOrder.indexOf(b.gate)),
    days: [...days].map(([day, count]) => ({ day, count })).sort((a, b) => (a.day < b.day ? -1 : 1)),
    minutes: Math.ceil(goesOut / perMinute),
  })
  return { add, result }
}

const increase = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
