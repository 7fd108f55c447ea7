import { Kysely, PostgresDialect, type sql, type Transaction } from 'kysely'
import pg from 'pg'

/** Statements are written as SQL (kysely's `sql`), so the database needs no table types here: each store states its rows. */
export type Database = Kysely<unknown>
export type Db = Database | Transaction<unknown>

/** One engine inside one transaction (or the pool): all that a store is given, so that no statement can reach further. */
export interface Scope {
  db: Db
  engine: string
}

export interface Connection {
  db: Database
  /** For who only looks: a statement that takes too long is broken off. */
  reading: Database
  pool: pg.Pool
  close(): Promise<void>
}

pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)

/** A new connection costs the database some twenty times what a small statement does, and a screen asks half a dozen things at once: let go only after a long pause. */
const idleMs = 600_000

/** Nobody waits so long for a page; what was asked for goes on using a core until it is broken off. */
const readingMs = 20_000
const [writers, readers] = [12, 8]

/** All tables live in a schema of our own, so that a shared database stays tidy. Who looks has connections of their own, so that nobody's work waits behind a slow look. */
export const connect = (settings: pg.PoolConfig, longestReadMs = readingMs): Connection => {
  const pool = openPool(settings, writers)
  const looks = openPool(settings, readers, ` -c statement_timeout=${longestReadMs}`)
  const [db, reading] = [pool, looks].map((one) => new Kysely<unknown>({ dialect: new PostgresDialect({ pool: one }) })) as [Database, Database]
  return {
    db,
    reading,
    pool,
    close: async () => {
      await Promise.all([db.destroy(), reading.destroy()])
    },
  }
}

const openPool = (settings: pg.PoolConfig, max: number, options = ''): pg.Pool => {
  const pool = new pg.Pool({
    ...settings,
    max,
    idleTimeoutMillis: idleMs,
    options: `-c search_path=continuo,public -c timezone=UTC${options}`,
    application_name: 'continuo',
  })
  // Without a listener an idle connection that breaks (the server restarts) would end the process; the pool replaces it by itself.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

const retried = new Set(['40001', '40P01'])
const attempts = 9

export const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** What PostgreSQL and the file system say when nothing more can be written: the disk is full, or a quota of its, or the size that this process may write. */
const full = new Set(['53100', 'ENOSPC', 'EDQUOT', 'EFBIG'])
export const isDiskFull = (error: unknown): boolean => full.has(codeOf(error) ?? '')

/**
 * Runs `work` in one SERIALIZABLE transaction and again when the database asks for it (40001, 40P01), nine times at most, for half a second
 * together: workers that measure or learn commit beside whoever presses a button.
 * `work` must therefore be free of effects other than those on its transaction. Throws the last error.
 */
export const serializable = async <R>(db: Database, work: (tx: Transaction<unknown>) => Promise<R>): Promise<R> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().setIsolationLevel('serializable').execute(work)
    } catch (error) {
      if (attempt >= attempts || !retried.has(codeOf(error) ?? '')) throw error
      await new Promise((resume) => setTimeout(resume, Math.min(2 ** attempt, 128) * (0.5 + Math.random())))
    }
  }
}

/** Rows of one statement. */
export const rowsOf = async <R>(db: Db, statement: ReturnType<typeof sql<R>>): Promise<R[]> => (await statement.execute(db)).rows
