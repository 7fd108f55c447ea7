import { z } from 'zod'
import type { Metric } from '../../brief/goal.ts'
import { harmOf } from '../../brief/harm-of.ts'
import type { ExperimentGuardrail, Plan } from '../../decide/experiment.ts'
import { leastConversions, type SequenceOptions } from '../confidence-sequence.ts'
import { points } from '../signal.ts'
import { difference, relativeDifference } from './compare.ts'
import { Comparison } from './comparison.ts'
import { range } from './conclude.ts'
import { countedAs, moreOf } from './in-words.ts'
import type { Scores } from './scores.ts'
import { isUnheard } from './unheard.ts'

/** holds, broken: the whole interval lies on one side of the bound. */
export const GuardrailReport = Comparison.omit({ verdict: true }).extend({
  effect: Comparison.shape.effect.describe('relative to the first arm; in points, the difference of the two rates'),
  worst: z.number(),
  unit: z.enum(['relative', 'points']),
  state: z.enum(['holds', 'broken', 'cannotTell']),
})
export type GuardrailReport = z.infer<typeof GuardrailReport>

/** One guardrail of a plan for each arm but the first. */
export const guarded = (scores: Scores, { metric, worst, unit = 'relative' }: ExperimentGuardrail, plan: Plan, options: SequenceOptions) =>
  plan.arms.slice(1).map(({ name: arm }, at): GuardrailReport => {
    const promise = { arm, metric, worst, unit }
    if (isUnheard(scores, metric)) return { ...promise, state: 'cannotTell', sentence: `${bound(promise)}: none was counted in any arm.` }
    const told = Math.floor(unit === 'points' ? toldAtBound(scores, at, metric, worst) : Math.min(...countsOf(scores, at)))
    const pair = scores.against[at]!
    const estimated = told < leastConversions ? undefined : unit === 'points' ? difference(pair, options) : relativeDifference(pair, options)
    if (!estimated) {
      const gathering = { conversions: told, needed: leastConversions }
      return { ...promise, gathering, state: 'cannotTell', sentence: `${bound(promise)}: too few have come in.` }
    }
    const interval: [number, number] = [...estimated.interval]
    const [least, most] = worseBy(metric, interval)
    const state = most < worst ? 'holds' : least > worst ? 'broken' : 'cannotTell'
    return { ...promise, effect: estimated.value, interval, state, sentence: `${bound(promise)}: ${found[state]}, ${within(unit, interval)}.` }
  })

/** How much worse than the first arm: of harms what is more, of everything else what is less. */
export const worseBy = (metric: Metric, [low, high]: readonly [number, number]): readonly [least: number, most: number] =>
  harmOf(metric) ? [low, high] : [-high, -low]

const countsOf = ({ arms }: Scores, at: number): [number, number] => [arms[0]!.conversions, arms[at + 1]!.conversions]

/**
 * How many each of the two has, or would have had if it stood at the bound to the other as that one is: the smaller. A harm may be rare in one of them, and that it is says
 * much once it need not be; asking 25 of both would leave the worst of them untold.
 */
const toldAtBound = ({ arms }: Scores, at: number, metric: Metric, worst: number): number => {
  const [first, other] = [arms[0]!, arms[at + 1]!]
  const apart = harmOf(metric) ? worst : -worst
  const beside = (units: number, one: typeof first, by: number): number => (one.units === 0 ? 0 : units * (one.conversions / one.units + by))
  return Math.min(Math.max(first.conversions, beside(first.units, other, -apart)), Math.max(other.conversions, beside(other.units, first, apart)))
}

const found = { holds: 'holds', broken: 'is broken', cannotTell: 'cannot be told yet' }

const bound = ({ arm, metric, worst, unit }: Pick<GuardrailReport, 'arm' | 'metric' | 'worst' | 'unit'>): string => {
  const by = worst === 0 ? 'No' : `At most ${sized(unit, worst)}`
  return `${moreOf(metric, harmOf(metric) !== undefined, by)} for “${arm}”`
}

/** A bound, as it was set: 5 %, or 0.2 points. */
export const sized = (unit: GuardrailReport['unit'], by: number): string => {
  const figure = Number((by * 100).toPrecision(6))
  return `${figure} ${unit === 'relative' ? '%' : figure === 1 ? 'point' : 'points'}`
}

export const within = (unit: GuardrailReport['unit'], interval: readonly [number, number]): string =>
  unit === 'points' ? `between ${points(interval[0])} and ${points(interval[1])} points` : range(interval)

const dayHours = 24
/** Within so many hours most of a harm has come, with days of grace: an answer to a message soon, a return after the parcel. */
const comesWithin = (metric: Metric): number => (harmOf(metric) === 'return' ? 14 * dayHours : 2 * dayHours)

/** In points a difference grows while outcomes come in: of units that had no time yet nothing is promised. */
export const stillToCome = ({ settleHours }: Pick<Plan, 'settleHours'>, guardrails: readonly GuardrailReport[]): string[] => {
  const early = guardrails.filter(({ metric, unit, state }) => unit === 'points' && state === 'holds' && settleHours < comesWithin(metric))
  return [...new Set(early.map(({ metric }) => metric))].map(
    (metric) =>
      `How many ${countedAs[metric]} are still to come: ${settleHours === 0 ? 'each unit counts at once' : `each unit was given ${settleHours} hours`}.`,
  )
}
