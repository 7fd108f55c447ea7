import { type Interval, mixtureBoundary, type SequenceOptions } from '../confidence-sequence.ts'
import type { Pair } from './scores.ts'

/** An estimate with its interval: it holds at every moment at once. */
export interface Estimated {
  value: number
  interval: Interval
}

/** The mean of one arm: rate, or value of a unit. */
export const meanOf = (pair: Pair, options: SequenceOptions): Estimated | undefined => {
  if (pair.w === 0) return undefined
  const value = pair.wA / pair.w
  const radius = mixtureBoundary(variance(pair, 0, value), options) / pair.w
  return { value, interval: [value - radius, value + radius] }
}

/** The first mean less the second: 0.002 is 0.2 points more. It stands also where the second is nought, and no relative difference does. */
export const difference = (pair: Pair, options: SequenceOptions): Estimated | undefined => {
  if (pair.w === 0) return undefined
  const value = (pair.wA - pair.wB) / pair.w
  const radius = mixtureBoundary(variance(pair, 1, value), options) / pair.w
  return { value, interval: [value - radius, value + radius] }
}

/** Wider than this in one direction, a relative difference says nothing. */
const farthest = 20

/**
 * The first mean relative to the second: 0.12 is 12 % more. Every difference d is held against the data by the sum of A − (1 + d) B, and those that it does not
 * refute are the interval (Fieller's idea, with a boundary that holds at any time). It holds nought just when the difference of the two means may be nought.
 */
export const relativeDifference = (pair: Pair, options: SequenceOptions): Estimated | undefined => {
  if (!(pair.wB > 0)) return undefined
  const value = pair.wA / pair.wB - 1
  const refuted = (difference: number): boolean => {
    const ratio = 1 + difference
    const sum = pair.wA - ratio * pair.wB
    return Math.abs(sum) > mixtureBoundary(variance(pair, ratio, sum / pair.w), options)
  }
  const low = edge(value, Math.max(-1, value - farthest), refuted)
  const high = edge(value, value + farthest, refuted)
  return high === undefined ? undefined : { value, interval: [low ?? -1, high] }
}

/** Σ w² (A − ratio · B − mean)²: what the weighed sum has varied by so far. */
const variance = ({ w2, w2A, w2B, w2AA, w2BB, w2AB }: Pair, ratio: number, mean: number): number =>
  Math.max(0, w2AA - 2 * ratio * w2AB + ratio ** 2 * w2BB - 2 * mean * (w2A - ratio * w2B) + mean ** 2 * w2)

/** Where on the way out differences begin to be refuted; undefined where they never are. */
const edge = (from: number, to: number, refuted: (difference: number) => boolean): number | undefined => {
  if (!refuted(to)) return undefined
  let [inside, outside] = [from, to]
  for (let step = 0; step < 60; step++) {
    const middle = (inside + outside) / 2
    if (refuted(middle)) outside = middle
    else inside = middle
  }
  return outside
}
