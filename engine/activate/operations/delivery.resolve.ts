import { z } from 'zod'
import { append, happened } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { Delivery, deliveryById, resolutions } from '../delivery.ts'

export const resolveDelivery = command({
  name: 'delivery.resolve',
  summary: 'Say what became of an unknown delivery, once you have found out; it is never sent again blindly',
  input: z.strictObject({ id: z.string(), as: z.enum(['accepted', 'failed']), note: z.string().trim().min(3).max(400).describe('how you know') }),
  output: Delivery,
  roles: ['owner', 'creativeSteward', 'decisionEngineer', 'creativeTechnologist', 'contributor', 'flow'],
  load: (read, { id }) => read.ask(deliveryById, { id }),
  decide: (found, { id, as, note }, { now }) => {
    if (!found) return refuseUnknown('delivery', id)
    if (found.state !== 'unknown') return refuse('wrongState', `This delivery is ${found.state}; only an unknown one is resolved.`)
    const at = now.toISOString()
    return {
      answer: { ...found, state: as, rule: 'resolved', reason: note, settledAt: at },
      save: [append(resolutions, [{ delivery: id, as, reason: note, at }])],
      journal: [happened('delivery.resolved', { delivery: id, mailing: found.mailing }, { as }, note)],
    }
  },
})
