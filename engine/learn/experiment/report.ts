import { z } from 'zod'
import { type Experiment, ExperimentLearning, isSame, type Plan } from '../../decide/experiment.ts'
import type { Placement } from '../../decide/placement.ts'
import { leastConversions, type SequenceOptions } from '../confidence-sequence.ts'
import type { Slice } from './batch.ts'
import { Comparison, Mean, RatioReport } from './comparison.ts'
import { type Estimated, meanOf, relativeDifference } from './compare.ts'
import { comparisonAlpha, conversionsNeeded, unitsNeeded } from './power.ts'
import { addToSampleRatio, noSampleRatio, type SampleRatio, sharesAreOff } from './sample-ratio.ts'
import { addSlice, noScores, type Scores } from './scores.ts'
import { conclude, ratioSentence, titleOf, type Verdict, verdictOf, verdictSentence } from './conclude.ts'
import { guarded, GuardrailReport, stillToCome } from './guarded.ts'
import { countedAs } from './in-words.ts'
import { isUnheard, unheardSentence } from './unheard.ts'

export const ArmReport = z.object({
  name: z.string(),
  shows: z.string(),
  units: z.number().int(),
  exposed: z.number().int(),
  conversions: z.number().int(),
  expected: z.number().describe('units that the logged propensities sum to'),
  mean: Mean.optional().describe('rate or value of a unit; absent until 25 conversions are in'),
})

export const ExperimentReport = z.object({
  title: z.string(),
  units: z.number().int(),
  conversions: z.number().int(),
  needed: z.object({ conversions: z.number().int(), units: z.number().int() }).describe('about, for a power of 80 %'),
  counted: z.enum(['people', 'decisions']),
  arms: z.array(ArmReport),
  comparisons: z.array(Comparison),
  guardrails: z.array(GuardrailReport).describe('one for each arm but the first; all of them share the five per cent'),
  ratio: RatioReport.describe('do the arms have what the logged propensities say?'),
  seen: RatioReport.describe('the same of those that were seen'),
  can: z.array(z.string()).describe('what can be concluded now'),
  cannot: z.array(z.string()).describe('what cannot, and what it would take'),
  due: z.string().optional().describe('why it may end now, by its own rule'),
  learning: ExperimentLearning.describe('what would be recorded if it ended now'),
})
export type ExperimentReport = z.infer<typeof ExperimentReport>

export interface Measured {
  plan: Plan
  /** Of the placement, where it is there still. */
  channel?: Placement['channel'] | undefined
  perPerson: boolean
  now: Date
  /** Of the metric, then of each guardrail, in the order of the plan. */
  slices: readonly (readonly Slice[])[]
}

/** Everything that can be said of an experiment now, purely from what came to its arms. */
export const reportOf = (
  { state, learning }: Pick<Experiment, 'state' | 'learning'>,
  { plan, channel, perPerson, now, slices }: Measured,
): ExperimentReport => {
  const total = plan.arms.reduce((sum, { share }) => sum + share, 0)
  const asked = { usual: plan.usual, smallest: plan.smallest, shares: plan.arms.map(({ share }) => share / total) }
  const needed = { conversions: plan.conversions ?? conversionsNeeded(asked), units: unitsNeeded(asked) }
  const options = { alpha: comparisonAlpha(0.05, plan.arms.length), tunedAt: needed.units }
  const { scores, ratio, seen } = fold(plan.arms.length, slices[0] ?? [], plan.metric === 'valuePerDecision' ? 0 : plan.usual)
  const comparisons = plan.arms.slice(1).map((arm, at) => compared(scores, at, plan, options, arm.name))
  const sound = { ratio: ratioReport(scores, ratio, 'units', perPerson), seen: ratioReport(scores, seen, 'exposed', perPerson) }
  const each = { ...options, alpha: comparisonAlpha(0.05, 1 + plan.guardrails.length * (plan.arms.length - 1)) }
  const guarding = plan.guardrails.map((guardrail, place) => ({ ...guardrail, scores: fold(plan.arms.length, slices[place + 1] ?? []).scores }))
  const guardrails = guarding.flatMap(({ scores: own, ...guardrail }) => guarded(own, guardrail, plan, each))
  const silent = [{ metric: plan.metric, scores }, ...guarding].filter((one) => isUnheard(one.scores, one.metric)).map(({ metric }) => metric)
  const unheard = [...[...new Set(silent)].map((metric) => unheardSentence(metric, channel)), ...stillToCome(plan, guardrails)]
  const units = scores.arms.reduce((sum, arm) => sum + arm.units, 0)
  const conversions = scores.arms.reduce((sum, arm) => sum + arm.conversions, 0)
  const due = dueBecause(plan, now, { conversions, needed: needed.conversions, comparisons })
  const off = sound.ratio.off || sound.seen.off
  const concluded = conclude({ plan, comparisons, guardrails, unheard, off, units, conversions, needed: needed.conversions })
  return {
    title: titleOf({ state, plan, learning, concluded, off, conversions, needed: needed.conversions }),
    units,
    conversions,
    needed,
    counted: perPerson ? 'people' : 'decisions',
    arms: plan.arms.map((arm, at) => armReport(scores, at, arm, { ...options, alpha: 0.05 })),
    comparisons,
    guardrails,
    ...sound,
    can: concluded.can,
    cannot: concluded.cannot,
    ...(due !== undefined && { due }),
    learning: concluded.learning,
  }
}

const fold = (arms: number, slices: readonly Slice[], usual = 0): { scores: Scores; ratio: SampleRatio; seen: SampleRatio } => {
  let [scores, ratio, seen] = [noScores(arms, usual), noSampleRatio(arms), noSampleRatio(arms)]
  for (const slice of slices) {
    scores = addSlice(scores, slice)
    ratio = addToSampleRatio(ratio, slice, 'units')
    seen = addToSampleRatio(seen, slice, 'exposed')
  }
  return { scores, ratio, seen }
}

const plainly = ({ value, interval }: Estimated): z.infer<typeof Mean> => ({ value, interval: [...interval] })

const armReport = ({ arms, expected, alone }: Scores, at: number, { name, shows }: Plan['arms'][number], options: SequenceOptions) => {
  const { units, exposed, conversions } = arms[at]!
  const mean = conversions < leastConversions ? undefined : meanOf(alone[at]!, options)
  return { name, shows, units, exposed, conversions, expected: expected[at]!, ...(mean && { mean: plainly(mean) }) }
}

const compared = (
  { arms, against }: Scores,
  at: number,
  plan: Pick<Plan, 'arms' | 'smallest' | 'metric'>,
  options: SequenceOptions,
  arm: string,
): Comparison => {
  const { metric } = plan
  const fewest = Math.min(arms[0]!.conversions, arms[at + 1]!.conversions)
  const estimated = fewest < leastConversions ? undefined : relativeDifference(against[at]!, options)
  const verdict: Verdict = verdictOf(estimated, plan)
  const first = plan.arms[0]?.name ?? ''
  return {
    arm,
    metric,
    ...(estimated && { effect: estimated.value, interval: [...estimated.interval] }),
    ...(fewest < leastConversions && { gathering: { conversions: fewest, needed: leastConversions } }),
    verdict,
    sentence: verdictSentence({ arm, first, metric, verdict, estimated, fewest }),
  }
}

const ratioReport = ({ arms }: Scores, ratio: SampleRatio, of: 'units' | 'exposed', perPerson: boolean): z.infer<typeof RatioReport> => {
  const off = sharesAreOff(ratio)
  const came = arms.reduce((sum, arm) => sum + arm[of], 0)
  return { off, sentence: ratioSentence(off, of, perPerson, came) }
}

interface Standing {
  conversions: number
  needed: number
  comparisons: readonly Comparison[]
}

/** The rule to stop by that was settled beforehand. Since the intervals hold at any time, ending earlier or later is not wrong either. */
const dueBecause = (plan: Plan, now: Date, { conversions, needed, comparisons }: Standing): string | undefined => {
  if (now.getTime() >= Date.parse(plan.until)) return 'Its last day has come.'
  if (conversions >= needed) return `As many ${countedAs[plan.metric]} are in as the plan asks for.`
  // Of arms that are the same nothing is decided before the plan has run its course.
  if (!isSame(plan) && comparisons.every(({ verdict }) => verdict !== 'cannotTell')) return 'Every comparison is decided.'
  return undefined
}
