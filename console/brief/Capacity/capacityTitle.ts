import type { Formatter } from '../../format/formatter.ts'
import { isOver, type Capacity } from './capacity.ts'
import { words } from './words.ts'

type Said = Pick<Formatter, 'count' | 'day'>

/** Who can take this? What waits for somebody against the hours that are free, and what is promised twice. */
export const capacityTitle = ({ teams, loads, waiting }: Pick<Capacity, 'teams' | 'loads' | 'waiting'>, format: Said): string =>
  teams.length === 0 ? words.noTeam : [waitingSaid(waiting, format), overSaid(loads, format)].filter(Boolean).join(' ')

const waitingSaid = ({ items, total }: Capacity['waiting'], { count }: Said): string => {
  const fit = items.filter(({ teams }) => teams.some(({ fits }) => fits)).length
  if (total === 0) return words.allTaken
  // Of more than were looked at, nothing is said of the others.
  if (items.length < total) return words.fitOfFirst(count(total), count(fit), count(items.length))
  if (total === 1) return fit === 1 ? words.oneFits : words.oneNot
  if (fit === 0) return words.fitNone(count(total))
  return fit === total ? words.fitAll(count(total)) : words.fitSome(count(total), count(fit))
}

const overSaid = (loads: Capacity['loads'], { count, day }: Said): string => {
  const [first, ...others] = loads.filter(isOver)
  if (!first) return ''
  return others.length === 0 ? words.over(capitalised(first.skill), day(`${first.week}T12:00:00Z`)) : words.overMany(count(others.length + 1))
}

const capitalised = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)
