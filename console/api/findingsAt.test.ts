import { expect, test } from 'vitest'
import { refuse } from '../../engine/kernel/refusal.ts'
import { findingsAt, standsAt } from './findingsAt.ts'

const past = refuse('invalidInput', 'The due date has passed.', {
  where: [{ path: 'due', problem: 'in the past' }],
  remedy: 'Choose a date to come.',
})
const two = refuse('invalidInput', 'The input does not fit in 2 places.', {
  where: [
    { path: 'title', problem: 'Fill this in.' },
    { path: 'slots.0.kind', problem: 'nothing of this kind', hint: 'Did you mean image?' },
  ],
})
const marked = refuse('invalidExpression', 'No such attribute.', { where: [{ path: 'when', line: 1, column: 4, problem: 'unknown' }] })

test.each([
  [past, 'due', ['In the past. Choose a date to come.']],
  [past, 'title', []],
  [two, 'title', ['Fill this in.']],
  [two, 'slots', ['Nothing of this kind. Did you mean image?']],
  [new Error('cut off'), 'due', []],
])('%#: a field is told what is wrong there and what to do, in sentences', (problem, field, said) =>
  expect(findingsAt(problem, field).map(({ sentence }) => sentence)).toEqual(said),
)

test.each([
  [past, ['title', 'due'], true],
  [past, ['title'], false],
  [two, ['title', 'slots'], true],
  [two, ['title'], false],
  // What lies at a character is shown under it as well.
  [marked, ['when'], false],
  [refuse('busy', 'Busy.'), ['title'], false],
])('%#: all of it stands at fields, or not', (refusal, fields, all) => expect(standsAt(refusal, fields)).toBe(all))
