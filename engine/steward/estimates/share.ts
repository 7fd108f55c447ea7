import { type Estimate, normalQuantile } from './estimate.ts'

/** k of n with the score interval of E. B. Wilson, Probable inference, the law of succession, and statistical inference, 1927. Undefined for n = 0. */
export const shareEstimate = (k: number, n: number): Estimate | undefined => {
  if (n === 0) return undefined
  const z2 = normalQuantile ** 2
  const p = k / n
  const middle = (p + z2 / (2 * n)) / (1 + z2 / n)
  const reach = (normalQuantile / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n))
  return { value: p, low: k === 0 ? 0 : Math.max(0, middle - reach), high: k === n ? 1 : Math.min(1, middle + reach), method: 'Wilson' }
}

/**
 * The product of independent shares, each with its Wilson interval: variance estimates recovered from the limits, on the log scale
 * (G. Y. Zou and A. Donner, Construction of confidence limits about effect measures, 2008). Undefined for none.
 */
export const productEstimate = (shares: readonly Estimate[]): Estimate | undefined => {
  if (shares.length === 0) return undefined
  const value = shares.reduce((product, share) => product * share.value, 1)
  const method = 'Wilson by stage, recovered variances'
  // No logarithm of nothing: what passes no stage is bounded by that stage alone.
  if (value === 0) return { value, low: 0, high: Math.min(...shares.map(({ high = 1 }) => high)), method }
  const distance = (to: (share: Estimate) => number) => Math.sqrt(shares.reduce((sum, share) => sum + Math.log(to(share) / share.value) ** 2, 0))
  return { value, low: value * Math.exp(-distance(({ low }) => low)), high: Math.min(1, value * Math.exp(distance(({ high = 1 }) => high))), method }
}
