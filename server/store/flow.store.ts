import { sql } from 'kysely'
import { flowRuns } from '../../engine/flow/operations/flow.list.ts'
import { answering } from './answering.ts'
import { type Db, rowsOf, type Scope } from './database.ts'

/** Since the engine was cleared, where it was: what the sample did is history. */
export const answersFlowRuns = answering(flowRuns, async (scope, { actors }) => {
  const since = await clearedAt(scope)
  const flows = await rowsOf(
    scope.db,
    sql<{ actor: string; runs: number; steps: number; refused: number; last: string }>`select envelope #>> '{actor,id}' as actor,
      (count(distinct envelope ->> 'cause') filter (where verb <> 'flow.refused'))::int as runs, (count(*) filter (where verb <> 'flow.refused'))::int as steps,
      (count(*) filter (where verb = 'flow.refused'))::int as refused, max(envelope ->> 'at') as last
      from journal where engine = ${scope.engine} and envelope #>> '{actor,id}' = any(${[...actors]}) and seq > ${since} group by 1`,
  )
  return { since, flows }
})

const clearedAt = async (scope: Scope): Promise<number> => {
  const [row] = await rowsOf(
    scope.db,
    sql<{ seq: number }>`select coalesce(max(seq), 0)::int as seq from journal where engine = ${scope.engine} and verb = 'engine.cleared'`,
  )
  return row?.seq ?? 0
}

export const readCursor = async (scope: Scope, reader: string): Promise<number> => {
  const [row] = await rowsOf(scope.db, sql<{ seq: number }>`select seq from journal_cursor where engine = ${scope.engine} and reader = ${reader}`)
  return row?.seq ?? 0
}

export const moveCursor = async (db: Db, engine: string, reader: string, seq: number): Promise<void> => {
  await sql`insert into journal_cursor (engine, reader, seq) values (${engine}, ${reader}, ${seq})
    on conflict (engine, reader) do update set seq = greatest(journal_cursor.seq, excluded.seq)`.execute(db)
}
