import { sql } from 'kysely'
import { rowsOf, type Scope } from './database.ts'

/** What outlives a clearing: who works there and how they prove it, what happened, and the bookkeeping of running programs. */
const kept = [
  'engine',
  'person',
  'team',
  'token',
  'password',
  'session',
  'sign_in_link',
  'journal',
  'journal_tail',
  'journal_detail',
  'journal_cursor',
  'lease',
  'idempotency',
]

/** Deletes every other row of this engine. The tables come from the database’s own catalogue, so that a new one is not forgotten. */
export const clearEngine = async (scope: Scope): Promise<void> => {
  const tables = await rowsOf(
    scope.db,
    sql<{ name: string }>`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'engine' and not a.attisdropped
      where n.nspname = 'continuo' and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> all(${kept}) order by 1`,
  )
  for (const { name } of tables) await sql`delete from ${sql.table(name)} where engine = ${scope.engine}`.execute(scope.db)
}
