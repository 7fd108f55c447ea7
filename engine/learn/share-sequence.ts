import { logFactorial } from '../kernel/log-factorial.ts'
import type { Counted, Interval, SequenceOptions } from './confidence-sequence.ts'

/**
 * The interval of a rate that holds at every moment at once, for any number of trials and without the central limit: all rates p against which the
 * likelihood, averaged over every rate alike, has not grown 1/α-fold. ∫ θᵏ(1 − θ)ⁿ⁻ᵏ dθ / pᵏ(1 − p)ⁿ⁻ᵏ is a martingale where p is the rate, however it
 * was settled whom to show it to (Ville's inequality; Robbins, Statistical methods related to the law of the iterated logarithm, Annals of Mathematical
 * Statistics 41, 1970; the beta-binomial mixture of Howard, Ramdas, McAuliffe and Sekhon, Annals of Statistics 49, 2021). It lies within 0 and 1 by
 * construction. For no trials it is everything.
 */
export const shareSequence = ({ trials, successes }: Counted, { alpha = 0.05 }: Pick<SequenceOptions, 'alpha'> = {}): Interval => {
  const failures = trials - successes
  const least = logFactorial(successes) + logFactorial(failures) - logFactorial(trials + 1) + Math.log(alpha)
  const holds = (rate: number): boolean => times(successes, Math.log(rate)) + times(failures, Math.log1p(-rate)) > least
  const rate = trials === 0 ? 0.5 : successes / trials
  return [successes === 0 ? 0 : edge(holds, rate, 0), failures === 0 ? 1 : edge(holds, rate, 1)]
}

/** 0 · log 0 is nothing. */
const times = (count: number, log: number): number => (count === 0 ? 0 : count * log)

/** Where what holds inside ceases to hold on the way out. */
const edge = (holds: (rate: number) => boolean, inside: number, outside: number): number => {
  let [near, far] = [inside, outside]
  for (let halving = 0; halving < 60; halving++) {
    const middle = (near + far) / 2
    if (holds(middle)) near = middle
    else far = middle
  }
  return (near + far) / 2
}

/**
 * 1 − later / first: how much lower the second rate is, with an interval that holds at every moment. Each rate has its own sequence at half of α, so that
 * both hold together; the fall lies between the falls that their ends make. Since no rate is below nothing, no fall exceeds the whole.
 */
export const relativeFall = (first: Counted, later: Counted, { alpha = 0.05 }: Pick<SequenceOptions, 'alpha'> = {}): Interval => {
  const [before, after] = [shareSequence(first, { alpha: alpha / 2 }), shareSequence(later, { alpha: alpha / 2 })]
  return [1 - after[1] / before[0], 1 - after[0] / before[1]]
}
