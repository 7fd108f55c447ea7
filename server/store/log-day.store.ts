import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { type MerkleTree, merkleTree } from '../../engine/kernel/merkle.ts'
import {
  closedDays,
  closedRounds,
  dayId,
  dayReport,
  type DayReport,
  dayRounds,
  latestClosable,
  type Log,
  type LogDay,
  type Moved,
  oldestHeld,
  type WhyAmended,
} from '../../engine/observe/log-day.ts'
import { answering, appending } from './answering.ts'
import { type Database, type Db, rowsOf, type Scope } from './database.ts'
import { dayLeaves, inOneMoment, type Leaf } from './day-leaves.ts'

interface Day {
  log: Log
  day: string
}

const restHours = 24

/**
 * Days that want closing, the oldest first: those that never were, from the engine's first on or where something is; and, once a day at most, those that
 * something came to since. What was purged is told at once.
 */
export const daysToClose = (scope: Scope, log: Log, now: Date): Promise<{ day: string }[]> =>
  rowsOf(
    scope.db,
    sql<{ day: string }>`select to_char(p.day, 'YYYY-MM-DD') as day
      from (select to_date(right(c.relname, 8), 'YYYYMMDD') as day from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = to_regclass(${log})) p
      left join log_day d on d.engine = ${scope.engine} and d.log = ${log} and d.day = p.day
      where p.day >= ${oldestHeld(now)}::date and p.day <= ${latestClosable(now)}::date and case
        when coalesce(d.closed, 0) = 0 then p.day >= (select at::date from journal where engine = ${scope.engine} and seq = 1)
          or exists (select from ${sql.table(log)} e where e.engine = ${scope.engine} and e.day = p.day)
        else exists (select from late_row l where l.engine = d.engine and l.log = d.log and l.day = d.day
          and (l.why <> 'late' or d.closed_at < ${new Date(now.getTime() - restHours * 3_600_000)}))
        end
      order by 1`,
  )

/** Begins the next round, once all who are writing there have ended; one that was begun and never closed is the next. */
export const beginRound = async ({ db, engine }: Scope, { log, day }: Day): Promise<number> => {
  const [row] = await rowsOf(
    db,
    sql<{ begun: number }>`insert into log_day as d (engine, log, day, begun) values (${engine}, ${log}, ${day}, 1)
      on conflict (engine, log, day) do update set begun = d.closed + 1 returning begun`,
  )
  return row!.begun
}

/** Why rows were marked between the round before and this one. */
export const whyAmended = async ({ db, engine }: Scope, { log, day }: Day, round: number): Promise<WhyAmended[]> => {
  const rows = await rowsOf(
    db,
    sql<{
      why: WhyAmended
    }>`select distinct why from late_row where engine = ${engine} and log = ${log} and day = ${day}::date and round < ${round} order by 1`,
  )
  return rows.map(({ why }) => why)
}

/** Both trees of a day in one walk: as it was closed, and as it was when a round began. They are one until the first row that is marked. */
export const countDay = async (leaves: AsyncIterable<readonly Leaf[]>, signal?: AbortSignal) => {
  const after = merkleTree()
  let before: MerkleTree | undefined
  const moved: Moved = { came: 0, changed: 0, went: 0 }
  for await (const some of leaves) {
    signal?.throwIfAborted()
    for (const leaf of some) {
      if (leaf.marked) before ??= after.fork()
      const was = leaf.marked ? leaf.before : leaf.after
      if (was) before?.add(was)
      if (leaf.after) after.add(leaf.after)
      if (leaf.marked) count(moved, leaf)
    }
  }
  return { before: (before ?? after).root(), after: after.root(), moved }
}

const count = (moved: Moved, { before, after }: Leaf): void => {
  if (!before && after) moved.came++
  else if (before && !after) moved.went++
  else if (before && after && !before.equals(after)) moved.changed++
}

/** Forgets of days that are no longer kept how they were closed: the journal's last entry is what bears witness of them. */
export const forgetDays = async ({ db, engine }: Scope, before: string): Promise<void> => {
  await sql`delete from late_row where engine = ${engine} and day < ${before}::date`.execute(db)
  await sql`delete from log_day where engine = ${engine} and day < ${before}::date`.execute(db)
}

/** The last word of the journal on each day, since the engine was cleared if it ever was: what was closed before that is gone. */
const lastWords = ({ engine }: Scope, only?: string) => sql`select distinct on (j.envelope #>> '{objects,0,id}')
    split_part(j.envelope #>> '{objects,0,id}', ':', 1) as log, split_part(j.envelope #>> '{objects,0,id}', ':', 2) as day, j.seq, j.at,
    coalesce((d.detail ->> 'count')::bigint, 0) as count, coalesce(d.detail ->> 'root', '') as root, coalesce((d.detail ->> 'round')::integer, 1) as round
  from journal j left join journal_detail d on d.engine = j.engine and d.seq = j.seq
  where j.engine = ${engine} and j.verb in ('day.closed', 'day.amended')
    and j.seq > coalesce((select max(seq) from journal where engine = ${engine} and verb = 'engine.cleared'), 0)
    ${only === undefined ? sql`` : sql`and j.envelope -> 'objects' @> ${JSON.stringify([{ type: 'day', id: only }])}::jsonb`}
  order by j.envelope #>> '{objects,0,id}', j.seq desc`

type Row = Omit<LogDay, 'at'> & { at: Date }
const logDay = ({ at, ...row }: Row): LogDay => ({ ...row, at: at.toISOString() })

export const closedDay = async (scope: Scope, { log, day }: Day): Promise<LogDay | undefined> => {
  const [row] = await rowsOf(scope.db, sql<Row>`${lastWords(scope, dayId(log, day))}`)
  return row && logDay(row)
}

const roundsOf = async ({ db, engine }: Scope, { log, day }: Day): Promise<{ begun: number; closed: number } | undefined> => {
  const [row] = await rowsOf(
    db,
    sql<{ begun: number; closed: number }>`select begun, closed from log_day where engine = ${engine} and log = ${log} and day = ${day}::date`,
  )
  return row
}

const noRound = 2_147_483_647

const reportOf = async (tx: Db, engine: string, of: Day): Promise<DayReport | undefined> => {
  const scope = { db: tx, engine }
  const expected = await closedDay(scope, of)
  if (!expected) return undefined
  const rounds = (await roundsOf(scope, of))?.closed ?? 0
  const { before, moved } = await countDay(dayLeaves(tx, { engine, ...of, round: noRound }))
  return { expected, found: before, rounds, since: moved }
}

/** What was closed, or cleared, this very moment may not be sealed yet. */
const sealedWithin = 20
const sealMs = 250

export const logDayAnswers = [
  answering(dayRounds, roundsOf),
  answering(closedDays, async (scope, { log, from, limit, after }) => {
    const kept = sql`from (${lastWords(scope)}) w where day >= ${from} ${log === undefined ? sql`` : sql`and log = ${log}`}`
    const rows = await rowsOf(
      scope.db,
      sql<Row>`select * ${kept} ${after === undefined ? sql`` : sql`and day || ' ' || log < ${after}`} order by day desc, log desc limit ${limit + 1}`,
    )
    const [all] = await rowsOf(scope.db, sql<{ total: number }>`select count(*)::int as total ${kept}`)
    const items = rows.slice(0, limit).map(logDay)
    const last = items.at(-1)
    return { items, total: all?.total ?? 0, ...(rows.length > limit && last && { next: `${last.day} ${last.log}` }) }
  }),
  answering(dayReport, async ({ db, engine }, { log, day, from }) => {
    if (day < from) return undefined
    for (let turn = 1; ; turn++) {
      const report = await inOneMoment(db as Database, (tx) => reportOf(tx, engine, { log, day }))
      if (!report || report.rounds === report.expected.round || turn === sealedWithin) return report
      await pause(sealMs)
    }
  }),
]

export const logDayAppends = [
  appending(closedRounds, async ({ db, engine }, rows) => {
    for (const { log, day, round, at } of rows) {
      const of = sql`engine = ${engine} and log = ${log} and day = ${day}::date`
      await sql`update log_day set closed = ${round}, closed_at = ${at} where ${of}`.execute(db)
      await sql`delete from late_row where ${of} and round < ${round}`.execute(db)
    }
  }),
]
