import type { Slice } from './batch.ts'

/**
 * Did the arms get what the logged propensities say? For each arm and each of some factors f, the likelihood of what came to the arms if its odds were f times
 * what they should be, over their likelihood as logged: Π (f if the arm came, else 1) / (1 + e (f − 1)). Each is a martingale with mean 1 while the log is right, and
 * so is the mean of all; by Ville's inequality it ever reaches 1 / α with probability α at most (Robbins 1970; Lindon and Malek: Anytime-valid inference for
 * multinomial count data, NeurIPS 2022, for experiments). It may be watched, and neither the order nor the slicing of the data matters.
 */
export interface SampleRatio {
  /** For each arm, for each factor: the logarithm of the likelihood ratio. */
  logs: readonly (readonly number[])[]
}

const factors = [0.5, 0.8, 0.9, 0.95, 0.98, 1.02, 1.05, 1.1, 1.25, 2] as const

/** An alarm is false once in a thousand experiments, watched from beginning to end. */
export const sampleRatioLevel = 0.001

export const noSampleRatio = (arms: number): SampleRatio => ({ logs: Array.from({ length: arms }, () => factors.map(() => 0)) })

/** Counts units, or those of them that were seen: an arm that breaks the page shows in the second alone. */
export const addToSampleRatio = ({ logs }: SampleRatio, { batches }: Slice, counted: 'units' | 'exposed'): SampleRatio => ({
  logs: logs.map((of, arm) =>
    of.map((log, at) => {
      const factor = factors[at]!
      let sum = log
      for (const batch of batches)
        sum += batch[counted] * ((batch.arm === arm ? Math.log(factor) : 0) - Math.log1p(batch.shares[arm]! * (factor - 1)))
      return sum
    }),
  ),
})

/** How much likelier what came is under some other sharing than under the logged one: 1000 and more is an alarm. */
export const evidenceAgainst = ({ logs }: SampleRatio): number => {
  const all = logs.flat()
  const highest = Math.max(...all)
  return (Math.exp(Math.min(highest, 600)) * all.reduce((sum, log) => sum + Math.exp(log - highest), 0)) / all.length
}

export const sharesAreOff = (ratio: SampleRatio): boolean => evidenceAgainst(ratio) >= 1 / sampleRatioLevel
