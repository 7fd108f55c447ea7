import type { Clock } from '../kernel/clock.ts'
import { ascending, medianOf } from './estimates/median.ts'
import type { Item } from './item.ts'
import { isIn, type Window } from './measure.ts'
import type { Stage } from './stage.ts'

/** The way from one station to the next: which items take it, when they leave and when they arrive. */
interface Way {
  from: Stage
  of: 'signal' | 'brief' | 'family'
  leaves: (item: Item) => number | undefined
  arrives: (item: Item) => number | undefined
}

/** What people and flows do between stations. Between activate, observe and learn traffic runs, which is timed where it runs. */
const ways: readonly Way[] = [
  { from: 'brief', of: 'brief', leaves: ({ marks }) => marks.committed, arrives: ({ marks }) => marks.taken },
  { from: 'create', of: 'family', leaves: ({ began }) => began, arrives: ({ marks }) => marks.checked },
  { from: 'guard', of: 'family', leaves: ({ marks }) => marks.checked, arrives: ({ marks }) => marks.granted },
  { from: 'approve', of: 'family', leaves: ({ marks }) => marks.granted, arrives: ({ marks }) => marks.live },
  {
    from: 'learn',
    of: 'signal',
    leaves: ({ marks }) => (marks.withdrawn === undefined && marks.lapsed === undefined ? marks.raised : undefined),
    arrives: ({ marks }) => marks.answered,
  },
  { from: 'flow', of: 'brief', leaves: ({ marks }) => marks.proposed, arrives: ({ marks }) => marks.committed },
]

export interface Passage {
  median: number
  n: number
}

/** How long it took to the next station, for those that arrived there in the window. */
export const passagesIn = (items: readonly Item[], window: Window, clock: Clock): Partial<Record<Stage, Passage>> =>
  Object.fromEntries(
    ways.flatMap(({ from, of, leaves, arrives }) => {
      const lengths = items.flatMap((item) => {
        const [left, arrived] = [leaves(item), arrives(item)]
        return item.type === of && left !== undefined && arrived !== undefined && arrived >= left && isIn(window, arrived)
          ? [clock(left, arrived)]
          : []
      })
      return lengths.length === 0 ? [] : [[from, { median: medianOf(ascending(lengths)), n: lengths.length }]]
    }),
  )
