import { expect, test } from 'vitest'
import { freeSaid, joined, linesOf, type Capacity, type Load, type Waiting } from './capacity.ts'
import { capacityTitle } from './capacityTitle.ts'

const format = { count: String, day: (when: Date | string | number) => String(when).slice(0, 10) }
const teams = [
  { id: 'studio', name: 'Studio', people: 14, shown: true },
  { id: 'few', name: 'Few', people: 4, shown: false },
  { id: 'claims', name: 'Compliance', people: 5, shown: true },
]
const load = (team: string, skill: string, booked: number, week = '2026-11-09'): Load => ({
  team,
  skill,
  week,
  there: 30,
  left: 30,
  booked,
  briefs: [],
  more: 0,
})
const asked = (...fits: boolean[]): Waiting => ({
  id: 'brf_1',
  version: 1,
  title: 'A rain headline',
  skill: 'copy',
  hours: 8,
  due: '2026-11-20T12:00:00Z',
  teams: fits.map((one) => ({ team: 'studio', fits: one })),
})
const waiting = (...items: Waiting[]) => ({ items, total: items.length })

test.each([
  [waiting(), [], 'Every open brief has somebody.'],
  [waiting(asked(true)), [], 'One brief waits for somebody, and there are hours for it.'],
  [waiting(asked(false, false)), [], 'One brief waits for somebody, and nobody has the hours.'],
  [waiting(asked(false, true), asked(true)), [], '2 briefs wait for somebody, and there are hours for each.'],
  [waiting(asked(true), asked()), [], '2 briefs wait for somebody. There are hours for 1.'],
  [{ items: [asked(true), asked()], total: 90 }, [], '90 briefs wait for somebody. There are hours for 1 of the 2 due first.'],
  [waiting(asked(), asked()), [], '2 briefs wait for somebody, and nobody has the hours.'],
  [waiting(), [load('claims', 'claims', 33)], 'Every open brief has somebody. Claims is over-booked in the week of 2026-11-09.'],
  [waiting(asked(true), asked()), [load('claims', 'claims', 33)], '2 briefs wait for somebody. Claims is over-booked in the week of 2026-11-09.'],
  [waiting(), [load('claims', 'claims', 33), load('studio', 'copy', 31)], 'Every open brief has somebody. 2 weeks of a skill are over-booked.'],
])('%j with %j', (open, loads, title) => expect(capacityTitle({ teams, loads, waiting: open }, format)).toBe(title))

test('without a team nobody can take anything', () =>
  expect(capacityTitle({ teams: [], loads: [], waiting: waiting(asked()) }, format)).toBe('No team has said what hours it has.'))

test('what is over-booked stands on top, and a team of few keeps its hours to itself', () => {
  const lines = linesOf({ teams, loads: [load('studio', 'copy', 4), load('claims', 'rights', 2), load('claims', 'claims', 33)] })
  expect(lines.map(({ name }) => name)).toEqual(['Compliance', 'Studio', 'Few'])
  expect(lines[0]?.lines.map(({ skill, over }) => [skill, over])).toEqual([
    ['claims', true],
    ['rights', false],
  ])
  expect(lines[2]).toMatchObject({ shown: false, lines: [] })
})

test('hours that are not counted to the date say to which day they are', () => {
  const room = { team: 'studio', fits: true, free: 2322 }
  expect(freeSaid('Studio', room, undefined, format)).toBe('Studio: 2322 h free')
  expect(freeSaid('Studio', room, '2027-05-30', format)).toBe('Studio: 2322 h free to 2027-05-30')
})

test('pages of what waits are one list, and the last of them knows whether there are more', () => {
  const page = (next: string | undefined, ...items: Waiting[]): Capacity => ({
    teams,
    weeks: [],
    loads: [],
    waiting: { items, total: 3, ...(next && { next }) },
  })
  expect(joined([page('b', asked(true), asked(false)), page(undefined, asked())]).waiting).toEqual({
    items: [asked(true), asked(false), asked()],
    total: 3,
  })
  expect(joined([page('b', asked(true))]).waiting.next).toBe('b')
})
