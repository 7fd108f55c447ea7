import type { Operations } from '../../api/operations.ts'

export type Concept = Operations['concept.list']['output']['items'][number]

/** A concept where it stands in its facet. */
export interface ConceptLine extends Concept {
  /** How many broader concepts stand above it. */
  depth: number
}

type Placed = Pick<Concept, 'key' | 'label' | 'of' | 'broader'>

const byLabel = (a: Placed, b: Placed): number => a.label.localeCompare(b.label)

/** Facet by facet, each concept below the one that it is a kind of. One whose broader is gone, or of another facet, or below itself, stands at the top. */
export const treeOf = <C extends Placed>(concepts: readonly C[]): (C & { depth: number })[] => {
  const byFacet = Map.groupBy(concepts, ({ of }) => of)
  return [...byFacet.keys()].toSorted().flatMap((of) => {
    const here = byFacet.get(of) ?? []
    const known = new Map(here.map((one) => [one.key, one]))
    const below = Map.groupBy(here, ({ key, broader }) => (broader !== undefined && known.has(broader) && !runsInCircle(key, known) ? broader : ''))
    const walk = (key: string, depth: number): (C & { depth: number })[] =>
      (below.get(key) ?? []).toSorted(byLabel).flatMap((one) => [{ ...one, depth }, ...walk(one.key, depth + 1)])
    return walk('', 0)
  })
}

const runsInCircle = (key: string, known: ReadonlyMap<string, Placed>): boolean => {
  const seen = new Set<string>()
  for (let at: string | undefined = key; at !== undefined; at = known.get(at)?.broader) {
    if (seen.has(at)) return true
    seen.add(at)
  }
  return false
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
