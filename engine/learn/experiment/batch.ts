/**
 * Units of an experiment (people where shares are fixed, decisions where a policy shares anew) that came into one arm in one slice of time with the same
 * probabilities, as sums. Nothing that a report says needs more of them, so a million decisions come as a few thousand batches.
 */
export interface Batch {
  arm: number
  /** The logged probability of each arm. */
  shares: readonly number[]
  units: number
  /** Units that anybody saw. */
  exposed: number
  /** Units with an outcome of the metric. */
  conversions: number
  /** Of y, what the metric measures of a unit: 1 or 0 for rates, the amount for values. */
  sum: number
  squares: number
  /** Of x, what the same person had done before the experiment began; nought where nobody knows. */
  before: number
  beforeSquares: number
  products: number
}

/** Batches of one slice of time. What is predicted of a slice rests on the slices before it alone. */
export interface Slice {
  /** Its beginning. */
  at: string
  batches: readonly Batch[]
}

export interface Moments {
  units: number
  exposed: number
  conversions: number
  sum: number
  squares: number
  before: number
  beforeSquares: number
  products: number
}

export const noMoments: Moments = { units: 0, exposed: 0, conversions: 0, sum: 0, squares: 0, before: 0, beforeSquares: 0, products: 0 }

export const addMoments = (a: Moments, b: Moments): Moments => ({
  units: a.units + b.units,
  exposed: a.exposed + b.exposed,
  conversions: a.conversions + b.conversions,
  sum: a.sum + b.sum,
  squares: a.squares + b.squares,
  before: a.before + b.before,
  beforeSquares: a.beforeSquares + b.beforeSquares,
  products: a.products + b.products,
})
