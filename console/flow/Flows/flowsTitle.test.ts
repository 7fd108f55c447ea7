import { expect, test } from 'vitest'
import { flowsTitle } from './flowsTitle.ts'

const flow = (done: number, refused: number) => ({ done, refused })

test.each([
  [[flow(0, 0), flow(0, 0)], '2 flows stand ready. Nothing has woken one yet: open a brief, or send traffic.'],
  [[flow(0, 0), flow(1, 0)], '2 flows stand; they did one step, and none was refused.'],
  [[flow(0, 1), flow(0, 0)], '2 flows stand; they did 0 steps, and one was refused.'],
])('%j: %s', (flows, title) => expect(flowsTitle(flows, String)).toBe(title))
