import type { Operations } from '../api/operations.ts'

type Concept = Operations['concept.list']['output']['items'][number]
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
