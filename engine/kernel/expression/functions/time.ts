import type { DateTime } from 'luxon'
import type { Form, StandardFunction } from './form.ts'
import { calendarAt, day } from '../moment.ts'
import { failed } from '../unknown.ts'

const hour = day / 24

const since = (name: string, unit: number, says: string): StandardFunction => ({
  name,
  says: `${says} Rounded down, so what lies ahead is negative.`,
  example: `${name}(profile.lastOrder) <= 30`,
  forms: [{ takes: ['timestamp'], gives: 'int', asksNow: true, does: (then: number, now: number) => Math.floor((now - then) / unit) }],
})

const parts: Record<string, { says: string; read: (calendar: DateTime) => number }> = {
  getFullYear: { says: 'The year.', read: ({ year }) => year },
  getMonth: { says: 'The month, 0 for January.', read: ({ month }) => month - 1 },
  getDate: { says: 'The day of the month, from 1.', read: ({ day }) => day },
  getDayOfMonth: { says: 'The day of the month, from 0.', read: ({ day }) => day - 1 },
  getDayOfWeek: { says: 'The day of the week, 0 for Sunday.', read: ({ weekday }) => weekday % 7 },
  getDayOfYear: { says: 'The day of the year, from 0.', read: ({ ordinal }) => ordinal - 1 },
  getHours: { says: 'The hour of the day; of a duration, its whole hours.', read: ({ hour }) => hour },
  getMinutes: { says: 'The minute of the hour; of a duration, its whole minutes.', read: ({ minute }) => minute },
  getSeconds: { says: 'The second of the minute; of a duration, its whole seconds.', read: ({ second }) => second },
  getMilliseconds: { says: 'The milliseconds of the second.', read: ({ millisecond }) => millisecond },
}

const lengths: Record<string, (length: number) => number> = {
  getHours: (length) => Math.trunc(length / hour) + 0,
  getMinutes: (length) => Math.trunc(length / 60_000) + 0,
  getSeconds: (length) => Math.trunc(length / 1000) + 0,
  getMilliseconds: (length) => Math.trunc(length % 1000) + 0,
}

const calendarForms = (name: string, read: (calendar: DateTime) => number): Form[] => {
  const inZone = (instant: number, zone: string) => {
    const calendar = calendarAt(instant, zone)
    return calendar ? read(calendar) : failed(`there is no time zone ${JSON.stringify(zone)}`)
  }
  const ofLength = lengths[name]
  return [
    { method: true, takes: ['timestamp'], gives: 'int', does: (instant: number) => inZone(instant, 'UTC') },
    { method: true, takes: ['timestamp', 'string'], gives: 'int', does: inZone },
    ...(ofLength ? [{ method: true, takes: ['duration'], gives: 'int', does: ofLength } satisfies Form] : []),
  ]
}

/** A day is 24 hours. For days of the calendar ask `getDate`, `getDayOfWeek` … with a zone. */
export const timeFunctions: readonly StandardFunction[] = [
  since('daysSince', day, 'Whole days of 24 hours from then to now.'),
  since('hoursSince', hour, 'Whole hours from then to now.'),
  ...Object.entries(parts).map(([name, { says, read }]) => ({
    name,
    says: `${says} In UTC, or in the zone that is named.`,
    example: `now.${name}("Europe/Oslo") == 6`,
    forms: calendarForms(name, read),
  })),
]
