import { type Goal, type Metric, usualMargin } from '../../brief/goal.ts'
import { harmOf } from '../../brief/harm-of.ts'
import type { SlotOffer } from '../../decide/combination.ts'
import { addTallies, type LearningCell, type Tally } from '../cell.ts'
import type { Interval } from '../confidence-sequence.ts'
import { learnedFrom } from '../tally.ts'
import { shareSequence } from '../share-sequence.ts'
import { type Noticed, percent } from '../signal.ts'
import { worthSequence } from '../worth-sequence.ts'

/** How often it may be said of a placement though nothing harms, at any time, at most. */
const alpha = 0.05

/**
 * Of what may be shown, whatever surely makes the counter-metric worse than the margin lets it, against the others of its slot. Both rates have a sequence
 * that holds at every moment; α is shared by all components that are compared, so that looking at many, and as often as one likes, finds nothing where
 * nothing is. `cells`: trials, and what the counter-metric counts. Only days that have ripened count, and of the others those on which it was shown too: what
 * is new would otherwise convert less, and what is old be returned more, for no other reason than its age. `readmitted`: the day on which a component was let
 * back; until its end nothing of it counts.
 */
export const guardrails = (
  cells: readonly LearningCell[],
  slots: readonly SlotOffer[],
  { counterMetric, counterMargin = usualMargin, windowDays }: Pick<Goal, 'counterMetric' | 'counterMargin' | 'windowDays'>,
  { today, readmitted }: { today: string; readmitted: Readonly<Record<string, string>> },
): Noticed[] => {
  const ripe = cells.filter(({ day }) => daysBetween(day, today) > ripensIn(counterMetric, windowDays))
  const contested = slots.filter(({ components }) => components.length > 1)
  const compared = contested.reduce((sum, { components }) => sum + components.length, 0)
  return contested.flatMap(({ slot, components }) =>
    components.flatMap((component): Noticed[] => {
      const from = readmitted[component] ?? ''
      const days = new Set(
        ripe.flatMap(({ day, trials, features }) => (day > from && trials > 0 && features.components[slot] === component ? day : [])),
      )
      const shared = ripe.filter(({ day }) => days.has(day))
      const own = sumOf(shared, slot, [component])
      const others = sumOf(
        shared,
        slot,
        components.filter((other) => other !== component),
      )
      const told = (counted: Tally): Interval => sequences[readAs(counterMetric)](counted, { alpha: alpha / compared / 2 })
      const [with_, without] = [told(own), told(others)]
      const least = harmOf(counterMetric) ? leastRise(with_, without) : leastFall(with_, without)
      return own.trials > 0 && others.trials > 0 && least > counterMargin
        ? [
            noticed(
              { slot, component, metric: counterMetric, least },
              shared,
              { counted: own, interval: with_ },
              { counted: others, interval: without },
            ),
          ]
        : []
    }),
  )
}

/** After so many whole days what may come of a decision has come: a press or a complaint soon, an order and its return within the goal’s window. */
const ripensIn = (metric: Metric, windowDays: number): number => (late.has(learnedFrom(metric)) ? windowDays : 1)
const late: ReadonlySet<string> = new Set(['conversion', 'return'])
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

/** By how much one rate lies above another at least, and below it. */
const leastRise = ([low]: Interval, [, high]: Interval): number => low / high - 1
const leastFall = ([, high]: Interval, [low]: Interval): number => (low <= 0 ? 0 : 1 - high / low)

const nothing: Tally = { trials: 0, successes: 0, value: 0, valueSquares: 0 }
const sumOf = (cells: readonly LearningCell[], slot: string, components: readonly string[]): Tally =>
  cells.filter(({ features }) => components.includes(features.components[slot] ?? '')).reduce<Tally>(addTallies, nothing)

/** A rate is a share of showings; what an order brings is a mean of them. */
const readAs = (metric: Metric): 'share' | 'worth' => (metric === 'valuePerDecision' ? 'worth' : 'share')
const sequences = { share: shareSequence, worth: worthSequence }

interface Rate {
  counted: Tally
  interval: Interval
}
interface Found {
  slot: string
  component: string
  metric: Metric
  least: number
}

const noticed = ({ slot, component, metric, least }: Found, cells: readonly LearningCell[], own: Rate, others: Rate): Noticed => {
  const days = cells.filter(({ features }) => features.components[slot] === component).map(({ day, placement }) => ({ day, placement }))
  const evidence = { share: shareOf, worth: worthOf }[readAs(metric)]
  const [with_, without] = [evidence(own), evidence(others)]
  return {
    kind: 'guardrail',
    placement: days[0]!.placement,
    slot,
    component,
    since: days.map(({ day }) => day).toSorted()[0]!,
    statement: `${sentences[metric]}: at least ${percent(least)} ${harmOf(metric) ? 'more' : 'less'} than with the others (${with_.said} against ${without.said}).`,
    evidence: [
      { statement: `${rates[metric]} with it`, ...with_.figures },
      { statement: `${rates[metric]} with the others of its slot`, ...without.figures },
    ],
  }
}

const shareOf = ({ counted: { trials, successes }, interval }: Rate) => ({
  said: percent(successes / trials),
  figures: { value: successes / trials, interval: [...interval] as [number, number], n: trials },
})

/** In the engine’s currency. */
const worthOf = ({ counted: { trials, value }, interval: [low, high] }: Rate) => ({
  said: (value / trials / 100).toFixed(2),
  figures: { value: value / trials / 100, unit: 'figure' as const, interval: [low / 100, high / 100] as [number, number], n: trials },
})

const sentences: Record<Metric, string> = {
  clickRate: 'Fewer click with it',
  conversionRate: 'Fewer convert with it',
  valuePerDecision: 'It brings less each time it is shown',
  unsubscribeRate: 'More unsubscribe with it',
  complaintRate: 'More complain with it',
  bounceRate: 'More comes back with it',
  returnRate: 'More is returned with it',
}
const rates: Record<Metric, string> = {
  clickRate: 'Rate of clicks',
  conversionRate: 'Rate of conversions',
  valuePerDecision: 'Value of each showing',
  unsubscribeRate: 'Rate of unsubscribing',
  complaintRate: 'Rate of complaints',
  bounceRate: 'Rate of bounces',
  returnRate: 'Rate of returns',
}
