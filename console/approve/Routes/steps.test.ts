import { expect, test } from 'vitest'
import { Step } from '../../../engine/approve/route.ts'
import { mayJudge, medianOf, movedUp, readSteps, sayWait, typeSteps, waitsAt } from './steps.ts'

test.each([
  [[{ role: 'complianceReviewer', label: ' claims ', hours: '24' }], [{ role: 'complianceReviewer', label: 'claims', withinHours: 24 }]],
  [[{ role: 'creativeSteward', label: 'brand', hours: '0,5' }], [{ role: 'creativeSteward', label: 'brand', withinHours: 0.5 }]],
  [[], []],
  [[{ role: 'complianceReviewer', label: '', hours: '24' }], undefined],
  [[{ role: 'complianceReviewer', label: 'claims', hours: 'soon' }], undefined],
  [[{ role: 'complianceReviewer', label: 'claims', hours: '0' }], undefined],
] as const)('%j', (typed, steps) => expect(readSteps(typed)).toEqual(steps))

test('what is typed is read again, and a step moves before the one above it', () => {
  const steps = [
    { role: 'creativeSteward', label: 'brand', withinHours: 48 },
    { role: 'complianceReviewer', label: 'claims', withinHours: 24 },
  ] as const
  expect(readSteps(typeSteps(steps))).toEqual(steps)
  expect(movedUp(typeSteps(steps), 1).map(({ label }) => label)).toEqual(['claims', 'brand'])
})

test('every role that the engine asks for a yes can be picked', () => expect([...mayJudge].sort()).toEqual([...Step.shape.role.options].sort()))

test.each([
  [[], undefined],
  [[4], 4],
  [[1, 2, 9], 2],
  [[1, 2, 4, 9], 3],
])('the median of %j is %s', (sorted, median) => expect(medianOf(sorted)).toBe(median))

test('a step is waited for from the yes before it', () => {
  const one = {
    route: { key: 'r' },
    requestedAt: '2026-11-01T08:00:00Z',
    verdicts: [
      { step: 0, at: '2026-11-01T09:00:00Z' },
      { step: 1, at: '2026-11-01T12:00:00Z' },
    ],
  }
  const other = { ...one, route: { key: 'other' } }
  const approvals = [one, other] as unknown as Parameters<typeof waitsAt>[0]
  expect([waitsAt(approvals, 'r', 0), waitsAt(approvals, 'r', 1), waitsAt(approvals, 'r', 2)]).toEqual([[3_600_000], [10_800_000], []])
})

test.each([
  [21, 'under a minute'],
  [59_999, 'under a minute'],
  [60_000, '60000 ms'],
])('a wait of %i ms: %s', (ms, said) => expect(sayWait(ms, (length) => `${length} ms`)).toBe(said))
