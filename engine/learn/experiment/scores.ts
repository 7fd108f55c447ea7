import { addMoments, type Batch, type Moments, noMoments, type Slice } from './batch.ts'
import { predict, type Prediction, residuals } from './predict.ts'

/**
 * Doubly robust scores of adaptively collected data, weighed so that each has the same conditional variance:
 * Γ_t(a) = μ̂(a) + 1{A_t = a} (Y_t − μ̂(a)) / e_t(a), with the logged propensity e_t and a prediction μ̂ from the past alone
 * (Hadad, Hirshberg, Zhan, Wager, Athey: Confidence intervals for policy evaluation in adaptive experiments, PNAS 2021; Zhan, Hadad, Hirshberg, Athey:
 * Off-policy evaluation via adaptive weighting with data from contextual bandits, KDD 2021). The weight 1 / σ̂_t, σ̂_t² = v̂(a) / e_t(a) + v̂(b) / e_t(b), makes
 * the weighed sum a martingale whose variance grows by one with each unit (Bibaut, Dimakopoulou, Kallus, Chambaz, van der Laan: Post-contextual-bandit inference,
 * NeurIPS 2021), so that a boundary for such sums holds however the shares came about.
 */
export interface Pair {
  /** Σ w, and Σ w times each of the two scores. */
  w: number
  wA: number
  wB: number
  /** The same with w², and with their squares and product. */
  w2: number
  w2A: number
  w2B: number
  w2AA: number
  w2BB: number
  w2AB: number
}

export interface Scores {
  /** The mean that the first slice is predicted from; nought where nobody knows. */
  usual: number
  arms: readonly Moments[]
  /** Σ of the logged probability of each arm. */
  expected: readonly number[]
  /** Each arm by itself (the second score is nought). */
  alone: readonly Pair[]
  /** Each arm but the first against the first. */
  against: readonly Pair[]
}

const noPair: Pair = { w: 0, wA: 0, wB: 0, w2: 0, w2A: 0, w2B: 0, w2AA: 0, w2BB: 0, w2AB: 0 }

export const noScores = (arms: number, usual = 0): Scores => ({
  usual,
  arms: Array.from({ length: arms }, () => noMoments),
  expected: Array.from({ length: arms }, () => 0),
  alone: Array.from({ length: arms }, () => noPair),
  against: Array.from({ length: arms - 1 }, () => noPair),
})

/** One slice of time more. In whatever order its batches stand, the sums are the same. */
export const addSlice = (scores: Scores, { batches }: Slice): Scores => {
  const prediction = predict(scores.arms, scores.usual)
  const arms = [...scores.arms]
  const expected = [...scores.expected]
  const alone = [...scores.alone]
  const against = [...scores.against]
  for (const batch of batches) {
    const left = residuals(batch, prediction.means[batch.arm]!, prediction)
    for (let arm = 0; arm < arms.length; arm++) {
      expected[arm]! += batch.units * batch.shares[arm]!
      alone[arm] = addBatch(alone[arm]!, batch, prediction, left, arm, undefined)
      if (arm > 0) against[arm - 1] = addBatch(against[arm - 1]!, batch, prediction, left, arm, 0)
    }
    arms[batch.arm] = addMoments(arms[batch.arm]!, batch)
  }
  return { usual: scores.usual, arms, expected, alone, against }
}

const addBatch = (
  pair: Pair,
  { arm, shares, units: n }: Batch,
  { means, variances }: Prediction,
  left: { sum: number; squares: number },
  a: number,
  b: number | undefined,
): Pair => {
  const [meanA, meanB] = [means[a]!, b === undefined ? 0 : means[b]!]
  const w = 1 / Math.sqrt(variances[a]! / shares[a]! + (b === undefined ? 0 : variances[b]! / shares[b]!))
  // What an arm that was not shown scores is its prediction alone.
  const [r, rr] = arm === a ? [left.sum / shares[a]!, left.squares / shares[a]! ** 2] : [0, 0]
  const [s, ss] = b !== undefined && arm === b ? [left.sum / shares[b]!, left.squares / shares[b]! ** 2] : [0, 0]
  const [sumA, sumB] = [n * meanA + r, n * meanB + s]
  const w2 = w * w
  return {
    w: pair.w + w * n,
    wA: pair.wA + w * sumA,
    wB: pair.wB + w * sumB,
    w2: pair.w2 + w2 * n,
    w2A: pair.w2A + w2 * sumA,
    w2B: pair.w2B + w2 * sumB,
    w2AA: pair.w2AA + w2 * (n * meanA ** 2 + 2 * meanA * r + rr),
    w2BB: pair.w2BB + w2 * (n * meanB ** 2 + 2 * meanB * s + ss),
    w2AB: pair.w2AB + w2 * (n * meanA * meanB + meanA * s + meanB * r),
  }
}
