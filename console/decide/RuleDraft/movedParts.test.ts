import { expect, test } from 'vitest'
import { movedParts } from './movedParts.ts'

const none = { decisions: 0, people: 0 }

test('who is held out is shown nothing, and no part is told twice', () => {
  expect(movedParts({ otherwise: 338, gained: none, lost: none, heldOut: 338, letIn: 0 }, String)).toEqual(['338 are shown nothing: held out'])
  expect(movedParts({ otherwise: 10, gained: none, lost: { decisions: 2, people: 1 }, heldOut: 1, letIn: 3 }, String)).toEqual([
    '2 are no longer eligible (1 person)',
    '1 is shown nothing: held out',
    '3 are held out no longer, and shown something',
    '4 are shown something else',
  ])
})
