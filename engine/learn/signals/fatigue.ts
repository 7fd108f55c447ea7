import { type LearningCell, exposureBuckets } from '../cell.ts'
import { type Counted, leastConversions, sequenceRadius } from '../confidence-sequence.ts'
import { type Noticed, percent } from '../signal.ts'

export interface FatigueOptions {
  /** A relative fall that is worth an answer. */
  worth?: number
}

/** From this bucket on a person has seen it more than twice before. */
const wornFrom = exposureBuckets.findIndex((upper) => upper > 2)

/**
 * A component wears off: those who saw it more than twice before respond less than those who see it for the first time. The trap: who responds at once is
 * not shown it again, so that some fall is no fatigue at all; hence a fall must be at least a quarter, and certainly be one.
 */
export const fatigue = (
  cells: readonly LearningCell[],
  slot: string,
  component: string,
  { worth = 0.25 }: FatigueOptions = {},
): Noticed | undefined => {
  const own = cells.filter(({ features }) => features.components[slot] === component)
  const worn = own.filter(({ features }) => features.exposure >= wornFrom)
  const first = sum(own.filter(({ features }) => features.exposure === 0))
  const later = sum(worn)
  const placement = own[0]?.placement
  const fall = relativeFall(first, later)
  if (placement === undefined || !fall || fall.value < worth || fall.interval[0] <= 0) return undefined
  return {
    kind: 'fatigue',
    placement,
    slot,
    component,
    since: worn.map(({ day }) => day).toSorted()[0]!,
    statement: `It does ${percent(fall.value)} less for those who have seen it more than twice: ${percent(rate(first))} at first, ${percent(rate(later))} later.`,
    evidence: [
      {
        statement: 'Relative fall from the first exposure to the fourth and later',
        value: fall.value,
        interval: [...fall.interval],
        n: first.trials + later.trials,
      },
      ...curve(own),
    ],
  }
}

/**
 * All that wears off at a placement, the surest first. What was shown together wears off together in the counts, so each finding is taken out with
 * everything that held it before the next is looked for: a picture is not blamed for the headline that stood on it.
 */
export const fatigues = (
  cells: readonly LearningCell[],
  slots: readonly { slot: string; components: readonly string[] }[],
  options: FatigueOptions = {},
): Noticed[] => {
  const found = slots
    .filter(({ components }) => components.length > 1)
    .flatMap(({ slot, components }) => components.flatMap((component) => fatigue(cells, slot, component, options) ?? []))
  const surest = found.toSorted((a, b) => leastFall(b) - leastFall(a))[0]
  if (!surest) return []
  const rest = cells.filter(({ features }) => features.components[surest.slot ?? ''] !== surest.component)
  return [surest, ...fatigues(rest, slots, options)]
}

const leastFall = ({ evidence }: Noticed): number => evidence[0]?.interval?.[0] ?? 0

/** 1 − later / first, with an interval that is valid at any time (the delta method on the ratio). Undefined until both could have shown 25 conversions. */
const relativeFall = (first: Counted, later: Counted): { value: number; interval: readonly [number, number] } | undefined => {
  if (first.successes < leastConversions || later.trials * rate(first) < leastConversions) return undefined
  const ratio = rate(later) / rate(first)
  const trials = first.trials + later.trials
  // At least one success, so that none seen is not taken for certainty that there are none.
  const seen = Math.max(1, later.successes) / later.trials / rate(first)
  const variance = seen ** 2 * ((1 - rate(first)) / first.successes + (1 - rate(later)) / Math.max(1, later.successes))
  const radius = Math.sqrt(trials * variance) * sequenceRadius(trials)
  return { value: 1 - ratio, interval: [1 - ratio - radius, 1 - ratio + radius] }
}

const curve = (cells: readonly LearningCell[]): { statement: string; value: number; n: number }[] =>
  [...exposureBuckets, Infinity].flatMap((upper, bucket) => {
    const counted = sum(cells.filter(({ features }) => features.exposure === bucket))
    if (counted.trials === 0) return []
    const seen =
      upper === Infinity ? `more than ${exposureBuckets.at(-1)} times` : upper === 0 ? 'never' : `up to ${upper === 1 ? 'once' : `${upper} times`}`
    return [{ statement: `Rate among those who saw it ${seen} before`, value: rate(counted), n: counted.trials }]
  })

const sum = (cells: readonly LearningCell[]): Counted =>
  cells.reduce((total, { trials, successes }) => ({ trials: total.trials + trials, successes: total.successes + successes }), {
    trials: 0,
    successes: 0,
  })

const rate = ({ trials, successes }: Counted): number => (trials === 0 ? 0 : successes / trials)
