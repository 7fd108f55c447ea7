import type { Metric } from '../brief/goal.ts'
import type { Receipt } from '../decide/receipt.ts'
import type { Outcome } from '../observe/outcome.ts'
import { type Features, success, type Tally, trial } from './cell.ts'

/** What one joined outcome adds to the counts of a placement whose goal is this metric; nothing when it is not what the placement learns from. */
export const tallyOf = ({ kind, state, value }: Pick<Outcome, 'kind' | 'state' | 'value'>, metric: Metric): Tally | undefined => {
  if (state !== 'joined') return undefined
  if (kind === 'exposure') return trial
  if (kind === 'click') return metric === 'clickRate' ? success() : undefined
  return metric === 'conversionRate' || metric === 'valuePerDecision' ? success(value) : undefined
}

/** The learner's features of a decision; undefined where nothing was chosen (holdout, fallback). */
export const featuresOf = ({ components, exposure }: Pick<Receipt, 'components' | 'exposure'>): Features | undefined =>
  components === undefined || Object.keys(components).length === 0 ? undefined : { components: { ...components }, exposure, position: 0 }
