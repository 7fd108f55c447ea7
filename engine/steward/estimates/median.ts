import { type Estimate, level } from './estimate.ts'

/** Below this many no pair of order statistics holds the median with 95 %: the whole range of five does so with 93.75 %. */
export const fewestForMedian = 6

export const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b)

/** Of sorted values; the midpoint of the middle two where their number is even. */
export const medianOf = (sorted: readonly number[]): number => {
  const half = sorted.length / 2
  return Number.isInteger(half) ? ((sorted[half - 1] ?? Number.NaN) + (sorted[half] ?? Number.NaN)) / 2 : (sorted[Math.floor(half)] ?? Number.NaN)
}

/** The smallest value that at least this share of the values does not exceed: type 1 in R. J. Hyndman and Y. Fan, Sample quantiles in statistical packages, 1996. */
export const quantileOf = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN

/**
 * The median with the interval between two order statistics, symmetric in rank, that needs no assumption of the distribution's shape
 * (W. J. Conover, Practical nonparametric statistics, 3rd ed., section 3.2; G. J. Hahn and W. Q. Meeker, Statistical intervals, section 5.2).
 * Undefined for fewer than `fewestForMedian` values.
 */
export const medianEstimate = (values: readonly number[]): Estimate | undefined => {
  if (values.length < fewestForMedian) return undefined
  const sorted = ascending(values)
  const rank = lowerRank(sorted.length)
  return {
    value: medianOf(sorted),
    low: sorted[rank - 1] ?? Number.NaN,
    high: sorted[sorted.length - rank] ?? Number.NaN,
    method: 'order statistics',
  }
}

/** The largest r with P(B < r) ≤ 2.5 % for B binomial with n trials of one half, summed on the log scale so that no n underflows. */
const lowerRank = (n: number): number => {
  let logTerm = n * Math.log(0.5)
  let below = 0
  for (let r = 0; r < n; r++) {
    below += Math.exp(logTerm)
    if (below > (1 - level) / 2) return r
    logTerm += Math.log((n - r) / (r + 1))
  }
  return n
}
