import { randomBytes, randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Passage } from '../../engine/activate/passage.ts'
import type { Reached } from '../../engine/activate/reach.ts'
import { type Profile, stranger } from '../../engine/audience/profile.ts'
import { identifiers } from '../../engine/kernel/identifier.ts'
import { reachPeople } from './activate.store.ts'
import { type Database, rowsOf, type Scope } from './database.ts'

/** Any number; the second one of the pair is the sender’s. */
const lockSpace = 4_100

/**
 * Runs `work` as a sender with a number of its own, whose advisory lock lives and dies with the connection: however a process ends, the database
 * knows at once, without clocks, that nobody holds what this number has in hand.
 */
export const asSender = <R>(db: Database, work: (holder: number) => Promise<R>): Promise<R> =>
  db.connection().execute(async (connection) => {
    const holder = randomInt(1, 2 ** 31)
    await sql`select pg_advisory_lock(${lockSpace}, ${holder})`.execute(connection)
    try {
      return await work(holder)
    } finally {
      await sql`select pg_advisory_unlock(${lockSpace}, ${holder})`.execute(connection).catch(() => undefined)
    }
  })

/**
 * What dead senders had in hand: reserved goes back to wait, since nothing of it has left; handed is `unknown`, since nobody can say whether it has.
 * Answers how many of each.
 */
export const recoverDeliveries = (db: Database, engine: string, now: Date): Promise<{ waiting: number; unknown: number }> =>
  db.connection().execute(async (connection) => {
    const found = { waiting: 0, unknown: 0 }
    const holders = await rowsOf(
      connection,
      sql<{
        holder: number
      }>`select distinct holder from delivery where engine = ${engine} and holder is not null and state in ('reserved', 'handed')`,
    )
    for (const { holder } of holders) {
      const [lock] = await rowsOf(connection, sql<{ free: boolean }>`select pg_try_advisory_lock(${lockSpace}, ${holder}) as free`)
      if (!lock?.free) continue
      try {
        const rows = await rowsOf(
          connection,
          sql<{ state: string }>`update delivery set state = case state when 'handed' then 'unknown' else 'waiting' end,
              reserved_at = case state when 'handed' then reserved_at end,
              settled_at = case state when 'handed' then ${now}::timestamptz end,
              rule = case state when 'handed' then 'process ended after hand-over' end,
              reason = case state when 'handed' then 'the program ended after it had handed this over, and before it heard the answer' end,
              holder = case state when 'handed' then holder end
            where engine = ${engine} and holder = ${holder} and state in ('reserved', 'handed') returning state`,
        )
        for (const { state } of rows) found[state === 'unknown' ? 'unknown' : 'waiting']++
      } finally {
        await sql`select pg_advisory_unlock(${lockSpace}, ${holder})`.execute(connection)
      }
    }
    return found
  })

/** How far the ledger of a mailing is filled. */
export const filledUpTo = async (scope: Scope, mailing: string): Promise<string> => {
  const [row] = await rowsOf(scope.db, sql<{ after: string }>`select after from mailing_fill where engine = ${scope.engine} and mailing = ${mailing}`)
  return row?.after ?? ''
}

export interface Planned {
  mailing: string
  channel: string
  class: string
  due: Date
  now: Date
}

/** One row for each of these people, together with how far the filling has come: a page counts once, however often it is tried. */
export const planDeliveries = (db: Database, engine: string, plan: Planned, people: readonly string[], upTo: string): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const newId = identifiers(plan.now, crypto.getRandomValues(new Uint32Array(2)))
    const rows = people.map((person) => ({ id: newId('dlv'), person, unsubscribe: randomBytes(16).toString('base64url') }))
    // The conflict is named, so that two equal ids (chance) are an error and not a person silently left out.
    await sql`insert into delivery (engine, id, mailing, person, step, channel, class, state, due, unsubscribe, planned_at)
      select ${engine}, r ->> 'id', ${plan.mailing}, r ->> 'person', 'only', ${plan.channel}, ${plan.class}, 'waiting', ${plan.due}, r ->> 'unsubscribe', ${plan.now}
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as r on conflict (engine, mailing, person, step) do nothing`.execute(tx)
    await sql`insert into mailing_fill (engine, mailing, after) values (${engine}, ${plan.mailing}, ${upTo})
      on conflict (engine, mailing) do update set after = excluded.after`.execute(tx)
  })

export const countDeliveries = async (scope: Scope, mailing: string): Promise<number> => {
  const [row] = await rowsOf(
    scope.db,
    sql<{ count: number }>`select count(*)::int as count from delivery where engine = ${scope.engine} and mailing = ${mailing}`,
  )
  return row?.count ?? 0
}

export interface Claim {
  mailing: string
  channel: string
  perMinute: number
  holder: number
  now: Date
  limit: number
}

/** A delivery that went through the gate, with whom it is for. */
export interface Reserved {
  id: string
  unsubscribe: string
  attempts: number
  reached: Reached
}

/**
 * Takes what is due through the gate, a batch at a time. The people are locked in the order of their ids and the channel after them, in every sender
 * alike: nobody counts the same person at once, and no two senders wait for each other in a circle. Answers what was claimed and what was reserved.
 */
export const reserveDeliveries = (
  db: Database,
  engine: string,
  claim: Claim,
  judge: (people: readonly Reached[], room: number) => readonly Passage[],
) =>
  db.transaction().execute(async (tx): Promise<{ claimed: number; reserved: Reserved[] }> => {
    const scope: Scope = { db: tx, engine }
    const claimed = await rowsOf(
      tx,
      sql<{ id: string; person: string; unsubscribe: string; attempts: number; profile: Profile | null }>`
        select d.id, d.person, d.unsubscribe, d.attempts, p.body as profile from delivery d left join profile p on p.engine = d.engine and p.id = d.person
        where d.engine = ${engine} and d.mailing = ${claim.mailing} and d.state in ('waiting', 'deferred') and d.due <= ${claim.now}
        order by d.person limit ${claim.limit} for update of d skip locked`,
    )
    if (claimed.length === 0) return { claimed: 0, reserved: [] }
    const people = [...new Set(claimed.map(({ person }) => person))].sort()
    await sql`insert into contact (engine, person) select ${engine}, p from unnest(${people}::text[]) as p order by p on conflict do nothing`.execute(
      tx,
    )
    await sql`select from contact where engine = ${engine} and person = any(${people}) order by person for update`.execute(tx)
    await sql`insert into channel_pace (engine, channel) values (${engine}, ${claim.channel}) on conflict do nothing`.execute(tx)
    await sql`select from channel_pace where engine = ${engine} and channel = ${claim.channel} for update`.execute(tx)
    // Somebody who was erased after the mailing was planned: there is no address any more, and the gate says so.
    const profiles = claimed.map(({ person, profile }) => profile ?? stranger(person))
    const reached = await reachPeople(scope, profiles, { channel: claim.channel, at: claim.now, except: claimed.map(({ id }) => id) })
    const passages = judge(reached, claim.perMinute - (await sentWithinMinute(scope, claim)))
    await writePassages(
      scope,
      claim,
      claimed.map(({ id }, n) => ({ id, passage: passages[n] })),
    )
    const reserved = claimed.flatMap(({ id, unsubscribe, attempts }, n) => {
      const person = reached[n]
      return person && passages[n]?.outcome === 'reserved' ? [{ id, unsubscribe, attempts, reached: person }] : []
    })
    return { claimed: claimed.length, reserved }
  })

const sentWithinMinute = async ({ db, engine }: Scope, { channel, now }: Claim): Promise<number> => {
  const [row] = await rowsOf(
    db,
    sql<{ count: number }>`select count(*)::int as count from delivery
      where engine = ${engine} and channel = ${channel} and reserved_at > ${new Date(now.getTime() - 60_000)}`,
  )
  return row?.count ?? 0
}

const writePassages = async (
  { db, engine }: Scope,
  { holder, now }: Claim,
  judged: readonly { id: string; passage: Passage | undefined }[],
): Promise<void> => {
  const rows = judged.map(({ id, passage }) => {
    if (!passage || passage.outcome === 'reserved') return { id, state: passage ? 'reserved' : 'waiting' }
    const { gate, rule, reason, until } = passage
    return { id, state: passage.outcome === 'waits' ? 'waiting' : 'refused', gate, rule, reason, until: until?.toISOString() }
  })
  await sql`update delivery d set state = r.state, gate = r.gate, rule = r.rule, reason = r.reason, due = coalesce(r.until, d.due),
      holder = case r.state when 'reserved' then ${holder}::int end,
      reserved_at = case r.state when 'reserved' then ${now}::timestamptz end,
      settled_at = case r.state when 'refused' then ${now}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id text, state text, gate text, rule text, reason text, until timestamptz)
    where d.engine = ${engine} and d.id = r.id`.execute(db)
}

export interface HandedOver {
  id: string
  holder: number
  at: Date
  address: string
  messageId: string
  decision: string
  campaign?: string | undefined
  variant?: string | undefined
}

/**
 * Written, and committed, before the channel gets the message. False when this sender no longer has it in hand, or when its mailing was stopped:
 * then it must not be sent.
 */
export const handOver = async (
  { db, engine }: Scope,
  { id, holder, at, address, messageId, decision, campaign, variant }: HandedOver,
): Promise<boolean> => {
  const written =
    await sql`update delivery d set state = 'handed', handed_at = ${at}, attempts = attempts + 1, address = ${address}, message_id = ${messageId},
      decision = ${decision}, campaign = ${campaign ?? null}, variant = ${variant ?? null}
    where engine = ${engine} and id = ${id} and state = 'reserved' and holder = ${holder}
      and exists (select from mailing m where m.engine = d.engine and m.id = d.mailing and m.body ->> 'state' = 'running')`.execute(db)
  return written.numAffectedRows === 1n
}

export type Settled =
  | { state: 'accepted'; reason?: string }
  | { state: 'failed'; rule: string; reason: string }
  | { state: 'unknown'; rule: string; reason: string }
  | { state: 'deferred' | 'waiting'; rule: string; reason: string; due: Date }
  | { state: 'refused'; gate: string; rule: string; reason: string }

const ends: readonly string[] = ['accepted', 'failed', 'unknown', 'refused']
const counts: readonly string[] = ['accepted', 'failed', 'unknown', 'deferred']

/** What became of a delivery that this sender has, or had, in hand. An answer that comes after others gave it up as unknown still settles it. */
export const settleDelivery = async (
  { db, engine }: Scope,
  { id, holder, at }: { id: string; holder: number; at: Date },
  settled: Settled,
): Promise<void> => {
  const { state } = settled
  const gate = 'gate' in settled ? settled.gate : null
  const rule = 'rule' in settled ? settled.rule : null
  const keeps = counts.includes(state)
  await sql`update delivery set state = ${state}, gate = ${gate}, rule = ${rule}, reason = ${settled.reason ?? null},
      due = ${'due' in settled ? settled.due : sql`due`}, settled_at = ${ends.includes(state) ? at : null},
      reserved_at = ${keeps ? sql`reserved_at` : null}, holder = ${state === 'unknown' ? holder : null}
    where engine = ${engine} and id = ${id} and holder = ${holder} and state in ('reserved', 'handed', 'unknown')`.execute(db)
}

/** Deliveries of a mailing that are unknown, the oldest first. */
export const unknownDeliveries = async ({ db, engine }: Scope, mailing: string): Promise<string[]> => {
  const rows = await rowsOf(
    db,
    sql<{ id: string }>`select id from delivery where engine = ${engine} and mailing = ${mailing} and state = 'unknown' order by id`,
  )
  return rows.map(({ id }) => id)
}

/** What the channel itself says of an unknown delivery. */
export const resolveUnknown = async ({ db, engine }: Scope, id: string, as: 'accepted' | 'waiting', now: Date): Promise<void> => {
  await sql`update delivery set state = ${as}, gate = null, rule = null, reason = ${as === 'accepted' ? 'found at the channel afterwards' : null}, holder = null,
      settled_at = ${as === 'accepted' ? now : null}, reserved_at = ${as === 'accepted' ? sql`reserved_at` : null}
    where engine = ${engine} and id = ${id} and state = 'unknown'`.execute(db)
}

/** What this sender reserved and does not hand over waits again. */
export const releaseReserved = async ({ db, engine }: Scope, holder: number, due: Date): Promise<void> => {
  await sql`update delivery set state = 'waiting', holder = null, reserved_at = null, due = greatest(due, ${due}) where engine = ${engine} and holder = ${holder} and state = 'reserved'`.execute(
    db,
  )
}

/** What had not gone out when its mailing was stopped. */
export const refuseStopped = async ({ db, engine }: Scope, mailing: string, now: Date): Promise<void> => {
  await sql`update delivery set state = 'refused', gate = 'stop', rule = 'stopped', reason = 'the mailing was stopped before it went out', settled_at = ${now}, reserved_at = null, holder = null
    where engine = ${engine} and mailing = ${mailing} and state in ('waiting', 'deferred')`.execute(db)
}

/** When the next message of a mailing is due, and whether anything is pending at all. */
export const nextDue = async ({ db, engine }: Scope, mailing: string): Promise<{ pending: number; due?: Date }> => {
  const [row] = await rowsOf(
    db,
    sql<{
      pending: number
      due: Date | null
    }>`select count(*)::int as pending, min(due) filter (where state in ('waiting', 'deferred')) as due from delivery
      where engine = ${engine} and mailing = ${mailing} and state in ('waiting', 'deferred', 'reserved', 'handed')`,
  )
  return { pending: row?.pending ?? 0, ...(row?.due && { due: row.due }) }
}

/** Whose way out this token is. It names its engine by itself, since whoever leaves is not signed in anywhere. */
export const deliveryOfToken = async (
  db: Database,
  token: string,
): Promise<{ engine: string; delivery: string; mailing: string; person: string; address: string | null; decision: string | null } | undefined> => {
  const [row] = await rowsOf(
    db,
    sql<{ engine: string; delivery: string; mailing: string; person: string; address: string | null; decision: string | null }>`
      select engine, id as delivery, mailing, person, address, decision from delivery where unsubscribe = ${token}`,
  )
  return row
}
