import type { Interval } from './confidence-sequence.ts'

/** As much of a claim as it takes to say which stands out. */
export interface Standing {
  effect: number
  interval: Readonly<Interval>
  sure: boolean
}

/**
 * What may be said first of many claims. surely: of those that surely do more, the one that is surest to do much. seems: the one whose mean lies highest
 * above that, which may be chance. less: where nothing surely does more, what surely does least.
 */
export const standout = <C extends Standing>(claims: readonly C[]): { surely?: C; seems?: C; less?: C } => {
  const sure = claims.filter(({ sure }) => sure)
  const surely = most(
    sure.filter(({ effect }) => effect > 0),
    ({ interval: [low] }) => low,
  )
  if (!surely) {
    const less = most(sure, ({ interval: [, high] }) => -high)
    return less ? { less } : {}
  }
  const seems = most(
    claims.filter(({ effect }) => effect > surely.effect),
    ({ effect }) => effect,
  )
  return { surely, ...(seems && { seems }) }
}

const most = <C>(of: readonly C[], by: (one: C) => number): C | undefined => of.toSorted((a, b) => by(b) - by(a))[0]
