import { z } from 'zod'
import { source } from '../kernel/reader.ts'

/** How often something was seen: a campaign over all its placements, or a placement over all its campaigns. */
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

/** The same of one placement, over all its campaigns. */
export const shownAt = source<{ placement: string; day: string }, Shown>('shownAt')

export const shownOf = source<{ campaign: string; day: string }, Shown>('shownOf')
