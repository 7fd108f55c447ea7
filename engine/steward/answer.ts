import type { Item } from './item.ts'
import type { Items } from './items.ts'

/** The answer to a signal that was live first: when, by which family, and when it was taken on. */
export interface FirstLive {
  live: number
  by: Item
  committed: number
}

export const firstLive = (state: Items, { leads = [] }: Item): FirstLive | undefined => {
  let first: FirstLive | undefined
  for (const id of leads) {
    const lead = state.items[id]
    const by = lead?.type === 'brief' ? state.items[lead.liveBy ?? ''] : lead
    const live = lead?.marks.live
    if (lead && by && live !== undefined && live < (first?.live ?? Infinity)) first = { live, by, committed: lead.marks.committed ?? by.began }
  }
  return first
}

/** When the last hope of an answer went: it was answered with nothing, or all that should have answered it was closed. */
export const givenUp = (state: Items, { leads = [], marks: { answered } }: Item): number | undefined => {
  const ends = leads.map((id) => state.items[id]?.marks.closed)
  if (answered === undefined || ends.some((end) => end === undefined)) return undefined
  return Math.max(answered, ...ends.flatMap((end) => end ?? []))
}
