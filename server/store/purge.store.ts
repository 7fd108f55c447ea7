import { sql } from 'kysely'
import { type SyntheticTraffic, noTraffic, syntheticLeft } from '../../engine/observe/purge.ts'
import { answering } from './answering.ts'
import { holdProfiles } from './audience.store.ts'
import { type Database, type Db, rowsOf, type Scope } from './database.ts'

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
        union select day from decision_count where engine = ${engine} and synthetic
        union select day from event where engine = ${engine} and ${made}) each order by day`,
  )
  return rows.map(({ day }) => day)
}

/**
 * Takes one day's made-up traffic away, whole or not at all. Counts and the rows that they count are of the same day, and whoever joins made-up outcomes
 * meanwhile waits: so counts never tell of rows that are gone.
 */
export const purgeDay = (db: Database, engine: string, day: string): Promise<SyntheticTraffic> =>
  db.transaction().execute(async (tx) => {
    await holdSynthetic({ db: tx, engine }, 'alone')
    const of = sql`engine = ${engine} and day = ${day}::date`
    await sql`delete from learning_cell where ${of} and synthetic`.execute(tx)
    await sql`delete from impression where ${of} and synthetic`.execute(tx)
    await sql`delete from sticky where engine = ${engine} and body ->> 'decision' in (select id from decision where ${of} and (body ->> 'synthetic') = 'true')`.execute(
      tx,
    )
    await sql`delete from decision_count where ${of} and synthetic`.execute(tx)
    const marked = await deleted(tx, sql`delete from event where ${of} and ${made}`)
    // A click may come on a later day than its decision.
    const joined = await deleted(
      tx,
      sql`delete from event where engine = ${engine} and day >= ${day}::date and message_id in (select message_id from outcome where ${of} and synthetic)`,
    )
    const outcomes = await deleted(tx, sql`delete from outcome where ${of} and synthetic`)
    const decisions = await deleted(tx, sql`delete from decision where ${of} and (body ->> 'synthetic') = 'true'`)
    await sql`delete from waiting_event where engine = ${engine} and ${made}`.execute(tx)
    return { ...noTraffic, events: marked + joined, outcomes, decisions }
  })

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

const deleted = async (tx: Db, statement: ReturnType<typeof sql>): Promise<number> => Number((await statement.execute(tx)).numAffectedRows ?? 0n)

export const answersSyntheticLeft = answering(syntheticLeft, async ({ db, engine }) => {
  const [row] = await rowsOf(
    db,
    sql<{ decisions: number; profiles: number }>`select
      (select coalesce(sum(count), 0)::bigint from decision_count where engine = ${engine} and synthetic) as decisions,
      (select count(*)::int from profile where engine = ${engine} and body ->> 'synthetic' = 'true') as profiles`,
  )
  return { decisions: row?.decisions ?? 0, profiles: row?.profiles ?? 0 }
})
