import { z } from 'zod'
import { ingest } from '../../kernel/operation.ts'
import { DeadReason, eventLimits } from '../event.ts'

export const sendEvents = ingest({
  name: 'event.send',
  summary: 'Take events in Segment’s form into the log; each counts once, however often it is sent',
  input: z.strictObject({ events: z.array(z.record(z.string(), z.unknown())).min(1).max(eventLimits.eventsABatch) }),
  output: z.object({
    accepted: z.number().int().describe('those of which nothing is rejected'),
    rejected: z
      .array(z.object({ index: z.number().int(), reason: DeadReason, where: z.string(), problem: z.string() }))
      .describe('they lie among the dead letters; where only a receipt was none of ours (badReceipt) the event is kept, and speaks for no decision'),
  }),
  roles: ['owner', 'decisionEngineer', 'creativeTechnologist', 'agent', 'flow'],
  example: {
    events: [{ type: 'track', event: 'Product Viewed', anonymousId: 'sample', properties: { product: 'rain-shell' }, context: { synthetic: true } }],
  },
})
