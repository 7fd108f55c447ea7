import { formatDuration } from './duration.ts'
import { space } from './figure.ts'
import { instantIn } from './instant.ts'

type When = Date | string | number

export const timesFor = ({ language, zone, now = Date.now }: { language: string; zone: string; now?: () => number }) => {
  const say = dateWriter(language, zone)
  // Swedish writes dates as ISO 8601 does.
  const dated = new Intl.DateTimeFormat('sv', { timeZone: zone })
  const named = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'short' })
  const zoneName = (when: When) => named.formatToParts(new Date(when)).find(({ type }) => type === 'timeZoneName')?.value ?? zone
  const clock = (when: When) => say(when, { hour: '2-digit', minute: '2-digit' })
  const yearOf = (when: When) => dated.format(new Date(when)).split('-', 1)[0]
  // Of another year the weekday tells nobody anything: the year takes its place, and its room in a column.
  const dayOr = (when: When, thisYear: Intl.DateTimeFormatOptions) =>
    say(when, { ...(yearOf(when) === yearOf(now()) ? thisYear : { year: 'numeric' }), day: 'numeric', month: 'short' })
  const day = (when: When) => dayOr(when, {})
  const weekday = (when: When) => dayOr(when, { weekday: 'short' })
  const fullDay = (when: When) => say(when, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
  return {
    /** 31.4 h: the largest unit that keeps the figure readable */
    duration: (milliseconds: number) => {
      const { value, unit } = formatDuration(language, milliseconds)
      return `${value}${space}${unit}`
    },
    durationFigure: (milliseconds: number) => formatDuration(language, milliseconds),
    /** 134 h: the same of working time, which has no days */
    workedFigure: (milliseconds: number) => formatDuration(language, milliseconds, true),
    /** 2 d 4 h · 18 h · 40 min: how old or how long still, in whole units, rounded down */
    age: (milliseconds: number) => ageOf(new Intl.NumberFormat(language), milliseconds),
    /** 15:09 */
    clock,
    /** 15:09:41 */
    clockSeconds: (when: When) => say(when, { hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    /** 14:31:07.412 */
    clockExact: (when: When) => say(when, { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 }),
    /** 2026-11-12: the day it is there, as machines write it */
    date: (when: When) => dated.format(new Date(when)),
    /** The moment, as ISO 8601, at which the clocks there show this on this day: what a day chosen in a form means. */
    instant: (date: string, clock: string) => instantIn(zone, date, clock),
    /** Which day a week begins with here: 1 is Monday, 7 Sunday. */
    weekStart: () => weekStartOf(language),
    /** November 2026 */
    month: (when: When) => say(when, { month: 'long', year: 'numeric' }),
    /** Thu */
    weekdayName: (when: When) => say(when, { weekday: 'short' }),
    /** 2 Nov · 2 Nov 2099, when that is another year */
    day,
    /** Thu 12 Nov · 12 Nov 2099 */
    weekday,
    /** 2 Nov 06:14 · 2 Nov 2099 06:14 */
    dayClock: (when: When) => `${day(when)} ${clock(when)}`,
    /** Thu 12 Nov, 15:10 · 12 Nov 2099, 15:10: in a column, where kit/Time.tsx says the zone on hover */
    weekdayClock: (when: When) => `${weekday(when)}, ${clock(when)}`,
    /** Thu 12 Nov, 15:10 CET · 12 Nov 2099, 15:10 CET */
    moment: (when: When) => `${weekday(when)}, ${clock(when)} ${zoneName(when)}`,
    /** CET: what the clocks there go by at a moment */
    zoneName,
    /** Thu 12 Nov 2026, 14:31:07 CET: what a clock time says on hover */
    momentExact: (when: When) => `${fullDay(when)}, ${say(when, { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'short' })}`,
  }
}

interface WeekTold {
  getWeekInfo?: () => { firstDay: number }
  weekInfo?: { firstDay: number }
}

/** As the language's region has it; Monday where the browser cannot tell. */
const weekStartOf = (language: string): number => {
  const told = new Intl.Locale(language) as Intl.Locale & WeekTold
  return (told.getWeekInfo?.() ?? told.weekInfo)?.firstDay ?? 1
}

/** Making an Intl format costs far more than using it: one is kept for each set of options. Hours run to 23, for times stand in columns. */
const dateWriter = (language: string, zone: string) => {
  const formats = new Map<string, Intl.DateTimeFormat>()
  return (when: When, options: Intl.DateTimeFormatOptions): string => {
    const key = JSON.stringify(options)
    let format = formats.get(key)
    if (!format) formats.set(key, (format = new Intl.DateTimeFormat(language, { timeZone: zone, hourCycle: 'h23', ...options })))
    return format.format(new Date(when)).replaceAll(',', '')
  }
}

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

const ageOf = (counting: Intl.NumberFormat, milliseconds: number): string => {
  const age = Math.max(0, milliseconds)
  const whole = (length: number, unit: string) => `${counting.format(Math.floor(age / length))}${space}${unit}`
  if (age < minute) return whole(second, 's')
  if (age < hour) return whole(minute, 'min')
  if (age < day) return whole(hour, 'h')
  const hours = Math.floor((age % day) / hour)
  return hours === 0 || age >= 10 * day ? whole(day, 'd') : `${whole(day, 'd')}${space}${counting.format(hours)}${space}h`
}
