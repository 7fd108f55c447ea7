import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { toldUpTo } from './learned.ts'

const sent = { known: 0, marketing: 0, customers: 0, decisions: 120, exposures: 100, clicks: 30, orders: 5 }
const told = (trials: number, successes: number, [laterTrials, laterSuccesses] = [trials, successes]) => ({
  upTo: [
    { campaign: 'a', trials, successes },
    { campaign: 'b', trials: laterTrials, successes: laterSuccesses },
    { campaign: 'ended', trials: 3, successes: 0 },
  ],
  items: [{ event: 'click' }],
  unknown: [],
})

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** What it ends with, each look answering the next of these and the last for good. */
const lookedAt = async (before: ReturnType<typeof told>, ...answers: ReturnType<typeof told>[]) => {
  let looks = 0
  const ends = toldUpTo(async () => answers[Math.min(looks++, answers.length - 1)]!, ['a', 'b'], before, sent)
  await vi.runAllTimersAsync()
  return { told: await ends, looks }
}

test('what is told is taken once it rests on all that was sent, the clicks too, in every campaign that is live, and not a moment before', async () => {
  const whole = told(1_100, 130)
  expect(await lookedAt(told(1_000, 100), told(1_060, 110), told(1_100, 110), told(1_100, 130, [1_060, 110]), whole)).toEqual({
    told: whole,
    looks: 4,
  })
})

test('what never comes is not waited for without end', async () => {
  const { told: last, looks } = await lookedAt(told(1_000, 100), told(1_099, 130))
  expect(last).toEqual(told(1_099, 130))
  expect(looks).toBe(41)
})
