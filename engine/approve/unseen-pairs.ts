import type { Constraint, Family } from '../create/family.ts'
import { source } from '../kernel/reader.ts'

/** What a family can show at once. */
export type Shows = Pick<Family, 'slots' | 'constraints'>

/** The families, as they were then, that hold any of these components and that a person said yes to. What passed by a rule was seen by nobody. */
export const familiesSeen = source<{ components: readonly string[] }, Shows[]>('families.seen')

export type Pair = readonly [component: string, beside: string]

/** Pairs of components that may meet in a variant of this family, and that met in none of those that were seen. */
export const unseenPairs = (family: Shows, seen: readonly Shows[]): Pair[] => {
  const met = new Set(seen.flatMap((one) => pairsOf(one).map(keyOf)))
  const unseen = new Map(pairsOf(family).map((pair) => [keyOf(pair), pair]))
  return [...unseen].flatMap(([key, pair]) => (met.has(key) ? [] : [pair]))
}

const keyOf = ([one, other]: Pair): string => (one < other ? `${one} ${other}` : `${other} ${one}`)

/** Of each two slots, every component of the one with every one of the other, but for those that a constraint keeps apart. */
const pairsOf = ({ slots, constraints }: Shows): Pair[] => {
  const filled = Object.values(slots)
  const apart = constraints.filter(({ kind }) => kind === 'apart')
  return filled.flatMap((ids, n) =>
    filled
      .slice(n + 1)
      .flatMap((others) =>
        ids.flatMap((one) => others.flatMap((other): Pair[] => (one === other || keptApart(one, other, apart) ? [] : [[one, other]]))),
      ),
  )
}

const keptApart = (one: string, other: string, constraints: readonly Constraint[]): boolean =>
  constraints.some(({ components }) => components.includes(one) && components.includes(other))
