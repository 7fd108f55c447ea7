import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { announcerWith, quietFor } from './announce.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('at most one sentence in ten seconds, and the last one wins', () => {
  const said: string[] = []
  const announcer = announcerWith((sentence) => said.push(sentence))
  announcer.say('1 waits')
  announcer.say('2 wait')
  announcer.say('3 wait')
  expect(said).toEqual(['1 waits'])
  vi.advanceTimersByTime(quietFor)
  expect(said).toEqual(['1 waits', '3 wait'])
  vi.advanceTimersByTime(10 * quietFor)
  expect(said).toHaveLength(2)
})
