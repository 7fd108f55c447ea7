import { expect, test } from 'vitest'
import type { Station } from '../kit/loop/station.ts'
import { entryAt, screensOf, type ScreenEntry } from './place.ts'
import { stationsFrom } from './stations.ts'
import { queueNews } from './useQueueNews.ts'

const entries: readonly ScreenEntry[] = [
  { path: '/', label: 'Overview' },
  { path: '/briefs', label: 'Briefs', stage: 'brief' },
  { path: '/briefs/capacity', label: 'Capacity', stage: 'brief' },
  { path: '/library', label: 'Library', steward: true, holds: '/assets' },
  { path: '/journal', label: 'Journal', steward: true },
]

test.each([
  ['/', 'Overview'],
  ['/briefs', 'Briefs'],
  ['/briefs/brf_1', 'Briefs'],
  ['/briefs/capacity', 'Capacity'],
  ['/assets/rain-on-granite', 'Library'],
  ['/briefsome', undefined],
  ['/nowhere', undefined],
])('%s belongs to %s', (path, label) => expect(entryAt(entries, path)?.label).toBe(label))

test('a stage unfolds its screens, with what lies on them', () => {
  expect(screensOf(entries, 'brief', { '/briefs': '7' })).toEqual([
    { label: 'Briefs', href: '/briefs', figure: '7' },
    { label: 'Capacity', href: '/briefs/capacity', figure: undefined },
  ])
  expect(screensOf(entries, 'flow', {})).toEqual([])
})

const told = {
  stage: 'brief',
  figure: '3',
  sentence: '3 open',
  inHand: 3,
  waiting: 1,
  late: 0,
  queues: [],
  traffic: false,
  unlit: false,
  next: { to: 'create', ms: 3_600_000, n: 4 },
} as const

test('a station leads to the first screen of its stage, and says its time', () => {
  const [brief, create] = stationsFrom(
    [told, { ...told, stage: 'create' }] as unknown as Parameters<typeof stationsFrom>[0],
    entries,
    (ms) => `${ms / 3_600_000} h`,
  )
  expect(brief).toMatchObject({ href: '/briefs', next: '1 h', waiting: 1 })
  expect(create?.href).toBe('/')
})

test('only a queue that moved is news, and never the first look', () => {
  const at = (waiting: number, unlit = false): Station => ({
    stage: 'approve',
    figure: '',
    sentence: `${waiting} wait`,
    waiting,
    late: 0,
    unlit,
    href: '/',
  })
  expect(queueNews([at(2)], [at(3)])).toBe('Approve: 3 wait')
  expect(queueNews([at(3)], [at(3)])).toBeNull()
  expect(queueNews([at(0, true)], [at(3)])).toBeNull()
})
