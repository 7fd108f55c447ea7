import { z } from 'zod'

/** Upper ends of the exposure buckets: how often this subject saw this component before. Beyond the last is the last bucket. */
export const exposureBuckets = [0, 1, 2, 4, 8, 16] as const

/** What was shown, to the learner: everything that makes two decisions differ for it. Tags are not kept, since the components imply them. */
export const Features = z.object({
  /** Slot → component id. */
  components: z.record(z.string(), z.string()),
  /** The first of the placement’s audiences that whoever saw it belonged to. */
  audience: z.string().optional(),
  /** Index into `exposureBuckets` (the last + 1 for more). */
  exposure: z.number().int().min(0).max(exposureBuckets.length).default(0),
  /** Where on the page or in the list, from 0. */
  position: z.number().int().nonnegative().default(0),
})
export type Features = z.infer<typeof Features>

/**
 * Counts of one placement, day and set of features: the truth that posteriors are fitted from. Values are whole (money in its minor unit), so that
 * sums are exact and cells commute; `valueSquares` is exact up to 2^53.
 */
export const LearningCell = z.object({
  placement: z.string(),
  /** A calendar day of the engine's time zone, `2025-03-28`. */
  day: z.iso.date(),
  features: Features,
  trials: z.number().int().nonnegative(),
  successes: z.number().int().nonnegative(),
  value: z.number().int().default(0),
  valueSquares: z.number().int().nonnegative().default(0),
})
export type LearningCell = z.infer<typeof LearningCell>

/** What one decision adds: a trial when it was exposed, a success and a value when its outcome came (each at most once). */
export type Tally = Pick<LearningCell, 'trials' | 'successes' | 'value' | 'valueSquares'>

export const trial: Tally = { trials: 1, successes: 0, value: 0, valueSquares: 0 }
export const success = (value = 0): Tally => ({ trials: 0, successes: 1, value, valueSquares: value * value })

export const addTallies = (a: Tally, b: Tally): Tally => ({
  trials: a.trials + b.trials,
  successes: a.successes + b.successes,
  value: a.value + b.value,
  valueSquares: a.valueSquares + b.valueSquares,
})

/** The bucket of a count of earlier exposures. */
export const exposureBucketOf = (seenBefore: number): number => {
  const index = exposureBuckets.findIndex((upper) => seenBefore <= upper)
  return index < 0 ? exposureBuckets.length : index
}

/** One text for one set of features, whatever order its slots were written in: the key of the cell's row. */
export const featureKey = ({ components, audience, exposure, position }: Features): string =>
  JSON.stringify([Object.entries(components).toSorted(([a], [b]) => (a < b ? -1 : 1)), audience ?? null, exposure, position])

export const cellKey = ({ placement, day, features }: Pick<LearningCell, 'placement' | 'day' | 'features'>): string =>
  JSON.stringify([placement, day, featureKey(features)])

/** Cells of the same key become one. In whatever order and grouping they come, the sums are the same to the bit. */
export const mergeCells = (cells: Iterable<LearningCell>): LearningCell[] => {
  const byKey = new Map<string, LearningCell>()
  for (const cell of cells) {
    const key = cellKey(cell)
    const known = byKey.get(key)
    byKey.set(key, known ? { ...known, ...addTallies(known, cell) } : cell)
  }
  return [...byKey.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell)
}
