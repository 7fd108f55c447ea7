import { expect, onTestFinished, test, vi } from 'vitest'
import { type Thread, threadAt, type ThreadSettings } from './thread.ts'

const started = (more: Partial<ThreadSettings> = {}): Thread<string, number> => {
  const thread = threadAt<string, number>(new URL('thread.fixture.ts', import.meta.url), { name: 'trying', ...more })
  onTestFinished(thread.stop)
  return thread
}

test('one thread answers all, and what went wrong comes to who asked', async () => {
  const thread = started()
  const [one, wrong, other] = await Promise.allSettled([thread.ask('a'), thread.ask('wrong'), thread.ask('b')])
  expect(wrong).toMatchObject({ reason: { message: expect.stringContaining('nobody knows') } })
  expect(one).toMatchObject({ status: 'fulfilled' })
  expect(other).toEqual(one)
})

test('who waits for a thread that falls is told, and the next question starts another', async () => {
  const thread = started()
  const first = await thread.ask('a')
  await expect(thread.ask('fall')).rejects.toThrow('the trying thread ended')
  expect(await thread.ask('a')).not.toBe(first)
})

test('a thread that nobody asks goes to rest, and answers again', async () => {
  const thread = started({ restsAfterMs: 1 })
  const first = await thread.ask('a')
  await vi.waitFor(async () => expect(await thread.ask('a')).not.toBe(first), { timeout: 20_000, interval: 200 })
})

test('what cannot be sent comes back to who asked, and keeps no thread from its rest', async () => {
  const thread = started({ restsAfterMs: 1 })
  await expect(thread.ask((() => {}) as never)).rejects.toThrow('could not be cloned')
  const first = await thread.ask('a')
  await vi.waitFor(async () => expect(await thread.ask('a')).not.toBe(first), { timeout: 20_000, interval: 200 })
})

test('a thread that was stopped refuses', async () => {
  const thread = started()
  await thread.ask('a')
  await thread.stop()
  await expect(thread.ask('a')).rejects.toThrow('the trying thread was stopped')
})
