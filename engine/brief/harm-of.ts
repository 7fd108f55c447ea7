import type { Harm, Metric } from './goal.ts'

const harms: Partial<Record<Metric, Harm>> = {
  unsubscribeRate: 'unsubscribe',
  complaintRate: 'complaint',
  bounceRate: 'bounce',
  returnRate: 'return',
}

/** The harm that a metric counts; none where more is better. */
export const harmOf = (metric: Metric): Harm | undefined => harms[metric]
