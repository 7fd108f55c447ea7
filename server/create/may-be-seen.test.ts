import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { checkedFamily, release } from '../../test/released.ts'
import { testEngine } from '../../test/engine.ts'
import { readerOf } from '../store/reader.ts'
import { mayBeSeen } from './may-be-seen.ts'

it('what is live is seen while it is measured anew, what nobody released is not', async () => {
  await using on = await testEngine()
  const goal = { metric: 'clickRate', counterMetric: 'bounceRate' } as const
  await on.does('aiko', 'placement.save', { key: 'hero', name: 'Hero', channel: 'web', goal, holdout: { share: 0 } })
  const live = await release(on, { placement: 'hero', name: 'live', headlines: ['Dry all day'] })
  const draft = await checkedFamily(on, { name: 'draft', headlines: ['Warm all day'] })
  const seen = async (id: string): Promise<boolean> => {
    const { family } = await on.does('tomas', 'family.show', { id })
    const choice = Object.fromEntries(Object.entries(family.slots).map(([slot, [first = '']]) => [slot, first]))
    return mayBeSeen(readerOf({ db: on.db, engine: on.founded.engine }), { family: id, hash: family.hash, locale: 'en', choice, made: '' })
  }
  expect([await seen(live.family), await seen(draft.family)]).toEqual([true, true])
  await sql`update preflight set body = jsonb_set(body, '{state}', '"measuring"')`.execute(on.db)
  expect([await seen(live.family), await seen(draft.family)]).toEqual([true, false])
})
