import { expect, test } from 'vitest'
import type { Rights } from './rights.ts'
import { notCoveredFor, uncoveredFor, type UsePeriod } from './use-period.ts'

const rights: Rights = {
  territories: ['DE', 'SE'],
  media: ['web'],
  from: '2026-01-01',
  until: '2026-12-31',
  consent: { persons: 'Ann Example', state: 'given', until: '2026-06-30' },
}
const use: UsePeriod = { territories: ['DE'], media: ['web'], from: '2026-02-01', until: '2026-03-01' }
const says = (change: Partial<UsePeriod>) => uncoveredFor(rights, { ...use, ...change }).map(({ term, because }) => `${term}: ${because}`)

test.each<[string, Partial<UsePeriod>, string[]]>([
  ['what lies within them', {}, []],
  ['a country beside', { territories: ['DE', 'FR'] }, ['territories: may be used in DE, SE, not in FR']],
  ['two media beside', { media: ['web', 'email', 'display'] }, ['media: may be used on web pages, not in e-mail, in banners']],
  ['a day before', { from: '2025-12-31' }, ['days: has no rights before 2026-01-01']],
  ['an end after the consent', { until: '2026-07-01' }, ['consent: has no consent of Ann Example after 2026-06-30']],
  [
    'all of it',
    { territories: ['FR'], media: ['email'], until: '2027-01-01' },
    [
      'days: has no rights after 2026-12-31',
      'consent: has no consent of Ann Example after 2026-06-30',
      'media: may be used on web pages, not in e-mail',
      'territories: may be used in DE, SE, not in FR',
    ],
  ],
])('rights tell each thing that they do not cover: %s', (_, change, because) => expect(says(change)).toEqual(because))

test('what has no rights attached is covered; one sentence tells the first thing that is not', () => {
  expect(uncoveredFor(undefined, use)).toEqual([])
  expect(notCoveredFor(rights, { ...use, media: ['email'], territories: ['FR'] })).toBe('may be used on web pages, not in e-mail')
})
