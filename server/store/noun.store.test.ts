import { afterAll, beforeAll, expect, it } from 'vitest'
import { Entity, noun } from '../../engine/kernel/noun.ts'
import { calledBy } from '../../engine/kernel/reader.ts'
import { z } from 'zod'
import { sql } from 'kysely'
import { testEngine, type TestEngine } from '../../test/engine.ts'
import { listThings, putThing } from './noun.store.ts'

const Thing = Entity.extend({ state: z.string(), due: z.string() })
const thing = noun('thing', 'thg', Thing, ['state', 'due'])

let on: TestEngine
beforeAll(async () => {
  on = await testEngine()
  await sql`select noun_table('thing', array['state', 'due'])`.execute(on.db)
  const things = ['closed 1', 'open 4', 'closed 2', 'open 3', 'live 5', 'open 3', 'closed 6']
  for (const [n, told] of things.entries()) {
    const [state = '', due = ''] = told.split(' ')
    await putThing({ db: on.db, engine: on.founded.engine }, { act: 'put', noun: thing, value: { id: `thg_${n}`, version: 1, state, due } } as never)
  }
})
afterAll(() => on.stop())

const paged = async (limit: number, descending: boolean, first?: { state: readonly string[] | string }, where = {}) => {
  const told: string[] = []
  let after: string | undefined
  do {
    const page = await listThings(
      { db: on.db, engine: on.founded.engine },
      thing,
      where,
      { limit, ...(after !== undefined && { after }) },
      {
        by: 'due',
        descending,
        ...(first && { first }),
      },
    )
    told.push(...page.items.map(({ state, due, id }) => `${state} ${due} ${id}`))
    after = page.next
  } while (after !== undefined)
  return told.map((one) => one.replace(/ thg.*/, '')).join(', ')
}

it.each([1, 2, 3, 4, 5, 7, 50])('in pages of %d what comes first comes first, and each thing once', async (limit) => {
  expect(await paged(limit, false, { state: ['open', 'live'] })).toBe('open 3, open 3, open 4, live 5, closed 1, closed 2, closed 6')
  expect(await paged(limit, true, { state: 'open' })).toBe('open 4, open 3, open 3, closed 6, live 5, closed 2, closed 1')
  expect(await paged(limit, false)).toBe('closed 1, closed 2, open 3, open 3, open 4, live 5, closed 6')
  expect(await paged(limit, false, { state: 'open' }, { state: 'closed' })).toBe('closed 1, closed 2, closed 6')
})

it('by words of what it is called each thing is found, however old, in any order and case; signs that a pattern is made of are none', async () => {
  const called = async (words: string) => paged(50, false, undefined, { state: calledBy(words) })
  expect(await called('OPE')).toBe('open 3, open 3, open 4')
  expect(await called('losed-c')).toBe('closed 1, closed 2, closed 6')
  expect(await called('e, o')).toBe('closed 1, closed 2, open 3, open 3, open 4, closed 6')
  expect(await paged(50, false, undefined, { state: { holds: ['o_en'] } })).toBe('')
  expect(await paged(50, false, undefined, { state: { holds: ['%'] } })).toBe('')
  expect(await paged(1, false, { state: 'closed' }, { state: calledBy('l') })).toBe('closed 1, closed 2, closed 6, live 5')
})
