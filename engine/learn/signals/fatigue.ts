import { type LearningCell, exposureBuckets } from '../cell.ts'
import { type Counted, type Interval, leastConversions } from '../confidence-sequence.ts'
import { relativeFall, shareSequence } from '../share-sequence.ts'
import { type Noticed, percent } from '../signal.ts'

export interface FatigueOptions {
  /** A relative fall that is worth an answer. */
  worth?: number
}

/** From this bucket on a person has seen its campaign more than twice before: exposures are counted by campaign, whatever stood in its slots. */
const wornFrom = exposureBuckets.findIndex((upper) => upper > 2)

/**
 * A component wears off: of those who are shown it, whoever saw its campaign more than twice before responds less than whoever sees that for the first time. The trap: who responds at once is
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
  const fall = fallOf(first, later)
  if (placement === undefined || !fall || fall.value < worth || fall.interval[0] <= 0) return undefined
  return {
    kind: 'fatigue',
    placement,
    slot,
    component,
    since: worn.map(({ day }) => day).toSorted()[0]!,
    statement: `It does ${percent(fall.value)} less for those who have seen its campaign more than twice: ${percent(rate(first))} at first, ${percent(rate(later))} later.`,
    evidence: [
      {
        statement: 'Relative fall from the campaign’s first exposure to its fourth and later',
        value: fall.value,
        interval: [...fall.interval],
        n: first.trials + later.trials,
      },
      ...curve(own),
    ],
  }
}

type Slots = readonly { slot: string; components: readonly string[] }[]

/**
 * All of a placement’s components that wear off, the surest first. What was shown together wears off together in the counts, so each finding is taken out
 * with everything that held it before the next is looked for: a picture is not blamed for the headline that stood on it, nor for one that has left since.
 */
export const fatigues = (cells: readonly LearningCell[], slots: Slots, options: FatigueOptions = {}): Noticed[] => {
  const shown = new Set(slots.flatMap(({ slot, components }) => components.map((component) => `${slot}\n${component}`)))
  return wornIn(cells, everShown(cells, slots), options).filter(({ slot, component }) => shown.has(`${slot}\n${component}`))
}

/** The slots with all that ever stood in them. */
const everShown = (cells: readonly LearningCell[], slots: Slots): Slots =>
  slots.map(({ slot, components }) => ({
    slot,
    components: [...new Set([...components, ...cells.flatMap(({ features }) => features.components[slot] ?? [])])],
  }))

const wornIn = (cells: readonly LearningCell[], slots: Slots, options: FatigueOptions): Noticed[] => {
  const found = slots
    .filter(({ components }) => components.length > 1)
    .flatMap(({ slot, components }) => components.flatMap((component) => fatigue(cells, slot, component, options) ?? []))
  const surest = found.toSorted((a, b) => leastFall(b) - leastFall(a))[0]
  if (!surest) return []
  const rest = cells.filter(({ features }) => features.components[surest.slot ?? ''] !== surest.component)
  return [surest, ...wornIn(rest, slots, options)]
}

const leastFall = ({ evidence }: Noticed): number => evidence[0]?.interval?.[0] ?? 0

/** How much lower the second rate is, relative to the first. Undefined until both could have shown 25 conversions. */
export const fallOf = (first: Counted, later: Counted): { value: number; interval: Interval } | undefined =>
  first.successes < leastConversions || later.trials * rate(first) < leastConversions
    ? undefined
    : { value: 1 - rate(later) / rate(first), interval: relativeFall(first, later) }

/** The rate by how often it was seen before, each with an interval that may be watched. */
const curve = (cells: readonly LearningCell[]): Noticed['evidence'] =>
  [...exposureBuckets, Infinity].flatMap((upper, bucket) => {
    const counted = sum(cells.filter(({ features }) => features.exposure === bucket))
    if (counted.trials === 0) return []
    const seen = timesBetween((exposureBuckets[bucket - 1] ?? -1) + 1, upper)
    return [
      {
        statement: `Rate among those who saw the campaign ${seen} before`,
        value: rate(counted),
        interval: [...shareSequence(counted)],
        n: counted.trials,
      },
    ]
  })

const timesBetween = (least: number, most: number): string => {
  if (most === Infinity) return `${least} times or more`
  if (least < most) return `${least} to ${most} times`
  return ['never', 'once', 'twice'][most] ?? `${most} times`
}

const sum = (cells: readonly LearningCell[]): Counted =>
  cells.reduce((total, { trials, successes }) => ({ trials: total.trials + trials, successes: total.successes + successes }), {
    trials: 0,
    successes: 0,
  })

const rate = ({ trials, successes }: Counted): number => (trials === 0 ? 0 : successes / trials)
