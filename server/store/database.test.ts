import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { testEngine, type TestEngine } from '../../test/engine.ts'
import { rowsOf } from './database.ts'

let on: TestEngine
beforeAll(async () => {
  on = await testEngine()
})
afterAll(() => on.stop())

/** The processes of the database that answered a handful of statements at once. */
const backends = async (): Promise<number[]> => {
  const asked = Array.from({ length: 4 }, () => rowsOf(on.db, sql<{ pid: number }>`select pg_backend_pid() as pid, pg_sleep(0.05)`))
  return [...new Set((await Promise.all(asked)).flatMap((rows) => rows.map(({ pid }) => pid)))].sort()
}

test('who comes back after a pause finds the connections that were opened before', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const before = await backends()
    await vi.advanceTimersByTimeAsync(120_000)
    expect(before.length).toBeGreaterThan(1)
    expect(await backends()).toEqual(before)
  } finally {
    vi.useRealTimers()
  }
})
