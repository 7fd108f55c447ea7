import type { z } from 'zod'
import type { Metric } from '../brief/goal.ts'
import type { Receipt } from '../decide/receipt.ts'
import { type Outcome, OutcomeKind } from '../observe/outcome.ts'
import { type Features, success, type Tally, trial } from './cell.ts'

/** What learning counts as a success. */
export const LearnedEvent = OutcomeKind.exclude(['exposure'])
export type LearnedEvent = z.infer<typeof LearnedEvent>

/** The event that a goal by this metric learns from; none where outcomes teach nothing of it. */
export const learnedFrom = (metric: Metric): LearnedEvent | undefined =>
  metric === 'clickRate' ? 'click' : metric === 'conversionRate' || metric === 'valuePerDecision' ? 'conversion' : undefined

/** What one joined outcome adds to the counts of a placement whose goal is this metric; nothing when it is not what the placement learns from. */
export const tallyOf = ({ kind, state, value }: Pick<Outcome, 'kind' | 'state' | 'value'>, metric: Metric): Tally | undefined => {
  if (state !== 'joined') return undefined
  if (kind === 'exposure') return trial
  if (kind !== learnedFrom(metric)) return undefined
  return kind === 'click' ? success() : success(value)
}

export type Shown = Pick<Receipt, 'components' | 'audience' | 'exposure' | 'position'>

/** The learner's features of a decision; undefined where nothing was chosen (holdout, fallback). */
export const featuresOf = ({ components, audience, exposure, position = 0 }: Shown): Features | undefined =>
  components === undefined || Object.keys(components).length === 0
    ? undefined
    : { components: { ...components }, ...(audience !== undefined && { audience }), exposure, position }
