import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Team } from '../people/team.ts'
import type { Assignment } from './assignment.ts'
import { book, freeOf, isBeyondBooking, loadIsShown, loadOf, roomFor, weeksFrom, weeksUntil } from './capacity.ts'

const team = (id: string, hours: Record<string, number>, people = 9): Team => ({ id, version: 1, name: id, people, hours })
const booking = (of: string, week: string, hours: number): Assignment => ({
  id: `${of} ${week} ${hours}`,
  version: 1,
  brief: 'brf_1',
  assignee: 'per_1',
  team: of,
  skill: 'copy',
  hours,
  week,
  state: 'booked',
})
const weeks = ['2026-11-09', '2026-11-16']

const whole = weeks.map((week) => ({ week, share: 1 }))

describe('the weeks of a brief', () => {
  const now = new Date('2026-11-12T14:10:00Z')
  test.each([
    // Thursday, ten past three in Berlin, until Friday, one o'clock: an hour and fifty minutes, and four hours, of forty.
    ['2026-11-13T12:00:00Z', [['2026-11-09', 0.146]]],
    ['2026-11-24T12:00:00Z', [['2026-11-09', 0.246], ['2026-11-16', 1], ['2026-11-23', 0.3]]], // prettier-ignore
    // Sunday evening in London is Monday already in Berlin, before anybody works.
    ['2026-11-15T23:30:00Z', [['2026-11-09', 0.246], ['2026-11-16', 0]]], // prettier-ignore
    ['2026-11-12T14:00:00Z', []],
  ])('due %s', (due, expected) =>
    expect(weeksUntil(due, now, 'Europe/Berlin').map(({ week, share }) => [week, Number(share.toFixed(3))])).toEqual(expected),
  )

  test('reach half a year ahead, no further, and it is known that they do not reach it', () => {
    const far = '2030-01-01T00:00:00Z'
    expect(weeksUntil(far, now, 'UTC').map(({ week }) => week)).toEqual(weeksFrom(now, 'UTC', 26))
    expect([far, '2027-05-09T12:00:00Z', '2027-05-10T12:00:00Z'].map((due) => isBeyondBooking(due, now, 'UTC'))).toEqual([true, false, true])
  })

  test('of a week that ends today nothing is left, and what is new goes into the next', () => {
    const sunday = new Date('2026-11-15T13:00:00Z')
    const free = freeOf(
      team('studio', { copy: 90 }),
      'copy',
      [booking('studio', '2026-11-16', 12)],
      weeksUntil('2026-11-22T20:00:00Z', sunday, 'Europe/Berlin'),
    )
    expect(free).toEqual([
      { week: '2026-11-09', hours: 0 },
      { week: '2026-11-16', hours: 78 },
    ])
    expect(book(20, free).weeks).toEqual([{ week: '2026-11-16', hours: 20 }])
  })

  test('what is booked in a week that has begun is still to be done: hours are not promised twice', () => {
    const wednesday = new Date('2026-11-11T08:00:00Z')
    const open = weeksUntil('2026-11-15T20:00:00Z', wednesday, 'Europe/Berlin')
    const studio = team('studio', { copy: 90 })
    const first = book(60, freeOf(studio, 'copy', [], open))
    expect(first).toEqual({ weeks: [{ week: '2026-11-09', hours: 54 }], missing: 6 })
    expect(freeOf(studio, 'copy', [booking('studio', '2026-11-09', 54)], open)).toEqual([{ week: '2026-11-09', hours: 0 }])
  })
})

test('what is over-booked stands in the load, and is nothing free', () => {
  const studio = team('studio', { copy: 10 })
  const bookings = [booking('studio', '2026-11-09', 8), booking('studio', '2026-11-09', 5), booking('others', '2026-11-09', 3)]
  expect(loadOf([studio], bookings, weeks).map(({ booked }) => booked)).toEqual([13, 0])
  expect(freeOf(studio, 'copy', bookings, whole).map(({ hours }) => hours)).toEqual([0, 10])
})

test('who can take it whole comes before who cannot, and who does not declare the skill does not come', () => {
  const teams = [team('full', { copy: 5 }), team('none', { motion: 90 }), team('free', { copy: 40 })]
  const bookings = weeks.map((week) => booking('full', week, 4))
  expect(roomFor({ skill: 'copy', hours: 12 }, teams, bookings, whole)).toEqual([
    { team: 'free', free: 80, missing: 0 },
    { team: 'full', free: 2, missing: 10 },
  ])
})

test('hours are booked as far as there is room, the earliest first, and not one more', () => {
  const free = fc.array(fc.record({ week: fc.constant('w'), hours: fc.integer({ min: 0, max: 40 }) }), { maxLength: 8 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), free, (hours, room) => {
      const there = room.reduce((sum, week) => sum + week.hours, 0)
      const plan = book(hours, room)
      expect(plan.weeks.reduce((sum, week) => sum + week.hours, 0)).toBe(Math.min(hours, there))
      expect(plan.missing).toBe(Math.max(0, hours - there))
    }),
  )
})

test('the load of a team below five people is not shown', () => {
  expect([4, 5].map((people) => loadIsShown({ people }))).toEqual([false, true])
})
