import { z } from 'zod'
import { Metric } from '../../brief/goal.ts'

const Pair = z.tuple([z.number(), z.number()])

/** A mean with its interval. */
export const Mean = z.object({ value: z.number(), interval: Pair.describe('95 %, always valid') })

/** One arm against the first, by one metric. */
export const Comparison = z.object({
  arm: z.string(),
  metric: Metric,
  effect: z.number().optional().describe('relative to the first arm'),
  interval: Pair.optional().describe('95 % for all comparisons together, always valid'),
  gathering: z.object({ conversions: z.number().int(), needed: z.number().int() }).optional().describe('of the arm that has fewer'),
  verdict: z.enum(['better', 'worse', 'noEffect', 'cannotTell']),
  sentence: z.string(),
})
export type Comparison = z.infer<typeof Comparison>

export const RatioReport = z.object({ off: z.boolean(), sentence: z.string() })
