import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { testEngine, type TestEngine } from '../../test/engine.ts'
import { rowsOf } from './database.ts'
import { migrate } from './migrate.ts'

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

test('who brings a database forward that holds something is told of each step, and of none that is done', async () => {
  const said: string[] = []
  const again = '0048-words-alone.sql'
  await sql`delete from migration where name = ${again}`.execute(on.db)
  expect(await migrate(on.db, (sentence) => said.push(sentence))).toEqual({ applied: [again] })
  expect(said).toEqual([expect.stringContaining('1 of 1: 0048-words-alone.')])
  expect(await migrate(on.db, (sentence) => said.push(sentence))).toEqual({ applied: [] })
  expect(said).toHaveLength(1)
})
