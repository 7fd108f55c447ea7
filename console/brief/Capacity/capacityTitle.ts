import type { Formatter } from '../../format/formatter.ts'
import { isOver, type Capacity } from './capacity.ts'
import { words } from './words.ts'

type Said = Pick<Formatter, 'count' | 'day'>

/** Who can take this? What waits for somebody against the hours that are free; where something is promised twice, that comes before how much would fit. */
export const capacityTitle = ({ teams, loads, waiting }: Pick<Capacity, 'teams' | 'loads' | 'waiting'>, format: Said): string => {
  if (teams.length === 0) return words.noTeam
  const over = overSaid(loads, format)
  return over ? `${waitsSaid(waiting.total, format)} ${over}` : waitingSaid(waiting, format)
}

const waitsSaid = (total: number, { count }: Said): string => (total === 0 ? words.allTaken : total === 1 ? words.oneWaits : words.wait(count(total)))

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
