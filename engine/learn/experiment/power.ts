import { bestMixture } from '../confidence-sequence.ts'
import { quantile } from '../normal.ts'

export interface Powered {
  /** The share that converts in the first arm. */
  usual: number
  /** The smallest difference worth knowing, relative. */
  smallest: number
  /** What the arms get, the first among them. */
  shares: readonly number[]
  /** For all comparisons together. */
  alpha?: number
  power?: number
}

/**
 * About how many units it takes until an interval that is watched leaves nought out, if the smallest difference is true: the n at which δ n exceeds the boundary by as
 * many standard deviations as the power asks, √n σ (c + z) = δ n, where c √n is the boundary at the n that it is tuned to
 * (Waudby-Smith et al. 2024, section 2) and σ² the variance of a score. The arm with the smallest share decides.
 */
export const unitsNeeded = ({ usual, smallest, shares, alpha = 0.05, power = 0.8 }: Powered): number => {
  const each = comparisonAlpha(alpha, shares.length)
  const best = bestMixture(each)
  const boundary = Math.sqrt((2 * (best + 1) * Math.log(Math.sqrt(best + 1) / each)) / best)
  const better = Math.min(usual * (1 + smallest), 0.999)
  const least = Math.min(...shares.slice(1))
  const sd = Math.sqrt((better * (1 - better)) / least + (usual * (1 - usual)) / (shares[0] ?? 1))
  return Math.ceil(((sd * (boundary + quantile(power))) / (usual * smallest)) ** 2)
}

export const conversionsNeeded = (of: Powered): number => roundUp(unitsNeeded(of) * of.usual)

/** Several arms against the first: each comparison gets its part (Bonferroni), so that 5 % holds for all of them together. */
export const comparisonAlpha = (alpha: number, arms: number): number => alpha / Math.max(1, arms - 1)

/** To two digits: nobody knows it better than that. */
const roundUp = (count: number): number => {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1)
  return Math.ceil(count / step) * step
}
