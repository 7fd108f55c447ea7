import { expect, test } from 'vitest'
import { dragTitle } from './dragTitle.ts'

const say = { duration: (ms: number) => `${ms / 3_600_000} h`, count: String }
const hour = 3_600_000

test.each([
  [5 * hour, [2, 0], 'Of 5 h of waiting, 5 h went to approval.'],
  [0, [], 'Nothing waited in this window.'],
  [0, [0], 'Nothing waited in this window.'],
  // A Sunday: two lie in a queue, and no working hour has passed.
  [0, [2, 0], '2 wait, and no working hour has passed since.'],
  [0, [1], 'One waits, and no working hour has passed since.'],
])('%i ms, standing %j: %s', (ms, standing, title) =>
  expect(dragTitle({ ms, causes: [{ cause: 'approval', ms }], held: standing.map((now) => ({ now })) }, say)).toBe(title),
)
