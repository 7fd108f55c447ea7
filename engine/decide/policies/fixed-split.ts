import { z } from 'zod'
import { policy } from '../policy.ts'
import { mostDraws } from '../snapshot.ts'

export const fixedSplit = policy({
  name: 'fixed-split',
  why: 'A/B/n: the shares are set beforehand and stay, so that the arms can be compared by anybody.',
  settings: z.object({
    shares: z
      .record(z.string(), z.number().int().min(0).max(1000))
      .default({})
      .describe('Component id → its share beside the others of its slot; 1 when not named, 0 to leave it out'),
  }),
  learns: false,
  seededBy: 'subject',
  publish: ({ space, settings }) => {
    const share = (component: string): number => settings.shares[component] ?? 1
    const products = space.combinations.map((combination) => combination.reduce((product, component) => product * share(component), 1))
    return { space, weights: { ...apportion(products.some((product) => product > 0) ? products : products.map(() => 1)), epsilon: 0 } }
  },
})

/** Whole counts in the proportion of the weights: exact when they fit, else by largest remainders. */
const apportion = (weights: readonly number[]): { draws: number; counts: number[] } => {
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
