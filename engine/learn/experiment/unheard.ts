import type { Metric } from '../../brief/goal.ts'
import { harmOf } from '../../brief/harm-of.ts'
import type { Placement } from '../../decide/placement.ts'
import { isOfSending } from '../../observe/of-sending.ts'
import { harmEvents } from '../../observe/outcome.ts'
import { countedAs } from './in-words.ts'
import type { Scores } from './scores.ts'

/** A harm of which nobody has any: whether there is none, or none is counted, looks the same. */
export const isUnheard = ({ arms }: Scores, metric: Metric): boolean =>
  harmOf(metric) !== undefined && arms.some(({ units }) => units > 0) && arms.every(({ conversions }) => conversions === 0)

/** What it would take before one could say anything of a harm that was not heard of. */
export const unheardSentence = (metric: Metric, channel: Placement['channel'] | undefined): string => {
  const harm = harmOf(metric)
  const event = harm === undefined ? '' : harmEvents[harm]
  const nowhere = channel === 'web' && isOfSending(metric) ? ' What is shown on a page is sent to nobody.' : ''
  return `Whether there are ${countedAs[metric]}, or nobody reports them: none was counted.${nowhere} One counts where “${event}” names the decision.`
}
