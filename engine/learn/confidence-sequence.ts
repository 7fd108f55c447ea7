/**
 * Intervals that hold at every moment at once, so that one may look whenever one likes and stop when one likes.
 * Asymptotic confidence sequence: Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas, Time-uniform central limit theory and asymptotic confidence sequences,
 * Annals of Statistics 52 (2024), theorem 2.2. For traffic that was shared by a fixed split; where shares follow the results it promises too much.
 */

export interface Counted {
  trials: number
  successes: number
}

export type Interval = readonly [low: number, high: number]

export interface SequenceOptions {
  /** 1 − coverage over all time. */
  alpha?: number
  /** The number of trials at which the interval shall be narrowest for its kind. It has to be fixed beforehand. */
  tunedAt?: number
}

/** Below this many conversions in an arm no interval is shown: the central limit has not set in. */
export const leastConversions = 25

/**
 * How far a sum with mean nought strays at most, at all times at once, once the variances of its terms sum to `variance`: Robbins' mixture of normals
 * (Robbins 1970; section 2 of the paper), narrowest where that sum is `tunedAt`.
 */
export const mixtureBoundary = (variance: number, { alpha = 0.05, tunedAt = 10_000 }: SequenceOptions = {}): number => {
  const rhoSquared = bestMixture(alpha) / tunedAt
  const grown = variance * rhoSquared + 1
  return Math.sqrt((2 * grown * Math.log(Math.sqrt(grown) / alpha)) / rhoSquared)
}

/** ρ² · t at which the boundary is narrowest at time t (section 2 of the paper). */
export const bestMixture = (alpha: number): number => -2 * Math.log(alpha) + Math.log(1 - 2 * Math.log(alpha))

/** Half the width, in standard deviations of one trial, after so many trials: about √(2 log(√trials / α) / trials). */
export const sequenceRadius = (trials: number, options?: SequenceOptions): number => mixtureBoundary(trials, options) / trials

/** The rate of one arm. Undefined while fewer than 25 conversions are in. */
export const rateInterval = (arm: Counted, options?: SequenceOptions): Interval | undefined => {
  if (arm.successes < leastConversions) return undefined
  const rate = arm.successes / arm.trials
  const radius = Math.sqrt(rate * (1 - rate)) * sequenceRadius(arm.trials, options)
  return [Math.max(0, rate - radius), Math.min(1, rate + radius)]
}

/**
 * The rate of `arm` less the rate of `other`: the influence function of the difference has the variance n · (v₁ / n₁ + v₂ / n₂) for each of
 * the n trials of both. Undefined until both have 25 conversions.
 */
export const differenceInterval = (arm: Counted, other: Counted, options?: SequenceOptions): Interval | undefined => {
  if (arm.successes < leastConversions || other.successes < leastConversions) return undefined
  const trials = arm.trials + other.trials
  const difference = arm.successes / arm.trials - other.successes / other.trials
  const radius = Math.sqrt(trials * (errorVariance(arm) + errorVariance(other))) * sequenceRadius(trials, options)
  return [difference - radius, difference + radius]
}

const errorVariance = ({ trials, successes }: Counted): number => ((successes / trials) * (1 - successes / trials)) / trials
