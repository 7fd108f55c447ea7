import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { rowsOf } from '../server/store/database.ts'
import { testEngine } from './engine.ts'

it('the journal calls a component in the engine’s own language', async () => {
  await using on = await testEngine()
  const { id } = await on.does('tomas', 'component.add', {
    kind: 'headline',
    fields: { en: { text: 'Dry all the way home' }, de: { text: 'Trocken bis nach Hause' } },
  })
  const called = async () => (await on.does('maren', 'journal.list', { object: { type: 'component', id } })).names[id]
  expect(await called()).toBe('Dry all the way home')
  await rowsOf(on.db, sql`update engine set body = jsonb_set(body, '{locale}', '"de"')`)
  expect(await called()).toBe('Trocken bis nach Hause')
})
