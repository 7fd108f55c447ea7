import { sql } from 'kysely'
import type { Save } from '../../engine/kernel/change.ts'
import { type Earlier, earlierStates } from '../../engine/kernel/earlier.ts'
import { answering } from './answering.ts'
import { rowsOf, type Scope } from './database.ts'
import type { Occasion } from './journal.store.ts'

/** Keeps what a thing is before it is written over, in the same transaction. */
export const keepEarlier = async (
  scope: Scope,
  { noun, value }: Extract<Save, { act: 'put' }>,
  { actor, at, operation }: Occasion,
): Promise<void> => {
  if (value.version === 1) return
  await sql`insert into earlier (engine, noun, thing, version, body, by, at, operation)
    select engine, ${noun.name}, id, version, body, ${actor.id}, ${at}, ${operation} from ${sql.table(noun.name)}
    where engine = ${scope.engine} and id = ${value.id} and version = ${value.version - 1}`.execute(scope.db)
}

export const answersEarlierStates = answering(earlierStates, async (scope, { noun, id, below, limit }): Promise<Earlier[]> => {
  const rows = await rowsOf(
    scope.db,
    sql<Omit<Earlier, 'at'> & { at: Date }>`select body as was, by, at, operation from earlier
      where engine = ${scope.engine} and noun = ${noun} and thing = ${id} and version < ${below} order by version desc limit ${limit}`,
  )
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
})
