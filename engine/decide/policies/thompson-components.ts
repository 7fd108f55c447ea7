import { z } from 'zod'
import { leastEpsilon } from '../least-epsilon.ts'
import { policy } from '../policy.ts'
import { winnersOf } from '../winners.ts'

export const thompsonComponents = policy({
  name: 'thompson-components',
  why: 'Traffic goes where it probably does best, and elsewhere in the measure in which that may yet prove better.',
  settings: z.object({
    explore: z
      .number()
      .min(0)
      .max(1)
      .default(0.02)
      .describe('ε: the share that is spread evenly over everything valid; 0.1–0.2 where people read reports by arm')
      .meta({ title: 'Explore' }),
    spread: z
      .number()
      .min(0)
      .max(1)
      .default(1)
      .describe('How widely beliefs are drawn: 1 is Thompson sampling, less settles sooner')
      .meta({ title: 'Spread of beliefs' }),
    settled: z
      .number()
      .min(0)
      .max(1)
      .default(0.4)
      .describe('How much of that width is left of what is known well; what is not is drawn whole. 1 is plain Thompson sampling')
      .meta({ title: 'Spread of what is known' }),
    horizon: z
      .number()
      .int()
      .positive()
      .optional()
      .describe('Decisions to come in all, when that is known: exploration then fades as they are used up')
      .meta({ title: 'Decisions to come' }),
  }),
  learns: true,
  allocates: true,
  seededBy: 'decision',
  publish: ({ space, settings, decisions, draws }) => {
    if (!draws) return { space, weights: { draws: space.combinations.length, counts: space.combinations.map(() => 1), epsilon: 0 } }
    // What exploring can still repay shrinks with what is left; the root keeps it alive longer than the share itself would.
    const left = settings.horizon === undefined ? 1 : Math.max(0, 1 - decisions / settings.horizon)
    const epsilon = Math.max(settings.explore * left, leastEpsilon(space))
    const unknown = draws.unknown()
    const spread = (combination: number): number =>
      settings.spread * Math.sqrt(left) * (settings.settled + (1 - settings.settled) * unknown[combination]!)
    return { space, weights: { draws: draws.count, counts: winnersOf(space, draws, spread).wins, epsilon } }
  },
})
