import { harmOf, type Goal, type Metric, usualMargin } from '../../brief/goal.ts'
import type { SlotOffer } from '../../decide/combination.ts'
import type { LearningCell } from '../cell.ts'
import type { Counted, Interval } from '../confidence-sequence.ts'
import { countsWith } from '../estimate.ts'
import { shareSequence } from '../share-sequence.ts'
import { type Noticed, percent } from '../signal.ts'

/** How often it may be said of a placement though nothing harms, at any time, at most. */
const alpha = 0.05

/** What is watched: rates. What an order brings has no interval of this kind. */
export const isGuarded = (metric: Metric): boolean => metric !== 'valuePerDecision'

/**
 * Of what may be shown, whatever surely makes the counter-metric worse than the margin lets it, against the others of its slot. Both rates have a sequence
 * that holds at every moment; α is shared by all components that are compared, so that looking at many, and as often as one likes, finds nothing where
 * nothing is. `cells`: trials, and what the counter-metric counts.
 */
export const guardrails = (
  cells: readonly LearningCell[],
  slots: readonly SlotOffer[],
  { counterMetric, counterMargin = usualMargin }: Pick<Goal, 'counterMetric' | 'counterMargin'>,
): Noticed[] => {
  if (!isGuarded(counterMetric)) return []
  const contested = slots.filter(({ components }) => components.length > 1)
  const compared = contested.reduce((sum, { components }) => sum + components.length, 0)
  return contested.flatMap(({ slot, components }) =>
    components.flatMap((component): Noticed[] => {
      const own = countsWith(cells, slot, component)
      const others = sumOf(components.filter((other) => other !== component).map((other) => countsWith(cells, slot, other)))
      const told = (counted: Counted): Interval => shareSequence(counted, { alpha: alpha / compared / 2 })
      const [with_, without] = [told(own), told(others)]
      const least = harmOf(counterMetric) ? leastRise(with_, without) : leastFall(with_, without)
      return own.trials > 0 && others.trials > 0 && least > counterMargin
        ? [
            noticed(
              { slot, component, metric: counterMetric, least },
              cells,
              { counted: own, interval: with_ },
              { counted: others, interval: without },
            ),
          ]
        : []
    }),
  )
}

/** By how much one rate lies above another at least, and below it. */
const leastRise = ([low]: Interval, [, high]: Interval): number => low / high - 1
const leastFall = ([, high]: Interval, [low]: Interval): number => (low === 0 ? 0 : 1 - high / low)

const sumOf = (all: readonly Counted[]): Counted =>
  all.reduce((sum, { trials, successes }) => ({ trials: sum.trials + trials, successes: sum.successes + successes }), { trials: 0, successes: 0 })

interface Rate {
  counted: Counted
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
  const rate = ({ counted: { trials, successes } }: Rate): string => percent(successes / trials)
  const evidence = (statement: string, { counted: { trials, successes }, interval }: Rate): Noticed['evidence'][number] => ({
    statement,
    value: successes / trials,
    interval: [...interval],
    n: trials,
  })
  return {
    kind: 'guardrail',
    placement: days[0]!.placement,
    slot,
    component,
    since: days.map(({ day }) => day).toSorted()[0]!,
    statement: `${sentences[metric]}: at least ${percent(least)} ${harmOf(metric) ? 'more' : 'less'} than with the others (${rate(own)} against ${rate(others)}).`,
    evidence: [evidence(`${rates[metric]} with it`, own), evidence(`${rates[metric]} with the others of its slot`, others)],
  }
}

const sentences: Record<Metric, string> = {
  clickRate: 'Fewer click with it',
  conversionRate: 'Fewer convert with it',
  valuePerDecision: 'Less is brought with it',
  unsubscribeRate: 'More unsubscribe with it',
  complaintRate: 'More complain with it',
  bounceRate: 'More comes back with it',
  returnRate: 'More is returned with it',
}
const rates: Record<Metric, string> = {
  clickRate: 'Rate of clicks',
  conversionRate: 'Rate of conversions',
  valuePerDecision: 'Value of a decision',
  unsubscribeRate: 'Rate of unsubscribing',
  complaintRate: 'Rate of complaints',
  bounceRate: 'Rate of bounces',
  returnRate: 'Rate of returns',
}
