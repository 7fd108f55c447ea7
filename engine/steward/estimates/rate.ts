import { logFactorial } from '../../kernel/log-factorial.ts'
import { type Estimate, level } from './estimate.ts'

/**
 * `count` events over `exposure`, with the exact interval of a Poisson rate (F. Garwood, Fiducial limits for the Poisson distribution, 1936):
 * the rates at which so many or more, and so many or fewer, would each come about with 2.5 %. Undefined without exposure.
 */
export const rateEstimate = (count: number, exposure: number): Estimate | undefined => {
  if (exposure <= 0) return undefined
  const tail = (1 - level) / 2
  const low = count === 0 ? 0 : solve((rate) => 1 - atMost(count - 1, rate) < tail, count)
  const high = solve((rate) => atMost(count, rate) > tail, count + 1)
  return { value: count / exposure, low: low / exposure, high: high / exposure, method: 'Garwood, exact Poisson' }
}

/** P(X ≤ k) for a Poisson X. Terms are summed on the log scale, from the largest down to where they no longer count. */
const atMost = (k: number, rate: number): number => {
  if (rate === 0) return 1
  const top = Math.min(k, Math.floor(rate))
  const logTop = top * Math.log(rate) - rate - logFactorial(top)
  let sum = 0
  for (let i = top, term = 1; i >= 0 && term > 1e-17; term *= i / rate, i--) sum += term
  for (let i = top + 1, term = rate / (top + 1); i <= k && term > 1e-17; i++, term *= rate / i) sum += term
  return Math.min(1, sum * Math.exp(logTop))
}

/** The largest rate up to which `holds`, which must turn false once. */
const solve = (holds: (rate: number) => boolean, near: number): number => {
  let low = 0
  let high = near
  while (holds(high)) high *= 2
  for (let halving = 0; halving < 80; halving++) {
    const middle = (low + high) / 2
    if (holds(middle)) low = middle
    else high = middle
  }
  return (low + high) / 2
}
