import { sql } from 'kysely'
import { type SyntheticTraffic, noTraffic, syntheticLeft } from '../../engine/observe/purge.ts'
import { answering } from './answering.ts'
import { holdProfiles } from './audience.store.ts'
import { type Database, rowsOf, type Scope } from './database.ts'
import { dayAt } from './day-parts.ts'
import { deleteMarked, holdDays, makeHolds } from './late-rows.ts'

const made = sql`(body -> 'context' ->> 'synthetic') = 'true'`

/** The days that still hold made-up traffic, the oldest first. */
export const syntheticDays = async ({ db, engine }: Scope): Promise<string[]> => {
  const rows = await rowsOf(
    db,
    sql<{ day: string }>`select to_char(day, 'YYYY-MM-DD') as day from (
        select day from decision where engine = ${engine} and (body ->> 'synthetic') = 'true'
        union select day from outcome where engine = ${engine} and synthetic
        union select day from impression where engine = ${engine} and synthetic
        union select day from learning_cell where engine = ${engine} and synthetic
        union select day from guard_cell where engine = ${engine} and synthetic
        union select day from decision_count where engine = ${engine} and synthetic
        union select day from event where engine = ${engine} and ${made}) each order by day`,
  )
  return rows.map(({ day }) => day)
}

/**
 * Takes one day's made-up traffic away, whole or not at all. Counts and the rows that they count are of the same day, and whoever joins made-up outcomes
 * meanwhile waits: so counts never tell of rows that are gone.
 */
export const purgeDay = async (db: Database, engine: string, day: string): Promise<SyntheticTraffic> => {
  const since = daysSince(day)
  await makeHolds({ db, engine }, 'event', since)
  for (const log of ['outcome', 'decision'] as const) await makeHolds({ db, engine }, log, [day])
  return db.transaction().execute(async (tx) => {
    const scope = { db: tx, engine }
    await holdSynthetic(scope, 'alone')
    await holdDays(scope, 'event', since)
    for (const log of ['outcome', 'decision'] as const) await holdDays(scope, log, [day])
    const of = sql`engine = ${engine} and day = ${day}::date`
    await sql`delete from learning_cell where ${of} and synthetic`.execute(tx)
    await sql`delete from guard_cell where ${of} and synthetic`.execute(tx)
    await sql`delete from impression where ${of} and synthetic`.execute(tx)
    await sql`delete from sticky where engine = ${engine} and body ->> 'decision' in (select id from decision where ${of} and (body ->> 'synthetic') = 'true')`.execute(
      tx,
    )
    await sql`delete from decision_count where ${of} and synthetic`.execute(tx)
    const on = sql`day = ${day}::date`
    const marked = await deleteMarked(scope, 'event', sql`${on} and ${made}`, 'purge')
    // A click may come on a later day than its decision.
    const clicked = sql`day >= ${day}::date and message_id in (select message_id from outcome where ${of} and synthetic)`
    const joined = await deleteMarked(scope, 'event', clicked, 'purge')
    const outcomes = await deleteMarked(scope, 'outcome', sql`${on} and synthetic`, 'purge')
    const decisions = await deleteMarked(scope, 'decision', sql`${on} and (body ->> 'synthetic') = 'true'`, 'purge')
    await sql`delete from waiting_event where engine = ${engine} and ${made}`.execute(tx)
    return { ...noTraffic, events: marked + joined, outcomes, decisions }
  })
}

/** That day and all since: holds are made before the transaction, which alone takes what is made up, so that it waits for nobody. */
const daysSince = (day: string): string[] => {
  const days = [day]
  for (const today = dayAt(new Date()); days.at(-1)! < today;) days.push(dayAt(new Date(`${days.at(-1)!}T00:00:00Z`), 1))
  return days
}

/** Takes away people whom only made-up events have made, as many as a transaction likes to hold. */
export const purgeProfiles = (db: Database, engine: string, most: number): Promise<number> =>
  db.transaction().execute(async (tx) => {
    await holdProfiles({ db: tx, engine })
    const rows = await rowsOf(
      tx,
      sql<{ id: string }>`delete from profile where engine = ${engine} and id in
        (select id from profile where engine = ${engine} and body ->> 'synthetic' = 'true' limit ${most}) returning id`,
    )
    await sql`delete from identity where engine = ${engine} and profile = any(${rows.map(({ id }) => id)})`.execute(tx)
    return rows.length
  })

/**
 * Those who count what may be made up do so side by side; who takes it away does it alone. Until the transaction ends, and taken before anything is
 * read or locked that the other side deletes.
 */
export const holdSynthetic = async ({ db, engine }: Scope, how: 'together' | 'alone'): Promise<void> => {
  const key = sql`hashtext('synthetic'), hashtext(${engine})`
  await (how === 'alone' ? sql`select pg_advisory_xact_lock(${key})` : sql`select pg_advisory_xact_lock_shared(${key})`).execute(db)
}

export const answersSyntheticLeft = answering(syntheticLeft, async ({ db, engine }) => {
  const [row] = await rowsOf(
    db,
    sql<{ decisions: number; profiles: number; readers: number }>`select
      (select coalesce(sum(count), 0)::bigint from decision_count where engine = ${engine} and synthetic) as decisions,
      (select count(*)::int from profile where engine = ${engine} and body ->> 'synthetic' = 'true') as profiles,
      (select count(*)::int from profile where engine = ${engine} and body ->> 'synthetic' = 'true' and body #>> '{traits,sample}' = 'true') as readers`,
  )
  return { decisions: row?.decisions ?? 0, profiles: row?.profiles ?? 0, readers: row?.readers ?? 0 }
})
