import { expect, test } from 'vitest'
import { barOf, lateFirst, placeIn, windowOf } from './timeline.ts'

const window = windowOf('2026-11-09', 2)
const now = Date.parse('2026-11-16T00:00:00Z')
const brief = (openedAt: string, due: string, state = 'assigned') => ({ openedAt: `${openedAt}T00:00:00Z`, due: `${due}T00:00:00Z`, state })

test('two weeks are fourteen days wide', () => {
  expect(placeIn(window, Date.parse('2026-11-09T00:00:00Z'))).toBe(0)
  expect(placeIn(window, now)).toBe(0.5)
  expect(placeIn(window, Date.parse('2026-11-23T00:00:00Z'))).toBe(1)
})

test('a bar runs from the opening to the date, paler where it lies ahead', () => {
  const { gone, ahead, late, due } = barOf(brief('2026-11-09', '2026-11-23'), window, now)
  expect([gone, ahead, late, due]).toEqual([{ left: 0, width: 0.5 }, { left: 0.5, width: 0.5 }, undefined, 1])
})

test('what is late goes on beyond its date; what is live or closed does not', () => {
  const dates = ['2026-11-09', '2026-11-09'] as const
  expect(barOf(brief(...dates), window, now)).toMatchObject({ gone: undefined, ahead: undefined, late: { left: 0, width: 0.5 }, due: 0 })
  expect(barOf(brief(...dates, 'live'), window, now).late).toBeUndefined()
})

test('what lies outside of the picture is not drawn, and what reaches into it is cut at its edge', () => {
  expect(barOf(brief('2026-10-01', '2026-10-20', 'live'), window, now)).toEqual({
    gone: undefined,
    ahead: undefined,
    late: undefined,
    due: undefined,
  })
  expect(barOf(brief('2026-10-01', '2027-01-01'), window, now)).toMatchObject({ gone: { left: 0, width: 0.5 }, ahead: { left: 0.5, width: 0.5 } })
})

test('late ones first, then by date', () => {
  const briefs = [brief('2026-11-01', '2026-11-30'), brief('2026-11-01', '2026-11-02', 'live'), brief('2026-11-01', '2026-11-10')]
  expect(lateFirst(briefs, now).map(({ due }) => due.slice(0, 10))).toEqual(['2026-11-10', '2026-11-02', '2026-11-30'])
})
