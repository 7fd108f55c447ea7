import { z } from 'zod'

/** What is measured. A goal always names a counter-metric too: clicks alone breed clickbait. */
export const Metric = z.enum(['clickRate', 'conversionRate', 'valuePerDecision', 'unsubscribeRate', 'complaintRate', 'bounceRate', 'returnRate'])
export type Metric = z.infer<typeof Metric>

export const Goal = z.strictObject({
  metric: Metric,
  target: z.number().positive().optional().describe('as a share for rates (0.031 = 3.1 %), in the engine’s currency for values'),
  counterMetric: Metric.describe('what must not get worse'),
  windowDays: z.number().int().min(1).max(180).default(14),
})
export type Goal = z.infer<typeof Goal>
