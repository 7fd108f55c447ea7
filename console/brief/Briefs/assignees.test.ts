import { expect, test } from 'vitest'
import { formatterFor } from '../../format/formatter.ts'
import { assigneesFor } from './assignees.ts'

const format = formatterFor({ language: 'en-GB', currency: 'EUR', zone: 'Europe/Berlin' })
const person = (id: string, name: string, team: string | undefined, skills: string[]) =>
  ({ id, name, kind: 'person', state: 'active', roles: [], skills, ...(team && { team }) }) as never
const load = (team: string, skill: string, left: number, booked: number, week = '2026-11-30') => ({
  team,
  skill,
  week,
  there: 90,
  left,
  booked,
  briefs: [],
  more: 0,
})
const capacity = {
  teams: [
    { id: 'studio', name: 'Studio', people: 14, shown: true },
    { id: 'rules', name: 'Engine', people: 6, shown: true },
    { id: 'two', name: 'Two of us', people: 2, shown: false },
  ],
  weeks: ['2026-11-30', '2026-12-07'],
  loads: [load('studio', 'copy', 54, 12), load('studio', 'copy', 90, 0, '2026-12-07'), load('rules', 'rules', 80, 90)],
}

test('whom a brief may be given to, who declares its skill first, with the skill and the hours that their team has free this week', () => {
  const everybody = [
    person('t', 'Tomas', 'studio', ['copy']),
    person('a', 'Aiko', 'rules', ['rules']),
    person('j', 'Jonna', 'studio', ['design']),
    person('s', 'Sander', 'two', ['copy']),
    person('n', 'Nobody’s', undefined, ['copy']),
    { ...(person('g', 'Gone', 'studio', ['copy']) as object), state: 'gone' } as never,
  ]
  expect(assigneesFor({ skill: 'copy' }, everybody, capacity, format)).toEqual([
    { value: 's', label: 'Sander', note: 'declares copy; Two of us: hours of fewer than five people are not told' },
    { value: 't', label: 'Tomas', note: 'declares copy; Studio: 42 h free this week for copy' },
    { value: 'a', label: 'Aiko', note: 'has not declared copy; Engine does no copy' },
    { value: 'j', label: 'Jonna', note: 'has not declared copy; Studio: 42 h free this week for copy' },
  ])
  // What is over-booked is free of nothing, and before the hours are known only the skill is said.
  expect(assigneesFor({ skill: 'rules' }, everybody.slice(1, 2), capacity, format)[0]?.note).toBe(
    'declares rules; Engine: 0 h free this week for rules',
  )
  expect(assigneesFor({ skill: 'rules' }, everybody.slice(1, 2), undefined, format)[0]?.note).toBe('declares rules')
})
