import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'

/** Takes or renews a lease for `seconds`; false while somebody else holds it. Times are the database's. */
export const takeLease = async (db: Database, engine: string, work: string, holder: string, seconds: number): Promise<boolean> => {
  const rows = await rowsOf(
    db,
    sql<{
      holder: string
    }>`insert into lease as held (engine, work, holder, until) values (${engine}, ${work}, ${holder}, now() + make_interval(secs => ${seconds}))
      on conflict (engine, work) do update set holder = excluded.holder, until = excluded.until where held.holder = excluded.holder or held.until < now()
      returning holder`,
  )
  return rows.length === 1
}

export const dropLeases = async (db: Database, holder: string): Promise<void> => {
  await sql`delete from lease where holder = ${holder}`.execute(db)
}
