import { z95 } from '../../kernel/share-interval.ts'
import type { Interval } from '../confidence-sequence.ts'

/**
 * One logged decision, as another policy is judged by it: x is what was known, a what was done, μ the policy that did it, π the one asked about.
 * Propensities are the logged ones, exact, and never estimated.
 */
export interface Logged {
  /** π(a|x) / μ(a|x): 0 where π would never have done it. */
  weight: number
  reward: number
  /** q̂(x, a): what a model of the reward expects of what was done. It must not have been fitted from this very row. */
  expected?: number
  /** Σₐ π(a|x) · q̂(x, a). */
  expectedAsked?: number
  /** The part of π(·|x) whose reward has to be estimated. What is known to bring nothing (nothing was shown, so nothing can be clicked) is not at stake. */
  atStake?: number
  /** Rows of one person hang together; each row is a person of its own when left out. */
  cluster?: string
}

/** An estimate with what each row adds to it: influence sums to nought, and its spread is the spread of the estimate. */
export interface Estimate {
  value: number
  influence: Float64Array
}

/** Inverse propensity scores: the mean of weight × reward. Unbiased, and wild where weights are. Horvitz and Thompson, JASA 47 (1952). */
export const inversePropensity = (rows: readonly Logged[]): Estimate => meanOf(rows.map(({ weight, reward }) => weight * reward))

/**
 * Self-normalised: the weights are scaled so that they add up to what is at stake. Swaminathan and Joachims, The self-normalized estimator for counterfactual
 * learning, NIPS 2015. A ratio of means, so its influence is that of the delta method: T · w (r − R) / w̄ + (t − T) · R, with R the ratio and T the mean at stake.
 */
export const selfNormalised = (rows: readonly Logged[]): Estimate => {
  const weights = sum(rows, ({ weight }) => weight)
  const stake = sum(rows, ({ atStake = 1 }) => atStake) / rows.length
  if (weights === 0) return { value: Number.NaN, influence: new Float64Array(rows.length) }
  const ratio = sum(rows, ({ weight, reward }) => weight * reward) / weights
  const mean = weights / rows.length
  return {
    value: stake * ratio,
    influence: Float64Array.from(rows, ({ weight, reward, atStake = 1 }) => (stake * weight * (reward - ratio)) / mean + (atStake - stake) * ratio),
  }
}

/**
 * Doubly robust: what the model expects of π, mended by what it missed of the logged. Right when the propensities are (ours are exact) or the model is, and narrower
 * the better the model. Dudík, Langford and Li, Doubly robust policy evaluation and learning, ICML 2011, equation 3.
 */
export const doublyRobust = (rows: readonly Logged[]): Estimate =>
  meanOf(rows.map(({ weight, reward, expected = 0, expectedAsked = 0 }) => expectedAsked + weight * (reward - expected)))

/** How much better one policy is than another, both judged by the same rows: what they have in common falls out of the interval. */
export const difference = (a: Estimate, b: Estimate): Estimate => ({
  value: a.value - b.value,
  influence: a.influence.map((own, row) => own - b.influence[row]!),
})

/**
 * 95 %, by the delta method: ± 1.96 standard errors of the mean influence, added up by person first (Liang and Zeger, Biometrika 73, 1986), times √(G / (G − 1)) for G persons.
 * For one look at one window: it is no interval that may be watched.
 */
export const intervalOf = ({ value, influence }: Estimate, rows: readonly Pick<Logged, 'cluster'>[]): Interval => {
  const persons = new Map<string, number>()
  let squares = 0
  let strangers = 0
  for (const [row, { cluster }] of rows.entries()) {
    const own = influence[row] ?? 0
    if (cluster === undefined) {
      squares += own * own
      strangers++
    } else persons.set(cluster, (persons.get(cluster) ?? 0) + own)
  }
  for (const own of persons.values()) squares += own * own
  const groups = persons.size + strangers
  const error = groups < 2 ? Infinity : Math.sqrt((squares * groups) / (groups - 1)) / rows.length
  return [value - z95 * error, value + z95 * error]
}

const meanOf = (parts: readonly number[]): Estimate => {
  const value = sum(parts, (part) => part) / parts.length
  return { value, influence: Float64Array.from(parts, (part) => part - value) }
}

/** Kahan and Neumaier: millions of small rewards must not depend on the order in which they come. */
const sum = <T>(items: readonly T[], of: (item: T) => number): number => {
  let total = 0
  let lost = 0
  for (const item of items) {
    const next = of(item)
    const grown = total + next
    lost += Math.abs(total) >= Math.abs(next) ? total - grown + next : next - grown + total
    total = grown
  }
  return total + lost
}
