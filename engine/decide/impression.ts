import { z } from 'zod'
import { source } from '../kernel/reader.ts'

/** How often a campaign was seen, over all its placements. */
export const Shown = z.object({
  total: z.number().int().nonnegative(),
  today: z.number().int().nonnegative().describe('in UTC'),
  over: z
    .number()
    .int()
    .nonnegative()
    .describe('of them those by which a person’s cap was overshot: they were decided before the last exposure came in'),
})
export type Shown = z.infer<typeof Shown>

export const shownOf = source<{ campaign: string; day: string }, Shown>('shownOf')
