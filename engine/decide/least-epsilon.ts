import type { Space } from './combination.ts'

/** No component gets less than this of its slot, so that every effect stays measurable. */
const leastMarginal = 1e-3

/** The least ε at which the even floor alone gives each component its least share. Where a component stands in next to nothing valid, that is 1. */
export const leastEpsilon = (space: Space): number => {
  const scarcest = space.slots.map(({ components }, slot) => {
    const uses = new Map(components.map((component) => [component, 0]))
    for (const combination of space.combinations) uses.set(combination[slot]!, (uses.get(combination[slot]!) ?? 0) + 1)
    return Math.min(...[...uses.values()].filter((count) => count > 0))
  })
  return Math.min(1, (leastMarginal * space.combinations.length) / Math.min(...scarcest))
}
