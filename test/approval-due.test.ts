import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { dueOf } from '../engine/approve/judging.ts'
import type { Step } from '../engine/approve/route.ts'
import { workingClock } from '../engine/kernel/clock.ts'
import { rowsOf } from '../server/store/database.ts'
import { testEngine } from './engine.ts'

it('what waited when steps began to count working hours is due by these too', async () => {
  await using on = await testEngine()
  const zone = 'Europe/Berlin'
  const working = workingClock(zone)
  const begun = [
    '2026-11-06T15:30:00.250Z',
    '2026-11-07T12:00:00.000Z',
    '2026-10-23T14:00:00.000Z',
    '2026-11-03T03:00:00.000Z',
    '2026-11-04T16:00:00.000Z',
  ]
  const waiting = begun.flatMap((since, row) =>
    [1, 8, 1.5, 24, 240].map((withinHours, column) => ({ id: `apv_${row}${column}`, since, step: { label: 'Yes', withinHours } as Step })),
  )
  const kept = { ...waiting[0]!, id: 'apv_kept' }
  for (const { id, since, step } of [...waiting, kept]) {
    const body = {
      id,
      version: 1,
      steps: [{ label: 'Before', withinHours: 3 }, step],
      at: 1,
      since,
      due: id === kept.id ? dueOf(step, since, working) : since,
      state: 'waiting',
    }
    await rowsOf(on.db, sql`insert into approval (engine, id, version, body) values (${on.founded.engine}, ${id}, 1, ${JSON.stringify(body)}::jsonb)`)
  }
  await rowsOf(
    on.db,
    sql`insert into approval (engine, id, version, body) values (${on.founded.engine}, 'apv_over', 1, '{"state": "approved", "steps": [], "at": 0}')`,
  )
  await sql.raw(await readFile(new URL('../server/store/migrations/0027-waiting-approvals-due.sql', import.meta.url), 'utf8')).execute(on.db)
  const told = await rowsOf(
    on.db,
    sql<{ id: string; version: number; due: string | null }>`select id, version, body ->> 'due' as due from approval order by id`,
  )
  expect(told).toEqual(
    [
      ...waiting.map(({ id, since, step }) => ({ id, version: 2, due: dueOf(step, since, working) })),
      { id: kept.id, version: 1, due: dueOf(kept.step, kept.since, working) },
      { id: 'apv_over', version: 1, due: null },
    ].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  )
})
