import type { Metric } from '../../brief/goal.ts'
import { source } from '../../kernel/reader.ts'
import type { Slice } from './batch.ts'

export interface SlicesWanted {
  experiment: string
  metric: Metric
  /** People are counted once, at their first decision, with all that came of theirs; else each decision by itself. */
  perPerson: boolean
  from: string
  /** What was decided later than this is not counted yet. */
  until: string
  /** An outcome counts within so many hours of the decision; 0: whenever it comes. */
  settleHours: number
  sliceMinutes: number
}

/** What came to the arms, in the order of time. Outcomes are joined once each, so neither their order nor a repeat changes anything. */
export const experimentSlices = source<SlicesWanted, { slices: Slice[]; synthetic: boolean }>('experimentSlices')

/** The same for a holdout: the first arm was held out, the second saw what was decided. Without a placement, of the engine as a whole. */
export const holdoutSlices = source<
  Omit<SlicesWanted, 'experiment' | 'perPerson'> & { placement: string | undefined },
  { slices: Slice[]; synthetic: boolean }
>('holdoutSlices')

const dayMs = 86_400_000

/** Fine enough for predictions to follow, coarse enough that ninety days stay a few thousand: settled by the plan, so that it never changes underway. */
export const sliceMinutes = (from: string, until: string): number => {
  const days = (Date.parse(until) - Date.parse(from)) / dayMs
  return days <= 2 ? 1 : days <= 21 ? 10 : 60
}
