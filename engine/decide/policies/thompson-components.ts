import { z } from 'zod'
import type { Space } from '../combination.ts'
import { policy, type Draws } from '../policy.ts'

/** No component gets less than this of its slot, so that every effect stays measurable. */
const leastMarginal = 1e-3

export const thompsonComponents = policy({
  name: 'thompson-components',
  why: 'Traffic goes where it probably does best, and elsewhere in the measure in which that may yet prove better.',
  settings: z.object({
    explore: z
      .number()
      .min(0)
      .max(1)
      .default(0.02)
      .describe('ε: the share that is spread evenly over everything valid; 0.1–0.2 where people read reports by arm'),
    spread: z.number().min(0).max(1).default(1).describe('How widely beliefs are drawn: 1 is Thompson sampling, less settles sooner'),
    horizon: z
      .number()
      .int()
      .positive()
      .optional()
      .describe('Decisions to come in all, when that is known: exploration then fades as they are used up'),
  }),
  learns: true,
  seededBy: 'decision',
  publish: ({ space, settings, decisions, draws }) => {
    if (!draws) return { space, weights: { draws: space.combinations.length, counts: space.combinations.map(() => 1), epsilon: 0 } }
    // What exploring can still repay shrinks with what is left; the root keeps it alive longer than the share itself would.
    const left = settings.horizon === undefined ? 1 : Math.max(0, 1 - decisions / settings.horizon)
    const epsilon = Math.max(settings.explore * left, leastEpsilon(space))
    return { space, weights: { draws: draws.count, counts: winnersOf(space, draws, settings.spread * Math.sqrt(left)), epsilon } }
  },
})

/** How often each combination has the best score of a draw. Ties go round, in an order that does not depend on how the space was listed. */
const winnersOf = (space: Space, draws: Draws, spread: number): Uint32Array => {
  const keys = space.combinations.map((combination) => combination.join('\n'))
  const order = keys.map((_, index) => index).toSorted((a, b) => (keys[a]! < keys[b]! ? -1 : 1))
  const counts = new Uint32Array(order.length)
  const scores = new Float64Array(order.length)
  for (let draw = 0; draw < draws.count; draw++) {
    draws.score(draw, spread, scores)
    let best = order[draw % order.length]!
    for (let turn = 1; turn < order.length; turn++) {
      const rival = order[(draw + turn) % order.length]!
      if (scores[rival]! > scores[best]!) best = rival
    }
    counts[best]!++
  }
  return counts
}

/** The least ε at which the even floor alone gives each component its least share. Where a component stands in next to nothing valid, that is 1. */
const leastEpsilon = (space: Space): number => {
  const scarcest = space.slots.map(({ components }, slot) => {
    const uses = new Map(components.map((component) => [component, 0]))
    for (const combination of space.combinations) uses.set(combination[slot]!, (uses.get(combination[slot]!) ?? 0) + 1)
    return Math.min(...[...uses.values()].filter((count) => count > 0))
  })
  return Math.min(1, (leastMarginal * space.combinations.length) / Math.min(...scarcest))
}
