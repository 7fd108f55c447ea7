import { z } from 'zod'
import { source } from '../kernel/reader.ts'

/** What runs too fast to be journalled, as the live half of the server counts it. */
export const LiveRates = z.object({
  decisionsPerSecond: z.number().describe('over the last minute'),
  eventsPerSecond: z.number().describe('over the last minute'),
  decided: z.boolean().describe('whether anything was ever decided'),
  observed: z.boolean().describe('whether any event ever came in'),
  delivered: z.number().int().describe('messages that a channel took since midnight, in the engine’s time zone'),
  refused: z.number().int().describe('messages that the contact gate refused since then'),
  exposureMs: z.number().optional().describe('median from a decision until its exposure was known'),
  learningMs: z.number().optional().describe('median from an exposure until learning had counted it'),
  snapshotMs: z.number().optional().describe('age of the last snapshot that serves: of a campaign that is live, where it is shown'),
})
export type LiveRates = z.infer<typeof LiveRates>

export const liveRates = source<{ midnight: string }, LiveRates>('liveRates')
