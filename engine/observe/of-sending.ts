import type { Metric } from '../brief/goal.ts'
import { harmOf } from '../brief/harm-of.ts'

/** Harms that come of a message. What is shown on a page is sent to nobody: there they count only where an event names the decision. */
export const isOfSending = (metric: Metric): boolean => {
  const harm = harmOf(metric)
  return harm !== undefined && harm !== 'return'
}
