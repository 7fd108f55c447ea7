import { DateTime } from 'luxon'

/** Milliseconds between two moments by one way of counting. Additive: a to b and b to c make a to c, exactly. */
export type Clock = (from: number, to: number) => number

export const calendar: Clock = (from, to) => to - from

/** The hours in which people are expected to work. */
export interface WorkingWeek {
  /** ISO: Monday is 1. */
  days: readonly number[]
  /** Hours of the local day; it opens at `from` and closes at `to`. */
  from: number
  to: number
}

/** What is counted until an engine says otherwise. */
export const usualWeek: WorkingWeek = { days: [1, 2, 3, 4, 5], from: 9, to: 17 }

/** One week's working time: where each stretch begins and ends, and how much lies before it in the week. */
interface Week {
  begins: number
  ends: number
  stretches: readonly (readonly [from: number, to: number, before: number])[]
  whole: number
}

/**
 * Counts working time in a time zone, daylight saving included. Each week is laid out once and kept, so that many thousands of
 * intervals cost little; hand the same clock to all that is counted together.
 */
export const workingClock = (timeZone: string, { days, from, to }: WorkingWeek = usualWeek): Clock => {
  const weeks = new Map<number, Week>()
  const anchor = DateTime.fromISO('1970-01-05', { zone: timeZone })
  const layOut = (number: number): Week => {
    const monday = anchor.plus({ weeks: number })
    let whole = 0
    const stretches = days.map((day) => {
      const local = monday.plus({ days: day - 1 })
      const [opens, closes] = [local.set({ hour: from }).toMillis(), local.set({ hour: to }).toMillis()]
      const before = whole
      whole += closes - opens
      return [opens, closes, before] as const
    })
    return { begins: monday.toMillis(), ends: monday.plus({ weeks: 1 }).toMillis(), stretches, whole }
  }
  const week = (number: number): Week => {
    let known = weeks.get(number)
    if (!known) weeks.set(number, (known = layOut(number)))
    return known
  }
  const numberOf = (at: number): number => {
    let number = Math.floor((at - anchor.toMillis()) / weekMs)
    while (at < week(number).begins) number--
    while (at >= week(number).ends) number++
    return number
  }
  const within = (number: number, at: number): number => {
    const open = week(number).stretches.findLast(([opens]) => opens <= at)
    return open ? open[2] + Math.min(at, open[1]) - open[0] : 0
  }
  return (start, end) => {
    const [first, last] = [numberOf(start), numberOf(end)]
    let sum = within(last, end) - within(first, start)
    for (let number = first; number < last; number++) sum += week(number).whole
    return sum
  }
}

/** The first moment by which a clock has counted so much since another: what takes eight working hours from Friday noon ends on Monday. */
export const reached = (clock: Clock, from: number, ms: number): number => {
  let span = Math.max(ms, 1)
  while (clock(from, from + span) < ms) span *= 2
  let [before, by] = [from - 1, from + span]
  while (by - before > 1) {
    const middle = Math.floor((before + by) / 2)
    if (clock(from, Math.max(from, middle)) >= ms) by = middle
    else before = middle
  }
  return Math.max(from, by)
}

const weekMs = 604_800_000

/** What a clock counts, in words: said once beside the figures. */
export const clockSentence = (kind: 'calendar' | 'working', timeZone: string, { from, to }: WorkingWeek = usualWeek): string =>
  kind === 'calendar' ? 'Calendar time' : `Working time: Monday to Friday, ${from} to ${to}, ${timeZone}`
