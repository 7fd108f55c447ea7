import { DateTime } from 'luxon'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
export const day = 24 * hour

/** 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999Z, as CEL bounds timestamps. */
export const isTimestamp = (instant: number): boolean => instant >= -62_135_596_800_000 && instant <= 253_402_300_799_999

/** About ±10,000 years, as CEL bounds durations. */
export const isDuration = (length: number): boolean => Math.abs(length) <= 315_576_000_000 * second

const stamp = /^(\d{4}-(\d\d)-(\d\d))T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,9}))?(Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/

/** RFC 3339 to milliseconds since 1970; what is finer than a millisecond is cut off. Undefined when it is none. */
export const readTimestamp = (text: string): number | undefined => {
  const found = stamp.exec(text.toUpperCase())
  if (!found) return undefined
  const [, date, , dayOfMonth, hours, minutes, seconds, fraction = '', , sign, offsetHours, offsetMinutes] = found
  const midnight = Date.parse(`${date}T00:00:00Z`)
  // A date such as 30 February would roll over into March.
  if (Number.isNaN(midnight) || new Date(midnight).getUTCDate() !== Number(dayOfMonth)) return undefined
  const clock = Number(hours) * hour + Number(minutes) * minute + Number(seconds) * second + Number(fraction.padEnd(3, '0').slice(0, 3))
  const offset = sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(offsetHours) * hour + Number(offsetMinutes) * minute)
  const instant = midnight + clock - offset
  return isTimestamp(instant) ? instant : undefined
}

export const writeTimestamp = (instant: number): string => new Date(instant).toISOString().replace(/\.?0*Z$/, 'Z')

const units: Record<string, number> = { h: hour, m: minute, s: second, ms: 1, us: 1e-3, µs: 1e-3, μs: 1e-3, ns: 1e-6 }

/** `1h30m`, `-1.5s`, `250ms`: numbers with the units h, m, s, ms, us, ns. In milliseconds. */
export const readDuration = (text: string): number | undefined => {
  if (!/^[+-]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:h|ms|m|s|us|µs|μs|ns))+)$/.test(text)) return undefined
  let length = 0
  for (const [, amount, unit] of text.matchAll(/([\d.]+)(h|ms|m|s|us|µs|μs|ns)/g)) length += Number(amount) * units[unit!]!
  if (text.startsWith('-')) length = -length
  return isDuration(length) ? length : undefined
}

export const writeDuration = (length: number): string => `${Number((length / second).toFixed(9))}s`

/** The calendar at an instant in a zone: an IANA name, or an offset such as +02:00. Undefined when there is no such zone. */
export const calendarAt = (instant: number, zone: string): DateTime | undefined => {
  const offset = /^[+-]?\d\d:\d\d$/.exec(zone)
  const name = offset ? `UTC${/^[+-]/.test(zone) ? '' : '+'}${zone}` : zone
  const calendar = DateTime.fromMillis(instant, { zone: name })
  return calendar.isValid ? calendar : undefined
}
