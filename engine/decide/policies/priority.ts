import { z } from 'zod'
import type { Combination } from '../combination.ts'
import { policy } from '../policy.ts'

export const priority = policy({
  name: 'priority',
  why: 'When somebody has to be first, such as a recall or a launch, order decides and not chance.',
  settings: z.object({
    order: z
      .array(z.string())
      .default([])
      .describe('Component ids, the most important first; what is not named comes after, as listed')
      .meta({ title: 'Order', of: 'component' }),
  }),
  learns: false,
  allocates: false,
  seededBy: 'subject',
  // The list itself carries the ranking: where the first is not eligible, `choose` gives everything to the next of the list that is.
  publish: ({ space, settings }) => {
    const rank = new Map(settings.order.map((component, place) => [component, place]))
    const ranks = (combination: Combination): number[] => combination.map((component) => rank.get(component) ?? rank.size)
    const combinations = space.combinations.toSorted((a, b) => lexicographic(ranks(a), ranks(b)))
    return {
      space: { slots: space.slots, combinations },
      weights: { draws: 1, counts: combinations.map((_, index) => (index === 0 ? 1 : 0)), epsilon: 0 },
    }
  },
})

/** The first slot weighs most. */
const lexicographic = (a: readonly number[], b: readonly number[]): number => {
  for (const [slot, rank] of a.entries()) if (rank !== b[slot]) return rank - (b[slot] ?? 0)
  return 0
}
