import type { Formatter } from './formatter.ts'

/** Days are those of the engine's time zone. */
export type Days = Pick<Formatter, 'date' | 'instant'>

/** The day of a moment, as a field of dates has it; empty where there is none. */
export const dayOf = (moment: string | undefined, { date }: Pick<Days, 'date'>): string => (moment === undefined ? '' : date(moment))

/** The moment that a day in a field of dates says. A day that nobody touched keeps its hour. */
export const momentOf = (day: string, was: string | undefined, hour: string, days: Days): string =>
  was !== undefined && dayOf(was, days) === day ? was : days.instant(day, hour)
