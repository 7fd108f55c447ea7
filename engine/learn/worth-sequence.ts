import type { Tally } from './cell.ts'
import { type Interval, mixtureBoundary, type SequenceOptions } from './confidence-sequence.ts'

/**
 * What orders bring is spread widely, so that a mean is told from so many of them. From 25 on, equal components were told apart in up to 4 placements of 100 (amounts that
 * are lognormal with σ = 2, a twentieth of the traffic); from 100 on in one, and what brings 40 % less is found hardly later.
 */
export const leastOrders = 100

/**
 * What each showing brings, in hundredths of the currency, with the interval that holds at every moment at once once the central limit has set in: the asymptotic sequence of
 * `confidence-sequence.ts`. It runs over the showings of one component, so it does not matter how it was settled when to show it. Everything, while too few have bought.
 */
export const worthSequence = ({ trials, successes, value, valueSquares }: Tally, options?: SequenceOptions): Interval => {
  if (successes < leastOrders || trials === 0) return [-Infinity, Infinity]
  const mean = value / trials
  const radius = (Math.sqrt(Math.max(0, valueSquares / trials - mean ** 2)) * mixtureBoundary(trials, options)) / trials
  return [mean - radius, mean + radius]
}
