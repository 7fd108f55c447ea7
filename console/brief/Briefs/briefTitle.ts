import { underWay } from '../../../engine/brief/under-way.ts'
import { strings } from '../../strings.ts'

interface Due {
  state: string
  due: string
}

const open = new Set<string>(underWay)

/** On which work is still to come, and whose date has passed. */
export const isLate = ({ state, due }: Due, now: number): boolean => open.has(state) && Date.parse(due) < now

/** What is asked for, and is it late? */
export const briefsTitle = (briefs: readonly Due[], now: number, count: (value: number) => string): string => {
  const taken = briefs.filter(({ state }) => open.has(state))
  const late = taken.filter((brief) => isLate(brief, now)).length
  const proposed = briefs.filter(({ state }) => state === 'proposed').length
  const first = taken.length === 0 ? strings.briefs.noneOpen : strings.briefs.open(count(taken.length))
  const second = late > 0 ? strings.briefs.late(count(late)) : taken.length > 0 ? strings.briefs.onTime : ''
  const third = proposed > 0 ? strings.briefs.proposed(count(proposed)) : ''
  return [late > 0 || taken.length > 0 ? `${first}, ${second}.` : `${first}.`, third].filter(Boolean).join(' ')
}
