import { canAnswer, type Item } from './item.ts'
import type { Items } from './items.ts'

/** The answer to a signal that was live first: when, by which family, and when it was taken on. */
export interface FirstLive {
  live: number
  by: Item
  committed: number
}

export const firstLive = (state: Items, signal: Item): FirstLive | undefined => {
  let first: FirstLive | undefined
  for (const id of signal.leads ?? []) {
    const lead = state.items[id]
    for (const { at, by } of lead ? livesOf(state, lead) : []) {
      if (lead && canAnswer(signal, at) && at < (first?.live ?? Infinity)) first = { live: at, by, committed: lead.marks.committed ?? by.began }
    }
  }
  return first
}

/** Each time that a brief, or what was made without one, went live, and by what. */
const livesOf = ({ items }: Items, lead: Item): { at: number; by: Item }[] =>
  lead.type === 'brief'
    ? (lead.lives ?? []).flatMap(({ at, by }) => (items[by] ? [{ at, by: items[by] }] : []))
    : lead.releases.map((at) => ({ at, by: lead }))

/** When the last hope of an answer went: it was answered with nothing, it held no longer, or all that should have answered it was closed. */
export const givenUp = (state: Items, { leads = [], marks: { lapsed, answered = lapsed } }: Item): number | undefined => {
  const ends = leads.map((id) => state.items[id]?.marks.closed)
  if (answered === undefined || ends.some((end) => end === undefined)) return undefined
  return Math.max(answered, ...ends.flatMap((end) => end ?? []))
}
