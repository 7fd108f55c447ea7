import type { Constraint, Family } from './family.ts'

type Composed = Pick<Family, 'slots' | 'constraints'>

/** A family as it is with another component in the place of one: in every slot and constraint, each once. A constraint that is left with one member holds nothing together or apart any more. */
export const substitute = ({ slots, constraints }: Composed, old: string, by: string): Composed => {
  const swapped = (ids: readonly string[]): string[] => [...new Set(ids.map((id) => (id === old ? by : id)))]
  return {
    slots: Object.fromEntries(Object.entries(slots).map(([slot, ids]) => [slot, swapped(ids)])),
    constraints: constraints
      .map((one): Constraint => ({ ...one, components: swapped(one.components) }))
      .filter(({ components }) => components.length > 1),
  }
}
