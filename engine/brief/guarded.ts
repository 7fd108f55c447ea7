import type { Metric } from './goal.ts'

/** What is watched: rates. What an order brings has no interval of this kind. */
export type GuardedMetric = Exclude<Metric, 'valuePerDecision'>
export const isGuarded = (metric: Metric): metric is GuardedMetric => metric !== 'valuePerDecision'
