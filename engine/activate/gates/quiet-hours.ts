import { DateTime } from 'luxon'
import type { Gate } from '../contact.ts'

/** A wait and not a no: the message goes out when the quiet hours of the person end. */
export const quietHours: Gate = {
  name: 'quiet hours',
  says: 'Messages wait until the quiet hours of the person’s own time zone are over.',
  skipsService: true,
  judge: ({ at, person: { timeZone }, rules: { quiet } }) => {
    if (!quiet || quiet.from === quiet.until) return undefined
    const there = DateTime.fromJSDate(at, { zone: timeZone })
    const clock = there.toFormat('HH:mm')
    const overnight = quiet.from > quiet.until
    const isQuiet = overnight ? clock >= quiet.from || clock < quiet.until : clock >= quiet.from && clock < quiet.until
    if (!isQuiet) return undefined
    const [hour = 0, minute = 0] = quiet.until.split(':').map(Number)
    const ends = (overnight && clock >= quiet.from ? there.plus({ days: 1 }) : there).set({ hour, minute, second: 0, millisecond: 0 })
    // Where the clocks go forward over its end, the end as written does not exist and luxon moves it on.
    return { rule: `${quiet.from} to ${quiet.until}`, reason: `moved to ${quiet.until} of the person’s own time`, until: ends.toJSDate() }
  },
}
