import { type RawBuilder, sql } from 'kysely'
import type { Log } from '../../engine/observe/log-day.ts'
import { type Database, type Db, rowsOf } from './database.ts'

const micros = (moment: string): RawBuilder<unknown> => sql`(extract(epoch from ${sql.ref(moment)}) * 1000000)::bigint`

/**
 * What is hashed of a row, as a list in the canonical text of jsonb: keys sorted, no twice-told members, numbers in full. A list of columns instead of the
 * row, so that a column that is added later does not change what was closed; moments as whole microseconds, so that no time zone does.
 */
const contents: Record<Log, RawBuilder<unknown>> = {
  event: sql`message_id, ${micros('received_at')}, ${micros('at')}, type, name, subject, body`,
  outcome: sql`decision, kind, ${micros('at')}, message_id, placement, campaign, subject, value, machine, state, synthetic, components`,
  decision: sql`id, placement, campaign, subject, branch, body`,
}

/** What names a row within its day. */
export const keyOf: Record<Log, RawBuilder<string>> = {
  event: sql<string>`message_id`,
  outcome: sql<string>`decision || ' ' || kind`,
  decision: sql<string>`id`,
}

/** The hash of a row's leaf (RFC 6962: a zero byte goes before). In the database: rows stay where they are, and only hashes travel. */
export const leafOf = (log: Log): RawBuilder<Buffer> =>
  sql<Buffer>`sha256('\\x00'::bytea || convert_to(jsonb_build_array(${contents[log]})::text, 'UTF8'))`

/** What stands in a place of a day: before all that is marked, and when a round began. */
export interface Leaf {
  marked: boolean
  /** Only of those that are marked. */
  before: Buffer | null
  after: Buffer | null
}

/** So few that whoever asks for a decision meanwhile hardly waits for the folding. */
const atOnce = 500

/**
 * The leaves of a day in the order of their keys, byte by byte whatever the language of the database is, a few at a time. Marks of `round` and later are
 * undone in what is `after`. One statement, so that rows and marks are of one moment.
 */
export async function* dayLeaves(
  db: Db,
  { engine, log, day, round }: { engine: string; log: Log; day: string; round: number },
): AsyncGenerator<Leaf[]> {
  const rows = await partOf(db, log, day)
  const marks = sql`from late_row where engine = ${engine} and log = ${log} and day = ${day}::date`
  await sql`declare day_leaves no scroll cursor for
    select m.key is not null as marked, m.was as before, case when n.key is not null then n.was else r.leaf end as after
    from (select ${keyOf[log]} as key, ${leafOf(log)} as leaf from ${rows} where engine = ${engine}) r
    full join (select distinct on (key) key, was ${marks} order by key, round) m on m.key = r.key
    left join (select distinct on (key) key, was ${marks} and round >= ${round} order by key, round) n on n.key = m.key
    order by coalesce(r.key, m.key) collate "C"`.execute(db)
  for (;;) {
    const leaves = await rowsOf(db, sql<Leaf>`fetch ${sql.lit(atOnce)} from day_leaves`)
    if (leaves.length === 0) break
    yield leaves
  }
  await sql`close day_leaves`.execute(db)
}

/** The part itself: whoever reads a long time of the whole would make the dropping of another day wait, and behind that everybody who writes. */
const partOf = async (db: Db, log: Log, day: string): Promise<RawBuilder<unknown>> => {
  const part = `${log}_${day.replaceAll('-', '')}`
  const [there] = await rowsOf(db, sql<{ there: boolean }>`select to_regclass(${part}) is not null as there`)
  return there?.there ? sql.table(part) : sql`(select * from ${sql.table(log)} limit 0) none`
}

/** Runs with everything seen as of one moment; nothing is written. */
export const inOneMoment = <R>(db: Database, work: (tx: Db) => Promise<R>): Promise<R> =>
  db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work)
