import type { z } from 'zod'
import { Harm, type Metric } from '../brief/goal.ts'
import { harmOf } from '../brief/harm-of.ts'
import type { Receipt } from '../decide/receipt.ts'
import { type Outcome, OutcomeKind } from '../observe/outcome.ts'
import { type Features, success, type Tally, trial } from './cell.ts'

/** What learning counts as a success. */
export const LearnedEvent = OutcomeKind.exclude(['exposure'])
export type LearnedEvent = z.infer<typeof LearnedEvent>

/** The event that a goal by this metric learns from. */
export const learnedFrom = (metric: Metric): LearnedEvent => harmOf(metric) ?? (metric === 'clickRate' ? 'click' : 'conversion')

/** Whether less of it is better. */
export const isHarm = (event: LearnedEvent): boolean => Harm.safeParse(event).success

/** What one joined outcome adds to the counts of a placement whose goal is this metric; nothing when it is not what the placement learns from. */
export const tallyOf = ({ kind, state, value }: Pick<Outcome, 'kind' | 'state' | 'value'>, metric: Metric): Tally | undefined => {
  if (state !== 'joined') return undefined
  if (kind === 'exposure') return trial
  if (kind !== learnedFrom(metric)) return undefined
  return kind === 'conversion' ? success(value) : success()
}

export type Shown = Pick<Receipt, 'components' | 'audience' | 'exposure' | 'position'>

/** The learner's features of a decision; undefined where nothing was chosen (holdout, fallback). */
export const featuresOf = ({ components, audience, exposure, position = 0 }: Shown): Features | undefined =>
  components === undefined || Object.keys(components).length === 0
    ? undefined
    : { components: { ...components }, ...(audience !== undefined && { audience }), exposure, position }
