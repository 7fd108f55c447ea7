import { z } from 'zod'
import { Metric } from '../../brief/goal.ts'
import { isOfSending } from '../../observe/of-sending.ts'
import { leastConversions } from '../confidence-sequence.ts'
import { percent } from '../signal.ts'
import { isSure } from '../sure.ts'
import type { Slice } from './batch.ts'
import { RatioReport } from './comparison.ts'
import { relativeDifference } from './compare.ts'
import { range, ratioSentence } from './conclude.ts'
import { countedAs, moreOf } from './in-words.ts'
import { addToSampleRatio, noSampleRatio, sharesAreOff } from './sample-ratio.ts'
import { addSlice, noScores } from './scores.ts'

const Group = z.object({ people: z.number().int(), conversions: z.number().int() })

/** What everything that is decided does, against those who were held out from all of it. */
export const Lift = z.object({
  title: z.string(),
  metric: Metric,
  heldOut: Group,
  decided: Group,
  effect: z.number().optional().describe('relative: 0.12 is 12 % more than those who were held out'),
  interval: z.tuple([z.number(), z.number()]).optional().describe('95 %, always valid from its first day on'),
  gathering: z.object({ conversions: z.number().int(), needed: z.number().int() }).optional(),
  ratio: RatioReport.describe('were as many held out as should be?'),
})
export type Lift = z.infer<typeof Lift>

/** The interval is narrowest when so many people have come: few are held out, and what they come to is wanted early. */
const tunedAt = 2_000

/** The first arm was held out, the second saw what was decided. */
export const liftOf = (slices: readonly Slice[], metric: Metric): Lift => {
  const scores = slices.reduce(addSlice, noScores(2))
  const off = sharesAreOff(slices.reduce((ratio, slice) => addToSampleRatio(ratio, slice, 'units'), noSampleRatio(2)))
  const [held, decided] = scores.arms.map(({ units, conversions }) => ({ people: units, conversions }))
  const fewest = Math.min(held?.conversions ?? 0, decided?.conversions ?? 0)
  const estimated = off || fewest < leastConversions ? undefined : relativeDifference(scores.against[0]!, { tunedAt })
  return {
    title: titleOf(estimated, off, fewest, metric),
    metric,
    heldOut: held ?? { people: 0, conversions: 0 },
    decided: decided ?? { people: 0, conversions: 0 },
    ...(estimated && { effect: estimated.value, interval: [...estimated.interval] }),
    ...(fewest < leastConversions && { gathering: { conversions: fewest, needed: leastConversions } }),
    ratio: { off, sentence: ratioSentence(off, 'units', true, (held?.people ?? 0) + (decided?.people ?? 0)) },
  }
}

const titleOf = (
  estimated: { value: number; interval: readonly [number, number] } | undefined,
  off: boolean,
  fewest: number,
  metric: Metric,
): string => {
  if (off) return 'No lift can be told: the holdout did not get its share.'
  if (!estimated && isOfSending(metric))
    return `Cannot be told: whoever is held out is sent nothing, and so has no ${countedAs[metric]} to compare with.`
  if (!estimated) return `Not yet: ${fewest} of ${leastConversions} ${countedAs[metric]} among the fewer.`
  const { value, interval } = estimated
  if (!isSure(interval)) return `Cannot tell: the lift lies ${range(interval)}.`
  return `It brings ${moreOf(metric, interval[0] > 0, percent(Math.abs(value)))}, ${range(interval)}.`
}
