import { expect, test } from 'vitest'
import { dueOf } from './due-of.ts'

test.each([
  ['in a week where no day is named', undefined, '2026-11-27T10:00:00.000Z'],
  ['on its last day', '2026-12-20', '2026-12-20T12:00:00.000Z'],
  ['before a week is over where it runs out sooner', '2026-11-23', '2026-11-23T12:00:00.000Z'],
  ['tomorrow where that is over', '2026-11-18', '2026-11-21T10:00:00.000Z'],
])('what answers a signal is due %s', (_, until, due) => expect(dueOf({ until }, new Date('2026-11-20T10:00:00Z'))).toBe(due))
