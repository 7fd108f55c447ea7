import type { Operations } from '../../api/operations.ts'

export type Concept = Operations['concept.list']['output']['items'][number]

/** A concept where it stands in its facet. */
export interface ConceptLine extends Concept {
  /** How many broader concepts stand above it. */
  depth: number
}

/** How a concept is used: borne by something itself, only as that which its kinds are kinds of, or not at all. */
export const useOf = ({ key, used }: Pick<Concept, 'key' | 'used'>, all: ReadonlySet<string>): 'itself' | 'itsKinds' | 'nothing' =>
  used !== undefined && used.components + used.assets > 0 ? 'itself' : all.has(key) ? 'itsKinds' : 'nothing'

/** The keys of what is in use: a concept that something bears, and whatever such a one is a kind of. */
export const inUse = (concepts: readonly Pick<Concept, 'key' | 'broader' | 'used'>[]): ReadonlySet<string> => {
  const known = new Map(concepts.map((one) => [one.key, one]))
  const used = new Set<string>()
  for (const { key, used: where } of concepts) {
    if (!where || where.components + where.assets === 0) continue
    for (let at: string | undefined = key; at !== undefined && !used.has(at); at = known.get(at)?.broader) used.add(at)
  }
  return used
}
