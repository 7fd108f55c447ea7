import { expect, test } from 'vitest'
import { briefsTitle, isLate } from './briefTitle.ts'

const now = Date.parse('2026-11-12T14:10:00Z')
const [past, ahead] = ['2026-11-11T00:00:00Z', '2026-11-20T00:00:00Z']

test.each([
  [[], 'No brief is open.'],
  [[{ state: 'open', due: ahead }], '1 open, all within their dates.'],
  [
    [
      { state: 'open', due: past },
      { state: 'assigned', due: ahead },
    ],
    '2 open, 1 past its date.',
  ],
  [
    [
      { state: 'inReview', due: past },
      { state: 'open', due: past },
    ],
    '2 open, 2 past their dates.',
  ],
  [[{ state: 'proposed', due: ahead }], 'No brief is open. 1 proposed, taken by nobody yet.'],
  [
    [
      { state: 'closed', due: past },
      { state: 'live', due: past },
    ],
    'No brief is open.',
  ],
])('%j: %s', (briefs, title) => expect(briefsTitle(briefs, now, String)).toBe(title))

test('what is live or closed is never late', () => {
  expect(['proposed', 'open', 'assigned', 'inReview', 'live', 'closed'].filter((state) => isLate({ state, due: past }, now))).toEqual([
    'open',
    'assigned',
    'inReview',
  ])
})
