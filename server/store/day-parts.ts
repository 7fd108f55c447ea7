import { sql } from 'kysely'
import type { Log } from '../../engine/observe/log-day.ts'
import type { Db } from './database.ts'

const made = new WeakMap<Db, Set<string>>()

/** Makes the parts of these days where they are missing. What this process has seen once costs nothing again. */
export const ensureDays = async (db: Db, table: Log, days: Iterable<string>): Promise<void> => {
  const known = made.get(db) ?? new Set<string>()
  made.set(db, known)
  for (const day of days) {
    const part = `${table} ${day}`
    if (known.has(part)) continue
    await sql`select day_part(${table}, ${day}::date)`.execute(db)
    known.add(part)
  }
}

const dayMs = 86_400_000

/** yyyy-mm-dd in UTC, some days away from a moment. */
export const dayAt = (moment: Date, away = 0): string => new Date(moment.getTime() + away * dayMs).toISOString().slice(0, 10)

/** Drops the parts of days before one: what they held is forgotten, of every engine. */
export const dropDaysBefore = async (db: Db, table: Log, day: string): Promise<string[]> => {
  const { rows } = await sql<{ part: string }>`select c.relname as part from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = to_regclass(${table}) and c.relname < ${`${table}_${day.replaceAll('-', '')}`}`.execute(db)
  for (const { part } of rows) await sql`drop table if exists ${sql.table(part)}`.execute(db)
  const known = made.get(db)
  for (const one of known ?? []) if (one.startsWith(`${table} `) && one < `${table} ${day}`) known?.delete(one)
  return rows.map(({ part }) => part)
}
