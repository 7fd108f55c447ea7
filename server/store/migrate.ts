import { readdir, readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { refuse, type Refusal } from '../../engine/kernel/refusal.ts'
import { type Database, rowsOf } from './database.ts'

const folder = new URL('./migrations/', import.meta.url)

/** Any number that nothing else in the database locks by. */
const lock = 4_100_2026

/**
 * Brings the database forward, each numbered file in a transaction of its own, under a lock so that two programs never do it at once.
 * A database that knows a later migration than this program is refused and left alone. Over a large library one may take minutes: `say` is told of each, but
 * for a database that is just made.
 */
export const migrate = async (db: Database, say: (sentence: string) => void = () => undefined): Promise<{ applied: string[] } | Refusal> => {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${lock})`.execute(connection)
    try {
      await sql`create schema if not exists continuo`.execute(connection)
      await sql`create table if not exists continuo.migration (name text primary key, at timestamptz not null default now())`.execute(connection)
      const done = new Set((await rowsOf(connection, sql<{ name: string }>`select name from continuo.migration`)).map(({ name }) => name))
      const unknown = [...done].filter((name) => !files.includes(name)).sort()
      if (unknown.length > 0) {
        return refuse('wrongState', `The database was brought forward by a newer Continuo (${unknown.join(', ')}).`, {
          remedy: 'Start the newer program, or restore the backup that was made before the upgrade.',
        })
      }
      const due = files.filter((name) => !done.has(name))
      for (const [n, name] of due.entries()) {
        if (done.size > 0)
          say(`Brings the database forward, ${n + 1} of ${due.length}: ${name.replace(/\.sql$/, '')}. It may take minutes over a large library.`)
        const text = await readFile(new URL(name, folder), 'utf8')
        await connection.transaction().execute(async (tx) => {
          await sql.raw(text).execute(tx)
          await sql`insert into continuo.migration (name) values (${name})`.execute(tx)
        })
      }
      return { applied: due }
    } finally {
      await sql`select pg_advisory_unlock(${lock})`.execute(connection)
    }
  })
}
