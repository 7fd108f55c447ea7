import { z } from 'zod'

/** What is measured. A goal always names a counter-metric too: clicks alone breed clickbait. */
export const Metric = z.enum(['clickRate', 'conversionRate', 'valuePerDecision', 'unsubscribeRate', 'complaintRate', 'bounceRate', 'returnRate'])
export type Metric = z.infer<typeof Metric>

/** What somebody may do who is not pleased. Of a rate of these less is better. */
export const Harm = z.enum(['unsubscribe', 'complaint', 'bounce', 'return'])
export type Harm = z.infer<typeof Harm>

/** By how much a counter-metric may get worse where nothing is said: a tenth of it. */
export const usualMargin = 0.1

export const Goal = z.strictObject({
  metric: Metric,
  target: z.number().positive().optional().describe('as a share for rates (0.031 = 3.1 %), in the engine’s currency for values'),
  counterMetric: Metric.describe('what must not get worse'),
  counterMargin: z
    .number()
    .min(0)
    .max(10)
    .optional()
    .describe('by how much it may get worse, relative: 0.1, the usual, is a tenth; what surely does more harm is taken off the air'),
  windowDays: z.number().int().min(1).max(180).default(14),
})
export type Goal = z.infer<typeof Goal>
