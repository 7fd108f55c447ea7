import { expect, test } from 'vitest'
import { formatterFor } from './formatter.ts'
import { instantIn } from './instant.ts'

test.each([
  ['Europe/Berlin', '2026-12-01', '23:59:59', '2026-12-01T22:59:59.000Z'],
  ['Europe/Berlin', '2026-07-01', '00:00:00', '2026-06-30T22:00:00.000Z'],
  // The clocks go back on this day, and forward on the next.
  ['Europe/Berlin', '2026-10-25', '00:00:00', '2026-10-24T22:00:00.000Z'],
  ['Europe/Berlin', '2026-10-25', '23:59:59', '2026-10-25T22:59:59.000Z'],
  ['Europe/Berlin', '2026-03-29', '00:00:00', '2026-03-28T23:00:00.000Z'],
  ['Europe/Berlin', '2026-03-29', '12:00:00', '2026-03-29T10:00:00.000Z'],
  ['Pacific/Auckland', '2026-12-01', '00:00:00', '2026-11-30T11:00:00.000Z'],
  ['America/Los_Angeles', '2026-12-01', '23:59:59', '2026-12-02T07:59:59.000Z'],
  ['Asia/Kathmandu', '2026-12-01', '12:00:00', '2026-12-01T06:15:00.000Z'],
  ['UTC', '2026-12-01', '12:00:00', '2026-12-01T12:00:00.000Z'],
])('%s, %s %s is %s', (zone, date, clock, moment) => {
  expect(instantIn(zone, date, clock)).toBe(moment)
  expect(formatterFor({ language: 'en-GB', currency: 'EUR', zone }).date(moment)).toBe(date)
})
