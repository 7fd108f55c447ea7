import { randomBytes } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../engine/kernel/actor.ts'
import type { Happening } from '../../engine/kernel/change.ts'
import { detailHash, type Envelope, genesis, type JournalEntry, linkHash, objectPairs } from '../../engine/kernel/journal.ts'
import type { WhichEntries } from '../../engine/steward/journal-reading.ts'
import { type Database, rowsOf, type Scope } from './database.ts'

/** What is the same for all happenings of one commit. */
export interface Occasion {
  at: Date
  actor: Actor
  operation: string
  /** seq of the entry that a flow answers, and how many flows lie between a person and this. */
  cause?: number
  depth: number
}

/** Appends to the tail, unsealed: touches no head, so that commits never wait for each other. */
export const appendHappenings = async (scope: Scope, happenings: readonly Happening[], occasion: Occasion): Promise<void> => {
  if (happenings.length === 0) return
  const rows = happenings.map((happening) => {
    const salt = randomBytes(16).toString('hex')
    const detail = { ...happening.detail, ...(happening.reason !== undefined && { reason: happening.reason }) }
    const { kind, id, sponsor } = occasion.actor
    const envelope: Omit<Envelope, 'seq'> = {
      engine: scope.engine,
      at: occasion.at.toISOString(),
      actor: { kind, id },
      ...(sponsor !== undefined && { onBehalfOf: sponsor }),
      operation: occasion.operation,
      verb: happening.verb,
      objects: objectPairs(happening.objects),
      ...(occasion.cause !== undefined && { cause: occasion.cause }),
      depth: occasion.depth,
      detailHash: detailHash(salt, detail),
    }
    return { envelope, salt, detail }
  })
  await sql`insert into journal_tail (engine, envelope, salt, detail)
    select ${scope.engine}, row -> 'envelope', row ->> 'salt', row -> 'detail' from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as row`.execute(
    scope.db,
  )
}

interface TailRow {
  ordinal: number
  envelope: Omit<Envelope, 'seq'>
  salt: string
  detail: Record<string, unknown>
}

/**
 * Moves committed rows from the tail into the chain, in the order (transaction, ordinal), and answers what was sealed.
 * Rows of transactions that may still commit are left for the next call: nothing can later appear before what is sealed.
 * Must run under the engine's sealer lease.
 */
export const sealTail = async (db: Database, engine: string, most = 2_000): Promise<JournalEntry[]> =>
  db.transaction().execute(async (tx) => {
    const rows = await rowsOf(
      tx,
      sql<TailRow>`select ordinal, envelope, salt, detail from journal_tail
        where engine = ${engine} and xid < pg_snapshot_xmin(pg_current_snapshot()) order by xid, ordinal limit ${most}`,
    )
    if (rows.length === 0) return []
    const head = await headOf({ db: tx, engine })
    let { seq, hash } = head
    const entries = rows.map(({ envelope, salt, detail }): JournalEntry => {
      const prev = hash
      const sealed = { ...envelope, seq: ++seq } as Envelope
      hash = linkHash(sealed, prev)
      return { ...sealed, prev, hash, salt, detail }
    })
    const text = JSON.stringify(entries)
    await sql`insert into journal (engine, seq, at, verb, envelope, prev, hash)
      select ${engine}, (e ->> 'seq')::bigint, (e ->> 'at')::timestamptz, e ->> 'verb', e - 'prev' - 'hash' - 'salt' - 'detail', e ->> 'prev', e ->> 'hash'
      from jsonb_array_elements(${text}::jsonb) as e`.execute(tx)
    await sql`insert into journal_detail (engine, seq, salt, detail)
      select ${engine}, (e ->> 'seq')::bigint, e ->> 'salt', e -> 'detail' from jsonb_array_elements(${text}::jsonb) as e`.execute(tx)
    await sql`delete from journal_tail where engine = ${engine} and ordinal = any(${rows.map(({ ordinal }) => ordinal)})`.execute(tx)
    return entries
  })

export const headOf = async (scope: Scope): Promise<{ seq: number; hash: string }> => {
  const [row] = await rowsOf(
    scope.db,
    sql<{ seq: number; hash: string }>`select seq, hash from journal where engine = ${scope.engine} order by seq desc limit 1`,
  )
  return row ?? { seq: 0, hash: genesis }
}

export interface JournalPart extends WhichEntries {
  /** Entries with a seq greater than this, in their order. */
  after?: number
  /** Entries with a seq lower than this, newest first. */
  before?: number | undefined
  limit?: number
}

/** As a condition on the journal as `j`. */
export const whichEntries = ({ verbs, without, object, by, since }: WhichEntries): RawBuilder<unknown> =>
  sql.join(
    [
      sql`true`,
      ...(verbs ? [sql`j.verb = any(${verbs as string[]})`] : []),
      ...(without ? [sql`j.verb <> all(${without as string[]})`] : []),
      ...(object ? [sql`j.envelope -> 'objects' @> ${JSON.stringify([object])}::jsonb`] : []),
      ...(by === undefined ? [] : [sql`j.envelope #>> '{actor,id}' = ${by}`]),
      ...(since === undefined ? [] : [sql`j.seq > ${since}`]),
    ],
    sql` and `,
  )

/** Sealed entries in order of seq; newest first when `before` is given. */
export const readJournal = async (scope: Scope, part: JournalPart = {}): Promise<JournalEntry[]> => {
  const backwards = part.after === undefined
  const rows = await rowsOf(
    scope.db,
    sql<{ envelope: Envelope; prev: string; hash: string; salt: string | null; detail: Record<string, unknown> | null }>`
      select j.envelope, j.prev, j.hash, d.salt, d.detail from journal j left join journal_detail d on d.engine = j.engine and d.seq = j.seq
      where j.engine = ${scope.engine} and ${whichEntries(part)}
        ${part.after === undefined ? sql`` : sql`and j.seq > ${part.after}`}
        ${part.before === undefined ? sql`` : sql`and j.seq < ${part.before}`}
      order by j.seq ${backwards ? sql`desc` : sql`asc`} limit ${part.limit ?? 100}`,
  )
  return rows.map(({ envelope, ...links }) => ({ ...envelope, ...links }))
}

/** How many committed entries wait for the sealer. */
export const tailLength = async (scope: Scope): Promise<number> => {
  const [row] = await rowsOf(scope.db, sql<{ count: number }>`select count(*)::int as count from journal_tail where engine = ${scope.engine}`)
  return row?.count ?? 0
}
