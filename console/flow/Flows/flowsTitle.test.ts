import { expect, test } from 'vitest'
import { flowsTitle } from './flowsTitle.ts'

const flow = (done: number, refused: number, steps = done) => ({ done, steps, refused })

test.each([
  [[flow(0, 0), flow(0, 0)], '2 flows stand ready. Nothing has woken one yet: open a brief, or send traffic.'],
  [[flow(0, 0), flow(1, 0, 3)], '2 flows stand; they answered 1 entry in 3 steps, and none was refused.'],
  [[flow(0, 1), flow(0, 0)], '2 flows stand; they answered 0 entries in 0 steps, and one was refused.'],
])('%j: %s', (flows, title) => expect(flowsTitle(flows, String)).toBe(title))
