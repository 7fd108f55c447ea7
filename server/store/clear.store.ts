import { type RawBuilder, sql } from 'kysely'
import type { Left } from '../../engine/kernel/change.ts'
import { everyThing, type Thing } from '../../engine/steward/sample.ts'
import { answering } from './answering.ts'
import { rowsOf, type Scope } from './database.ts'

/** What outlives a clearing whole: who works there and how they prove it, what happened, what is secret, and the bookkeeping of running programs. */
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
  'engine_secret',
  'segment',
  'dead_letter',
  // Under the hash of what was set: true of whatever is set so again.
  'measurement',
]

/** What begins anew with what is left. */
const anew = ['channel_pace', 'contact', 'fold_state', 'late_row', 'log_day']

const real = sql`(body ->> 'synthetic') is distinct from 'true'`
/** Is there somebody, real or made up, of whom this holds? Asked while the made-up ones are still in the table. */
const isThere = (kind: 'real' | 'madeUp', engine: string, which: RawBuilder<unknown>) =>
  sql`exists (select from profile p where p.engine = ${engine} and ${which} and (p.body ->> 'synthetic') is ${kind === 'real' ? sql`` : sql`not`} distinct from 'true')`

/** Whoever has left has left, whatever they left by; only what somebody made up has said goes. */
const leftForGood = (engine: string) => {
  const bears = sql`coalesce(p.body ->> 'email', '') = coalesce(suppression.body ->> 'address', '')`
  const wasSent = sql`p.id = (select d.person from delivery d where d.engine = ${engine} and d.id = suppression.body ->> 'delivery')`
  return sql`${isThere('real', engine, bears)} or not (${isThere('madeUp', engine, bears)} or ${isThere('madeUp', engine, wasSent)})`
}

const isFor = sql`p.id = delivery.person`

const notMade = sql`(body -> 'context' ->> 'synthetic') is distinct from 'true'`

/** What stays of the tables of volume, in this order, since some rows stay with others. Whatever else has volume goes whole. */
const volume: readonly { table: string; stays(left: Left, engine: string): RawBuilder<unknown> }[] = [
  { table: 'suppression', stays: (_, engine) => leftForGood(engine) },
  {
    // What went out to somebody real lies in an inbox, its way out works, and caps count it, whether its mailing is left or not.
    table: 'delivery',
    stays: ({ things }, engine) => sql`case when mailing = any(${(things['mailing'] ?? []) as string[]})
      then not ${isThere('madeUp', engine, isFor)} else reserved_at is not null and ${isThere('real', engine, isFor)} end`,
  },
  { table: 'profile', stays: () => real },
  { table: 'identity', stays: (_, engine) => sql`profile in (select id from profile where engine = ${engine})` },
  {
    table: 'sticky',
    stays: ({ placements }, engine) => sql`placement = any(${placements as string[]})
      and body ->> 'decision' in (select id from decision where engine = ${engine} and ${real})`,
  },
  { table: 'decision', stays: ({ placements }) => sql`placement = any(${placements as string[]}) and ${real}` },
  ...['outcome', 'learning_cell', 'guard_cell', 'decision_count', 'impression'].map((table) => ({
    table,
    stays: ({ placements }: Left) => sql`placement = any(${placements as string[]}) and not synthetic`,
  })),
  { table: 'event', stays: () => notMade },
  { table: 'waiting_event', stays: () => notMade },
  { table: 'ruleset', stays: (_, engine) => sql`exists (select from decision where engine = ${engine})` },
  { table: 'tier', stays: ({ placements }) => sql`placement = any(${placements as string[]})` },
  ...['snapshot', 'learned'].map((table) => ({ table, stays: ({ things }: Left) => sql`campaign = any(${(things['campaign'] ?? []) as string[]})` })),
  { table: 'mailing_fill', stays: ({ things }) => sql`mailing = any(${(things['mailing'] ?? []) as string[]})` },
  { table: 'mailbox_message', stays: (_, engine) => sql`delivery in (select id from delivery where engine = ${engine})` },
  { table: 'earlier', stays: ({ things }) => sql`thing = any(${Object.values(things).flat()})` },
  ...['stored_binary', 'document_page'].map((table) => ({ table, stays: ({ names }: Left) => sql`hash = any(${names as string[]})` })),
]

/** Every table that is named here; whatever else an engine has is a table of things, kept by their ids. */
export const tablesNamed: readonly string[] = [...kept, ...anew, ...volume.map(({ table }) => table)]

interface Table {
  name: string
  /** Made by noun_table: its rows are things. */
  things: boolean
}

/** All tables of an engine, from the database’s own catalogue, so that a new one is not forgotten. */
const tablesOf = (scope: Scope): Promise<Table[]> =>
  rowsOf(
    scope.db,
    sql<Table>`select c.relname as name,
      (select count(*) = 2 from pg_attribute b where b.attrelid = c.oid and b.attname in ('version', 'body') and not b.attisdropped) as things
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'engine' and not a.attisdropped
      where n.nspname = 'continuo' and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> all(${kept}) order by 1`,
  )

const isContent = ({ name, things }: Table): boolean => things && !volume.some(({ table }) => table === name)

/** Deletes every other row of this engine than what is left. */
export const clearEngine = async (scope: Scope, left: Left): Promise<void> => {
  const goes = (table: string, stays: RawBuilder<unknown>) =>
    sql`delete from ${sql.table(table)} where engine = ${scope.engine} and not coalesce(${stays}, false)`.execute(scope.db)
  for (const { table, stays } of volume) await goes(table, stays(left, scope.engine))
  for (const table of await tablesOf(scope)) {
    if (volume.some((one) => one.table === table.name)) continue
    await goes(table.name, isContent(table) ? sql`id = any(${(left.things[table.name] ?? []) as string[]})` : sql`false`)
  }
}

export const answersEveryThing = answering(everyThing, async (scope) => {
  const things: Thing[] = []
  for (const table of (await tablesOf(scope)).filter(isContent)) {
    const rows = await rowsOf(
      scope.db,
      sql<Thing>`select ${sql.lit(table.name)} as noun, id, body from ${sql.table(table.name)} where engine = ${scope.engine} order by id`,
    )
    things.push(...rows)
  }
  return things
})
