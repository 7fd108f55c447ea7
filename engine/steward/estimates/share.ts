import { shareInterval } from '../../kernel/share-interval.ts'
import type { Estimate } from './estimate.ts'

/** k of n with Wilson's score interval. Undefined for n = 0. */
export const shareEstimate = (k: number, n: number): Estimate | undefined =>
  n === 0 ? undefined : { value: k / n, ...shareInterval(k, n), method: 'Wilson' }

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
