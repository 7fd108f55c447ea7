import { type RawBuilder, sql } from 'kysely'
import { type Log, surelyOpen, type WhyAmended } from '../../engine/observe/log-day.ts'
import { rowsOf, type Scope } from './database.ts'
import { keyOf, leafOf } from './day-leaves.ts'

/** Days that may be closed, in order: whoever writes there holds them first. */
export const oldDays = (days: Iterable<string>): string[] => {
  const open = surelyOpen(new Date())
  return [...new Set(days)].filter((day) => day < open).sort()
}

/** Makes the rows that are held. Always in the order of days, so that two transactions never wait for each other in a circle. */
export const makeHolds = async ({ db, engine }: Scope, log: Log, days: Iterable<string>): Promise<void> => {
  const old = oldDays(days)
  if (old.length === 0) return
  await sql`insert into log_day (engine, log, day) select ${engine}, ${log}, day from unnest(${old}::date[]) as day order by day
    on conflict do nothing`.execute(db)
}

/**
 * Until the transaction ends no round begins on these days. Answers the days on which one has begun already, with its number: what is written there
 * must be marked. To be called before anything is written there.
 */
export const holdDays = async (scope: Scope, log: Log, days: Iterable<string>): Promise<Map<string, number>> => {
  const old = oldDays(days)
  if (old.length === 0) return new Map()
  await makeHolds(scope, log, old)
  const rows = await rowsOf(
    scope.db,
    sql<{ day: string; begun: number }>`select to_char(day, 'YYYY-MM-DD') as day, begun from log_day
      where engine = ${scope.engine} and log = ${log} and day = any(${old}::date[]) for share`,
  )
  return new Map(rows.filter(({ begun }) => begun > 0).map(({ day, begun }) => [day, begun]))
}

/** Marks rows that were written on days that a round has begun on; `was` is the hash, in hex, of what stood there before. */
export const markLate = async (
  scope: Scope,
  log: Log,
  rows: readonly { day: string; round: number; key: string; was?: string | undefined }[],
): Promise<void> => {
  if (rows.length === 0) return
  await sql`insert into late_row (engine, log, day, round, key, was, why)
    select ${scope.engine}, ${log}, (r ->> 'day')::date, (r ->> 'round')::integer, r ->> 'key', decode(r ->> 'was', 'hex'), 'late'
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as r on conflict do nothing`.execute(scope.db)
}

/** As a part of a statement: marks the rows of another part (`day`, `key` and `was`) where a round has begun. */
export const marking = (scope: Scope, log: Log, rows: string, why: WhyAmended): RawBuilder<unknown> =>
  sql`insert into late_row (engine, log, day, round, key, was, why)
    select d.engine, d.log, d.day, d.begun, w.key, w.was, ${why} from ${sql.table(rows)} w
    join log_day d on d.engine = ${scope.engine} and d.log = ${log} and d.day = w.day and d.begun > 0
    on conflict do nothing`

/** Deletes rows of held days, and leaves a mark for each that was closed. Answers how many went. */
export const deleteMarked = async (scope: Scope, log: Log, which: RawBuilder<unknown>, why: WhyAmended): Promise<number> => {
  const [gone] = await rowsOf(
    scope.db,
    sql<{
      count: number
    }>`with gone as (delete from ${sql.table(log)} where engine = ${scope.engine} and ${which} returning day, ${keyOf[log]} as key, ${leafOf(log)} as was),
      marked as (${marking(scope, log, 'gone', why)})
      select count(*)::int as count from gone`,
  )
  return gone?.count ?? 0
}
