import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { rowsOf } from '../server/store/database.ts'
import { openEngine } from '../server/found.ts'
import { testEngine } from './engine.ts'

const goal = { metric: 'clickRate', counterMetric: 'returnRate' } as const
const due = '2099-12-01T12:00:00Z'

it('clears content and made-up people, asks for the name first, and keeps the journal', async () => {
  await using on = await testEngine()
  await on.does('maren', 'brief.open', { title: 'To be cleared', goal, placements: ['home-hero'], due })
  for (const operation of ['demo.preview', 'demo.reset'] as const) {
    expect(await on.refuses('maren', operation, operation === 'demo.reset' ? { confirm: 'Lindmoor Trail' } : {})).toMatchObject({
      code: 'wrongState',
      message: expect.stringContaining('still being opened') as string,
    })
  }
  await openEngine(on.db, on.founded.engine, on.clock())
  expect(await on.refuses('maren', 'demo.reset', { confirm: 'something' })).toMatchObject({ code: 'invalidInput', where: [{ path: 'confirm' }] })
  expect(await on.refuses('tomas', 'demo.reset', { confirm: 'Lindmoor Trail' })).toMatchObject({ code: 'forbidden' })
  expect(await on.does('maren', 'demo.reset', { confirm: 'Lindmoor Trail', name: 'Own brand' })).toMatchObject({ sample: false, name: 'Own brand' })
  expect((await on.does('maren', 'brief.list', {})).total).toBe(0)
  const { items } = await on.does('maren', 'person.list', { kind: 'person' })
  expect(items.filter(({ state }) => state === 'active').map(({ name }) => name)).toEqual(['Maren Lund'])
  await on.sealer.settle(on.founded.engine)
  expect((await on.does('maren', 'journal.list', {})).items.map(({ verb }) => verb)).toContain('brief.opened')
  expect((await on.does('maren', 'journal.verify', {})).holds).toBe(true)
  expect(await on.refuses('maren', 'demo.reset', { confirm: 'Own brand' })).toMatchObject({ code: 'wrongState' })
  expect(await on.refuses('maren', 'demo.preview', {})).toMatchObject({ code: 'wrongState' })
})

it('takes nothing where nobody knows when the engine was opened', async () => {
  await using on = await testEngine()
  await on.does('maren', 'brief.open', { title: 'Of whom?', goal, placements: ['home-hero'], due })
  await openEngine(on.db, on.founded.engine, on.clock())
  await rowsOf(on.db, sql`update engine set body = body - 'openedAt'`)
  expect(await on.refuses('maren', 'demo.reset', { confirm: 'Lindmoor Trail' })).toMatchObject({ code: 'wrongState' })
  expect((await on.does('maren', 'brief.list', {})).total).toBe(1)
})
