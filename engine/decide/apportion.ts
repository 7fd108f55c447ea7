import { mostDraws } from './snapshot.ts'

/** Whole counts in the proportion of the weights: exact when they are whole and fit, else by largest remainders. */
export const apportion = (weights: readonly number[]): { draws: number; counts: number[] } => {
  const divisor = weights.reduce(greatestCommonDivisor, 0)
  const reduced = weights.map((weight) => weight / divisor)
  const total = reduced.reduce((sum, weight) => sum + weight, 0)
  if (total <= mostDraws) return { draws: total, counts: reduced }
  const quotas = reduced.map((weight) => (weight / total) * mostDraws)
  const counts = quotas.map(Math.floor)
  const left = mostDraws - counts.reduce((sum, count) => sum + count, 0)
  const neediest = quotas
    .map((quota, index) => ({ index, rest: quota - (counts[index] ?? 0) }))
    .toSorted((a, b) => b.rest - a.rest || a.index - b.index)
  for (const { index } of neediest.slice(0, left)) counts[index] = (counts[index] ?? 0) + 1
  return { draws: mostDraws, counts }
}

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b))
