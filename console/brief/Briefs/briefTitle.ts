import { strings } from '../../strings.ts'

interface Due {
  state: string
  due: string
}

const underWay = new Set(['open', 'assigned', 'inReview'])

/** On which work is still to come, and whose date has passed. */
export const isLate = ({ state, due }: Due, now: number): boolean => underWay.has(state) && Date.parse(due) < now

/** What is asked for, and is it late? */
export const briefsTitle = (briefs: readonly Due[], now: number, count: (value: number) => string): string => {
  const open = briefs.filter(({ state }) => underWay.has(state))
  const late = open.filter((brief) => isLate(brief, now)).length
  const proposed = briefs.filter(({ state }) => state === 'proposed').length
  const first = open.length === 0 ? strings.briefs.noneOpen : strings.briefs.open(count(open.length))
  const second = late > 0 ? strings.briefs.late(count(late)) : open.length > 0 ? strings.briefs.onTime : ''
  const third = proposed > 0 ? strings.briefs.proposed(count(proposed)) : ''
  return [late > 0 || open.length > 0 ? `${first}, ${second}.` : `${first}.`, third].filter(Boolean).join(' ')
}
