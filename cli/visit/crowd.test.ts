import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sendCrowd, type Wire } from './crowd.ts'
import { worldOf } from './world.ts'

interface Sent {
  type: string
  messageId: string
  userId: string
  event?: string
  timestamp: string
}

/** Keeps events as the log does: one of an id within a day. */
const logging = (): { wire: Wire; kept: Map<string, Sent> } => {
  const kept = new Map<string, Sent>()
  return {
    kept,
    wire: {
      knows: async (visitor) => [...kept.values()].some(({ type, userId }) => type === 'identify' && userId === visitor),
      decide: async () => ({ receipt: 'r', branch: 'fallback' }),
      send: async (events) => {
        for (const event of events as Sent[]) kept.set(`${event.timestamp.slice(0, 10)} ${event.messageId}`, event)
      },
    },
  }
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'setTimeout'], shouldAdvanceTime: true, advanceTimeDelta: 100 }))
afterEach(() => void vi.useRealTimers())

test('whoever comes again with the same seed on another day is not introduced again: an order of before counts once', async () => {
  const { wire, kept } = logging()
  const world = worldOf('w', new Map(), undefined)
  const visit = (day: string) => {
    vi.setSystemTime(`${day}T12:00:00Z`)
    return sendCrowd(wire, {
      world,
      placement: 'home-hero',
      visitors: 100,
      seed: '5',
      atOnce: 4,
      progress: () => undefined,
      signal: new AbortController().signal,
    })
  }
  const before = () => [...kept.values()].filter(({ messageId }) => / order \d$/.test(messageId)).length
  const first = await visit('2026-11-02')
  const orders = before()
  expect(orders).toBeGreaterThan(10)
  const again = await visit('2026-11-05')
  expect(before()).toBe(orders)
  expect(again).toMatchObject({ known: first.known, marketing: first.marketing, customers: first.customers })
})
