import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysOn, monthsOn, weekOf, weeksIn } from './calendar.ts'

test.each([
  ['2026-11-12', 1, '2026-11-09'],
  ['2026-11-12', 7, '2026-11-08'],
  ['2026-11-09', 1, '2026-11-09'],
  ['2026-11-08', 1, '2026-11-02'],
  ['2026-11-08', 7, '2026-11-08'],
  ['2026-11-12', 6, '2026-11-07'],
])('the week of %s, begun with day %i, begins on %s', (date, start, first) => expect(weekOf(date, start)).toBe(first))

test.each([
  ['2026-11', 1, '2026-12'],
  ['2026-12', 1, '2027-01'],
  ['2026-01', -1, '2025-12'],
])('%s and %i months: %s', (month, by, expected) => expect(monthsOn(month, by)).toBe(expected))

test('a month lies in whole weeks: each of its days once, none of another month’s weeks', () => {
  const months = fc.record({ year: fc.integer({ min: 1990, max: 2090 }), month: fc.integer({ min: 1, max: 12 }), start: fc.constantFrom(1, 6, 7) })
  fc.assert(
    fc.property(months, ({ year, month, start }) => {
      const name = `${year}-${String(month).padStart(2, '0')}`
      const weeks = weeksIn(name, start)
      const days = weeks.flat()
      expect(weeks.every((week) => week.length === 7 && weekOf(week[3] ?? '', start) === week[0])).toBe(true)
      expect(days).toEqual(days.map((_, index) => daysOn(days[0] ?? '', index)))
      expect(days.filter((date) => date.startsWith(name))).toHaveLength(new Date(year, month, 0).getDate())
      expect(weeks.every((week) => week.some((date) => date.startsWith(name)))).toBe(true)
    }),
  )
})
