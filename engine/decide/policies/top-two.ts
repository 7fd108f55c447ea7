import { z } from 'zod'
import { apportion } from '../apportion.ts'
import { leastEpsilon } from '../least-epsilon.ts'
import { policy, whole } from '../policy.ts'
import { winnersOf, type Winners } from '../winners.ts'

/**
 * Top-two Thompson sampling (Russo, Simple Bayesian algorithms for best-arm identification, Operations Research 68, 2020): with probability β the best of a
 * draw, else the best of draws in which somebody else is. Written out over all draws: π(c) = p(c) · (β + (1 − β) · Σ p(other) / (1 − p(other))).
 */
export const topTwo = policy({
  name: 'top-two',
  why: 'To find out which is best, the runner-up must be measured as well as the leader; plain sampling starves it.',
  settings: z.object({
    beta: z
      .number()
      .gt(0)
      .lt(1)
      .default(0.5)
      .describe('β: the share of the probable best; the rest goes to those who may yet beat it')
      .meta({ title: 'Share of the probable best' }),
    explore: z.number().min(0).max(1).default(0.02).describe('ε: the share that is spread evenly over everything valid').meta({ title: 'Explore' }),
  }),
  learns: true,
  allocates: true,
  seededBy: 'subject',
  publish: ({ space, settings, draws }) => {
    if (!draws) return { space, weights: { draws: space.combinations.length, counts: space.combinations.map(() => 1), epsilon: 0 } }
    const epsilon = Math.max(settings.explore, leastEpsilon(space))
    const shares = sharesOf(winnersOf(space, draws, whole), draws.count, settings.beta)
    return { space, weights: { ...apportion(shares.map((share) => Math.round(share * fineness))), epsilon } }
  },
})

/** Shares become whole weights in this measure, which leaves of a share what a snapshot can hold. */
const fineness = 32_768

const sharesOf = ({ wins, seconds }: Winners, draws: number, beta: number): number[] => {
  const chances = [...wins].map((count) => count / draws)
  const sure = chances.indexOf(1)
  // Where one wins every draw, those who come second are its only rivals that are known.
  if (sure >= 0) {
    const rivals = [...seconds].map((count) => count / draws)
    return rivals.some((share) => share > 0) ? rivals.map((share, index) => (index === sure ? beta : 0) + (1 - beta) * share) : chances
  }
  const odds = chances.map((chance) => chance / (1 - chance))
  // Sorted, so that rounding does not depend on how the space was listed.
  const all = odds.toSorted((a, b) => a - b).reduce((sum, odd) => sum + odd, 0)
  return chances.map((chance, index) => chance * (beta + (1 - beta) * (all - odds[index]!)))
}
