import { sql } from 'kysely'
import type { Profile } from '../../engine/audience/profile.ts'
import {
  deliveriesOf,
  type Delivery,
  deliveryById,
  type DeliveryFilter,
  type ListedDelivery,
  resolutions,
  type Tally,
  talliesOf,
} from '../../engine/activate/delivery.ts'
import { type Reached, reachOf } from '../../engine/activate/reach.ts'
import type { Page } from '../../engine/kernel/reader.ts'
import { answering, appending } from './answering.ts'
import { rowsOf, type Scope } from './database.ts'
import { LostRace } from './noun.store.ts'

/** How far back caps may look. */
const reachDays = 90

/** What the contact gate needs to know of these people: one statement for each kind of fact, whatever their number. */
export const reachPeople = async (
  scope: Scope,
  profiles: readonly Profile[],
  on: { channel: string; at: Date; except?: readonly string[] },
): Promise<Reached[]> => {
  const ids = profiles.map(({ id }) => id)
  const addresses = profiles.flatMap(({ email }) => email ?? [])
  const held = await suppressionsAt(scope, addresses)
  const recent = await rowsOf(
    scope.db,
    sql<{ person: string; moments: string[] }>`select person, json_agg(reserved_at) as moments from delivery
      where engine = ${scope.engine} and person = any(${ids}) and channel = ${on.channel} and class = 'marketing' and state <> 'failed'
        and reserved_at > ${new Date(on.at.getTime() - reachDays * 86_400_000)} and id <> all(${on.except ?? []})
      group by person`,
  )
  const moments = new Map(recent.map(({ person, moments: times }) => [person, times.map((time) => Date.parse(time))]))
  return profiles.map((profile) => ({
    profile,
    suppressions: held.filter(({ address }) => address === profile.email),
    recent: moments.get(profile.id) ?? [],
  }))
}

const suppressionsAt = async (scope: Scope, addresses: readonly string[]) => {
  if (addresses.length === 0) return []
  const rows = await rowsOf(
    scope.db,
    sql<{ body: Reached['suppressions'][number] & { address: string } }>`select body from suppression
      where engine = ${scope.engine} and coalesce(body ->> 'address', '') = any(${addresses})`,
  )
  return rows.map(({ body }) => body)
}

/** People with an e-mail address in the order of their ids, those merged into another left out. */
export const peopleAfter = async (scope: Scope, after: string, limit: number): Promise<Profile[]> => {
  const rows = await rowsOf(
    scope.db,
    sql<{
      body: Profile
    }>`select body from profile where engine = ${scope.engine} and id > ${after} and body ->> 'state' <> 'merged' and body ->> 'email' <> '' order by id limit ${limit}`,
  )
  return rows.map(({ body }) => body)
}

const answersReach = answering(reachOf, async (scope, { channel, at, after, limit = 200 }) => {
  const profiles = await peopleAfter(scope, after ?? '', limit)
  const last = profiles.length === limit ? profiles.at(-1)?.id : undefined
  return { people: await reachPeople(scope, profiles, { channel, at: new Date(at) }), ...(last !== undefined && { next: last }) }
})

const columns = sql`id, mailing, person, step, channel, class, state, gate, rule, reason, due, attempts, address, message_id as "messageId", decision, campaign, variant,
  planned_at as "plannedAt", reserved_at as "reservedAt", handed_at as "handedAt", settled_at as "settledAt"`
const knownAs = sql`(select coalesce(p.body ->> 'email', p.body ->> 'userId', p.body -> 'anonymousIds' ->> 0) from profile p
  where p.engine = delivery.engine and p.id = delivery.person) as "knownAs"`

type Row<T extends Delivery = Delivery> = { [key in keyof T]: T[key] | Date | null }

/** Absent is absent, and moments are text, as everywhere in the engine. */
const deliveryOf = <T extends Delivery>(row: Row<T>): T =>
  Object.fromEntries(
    Object.entries(row).flatMap(([key, value]) => (value === null ? [] : [[key, value instanceof Date ? value.toISOString() : value]])),
  ) as T

const filtered = ({ engine }: Scope, { mailing, person, states, gate, rule }: DeliveryFilter) => {
  const conditions = [
    sql`engine = ${engine}`,
    mailing !== undefined && sql`mailing = ${mailing}`,
    person !== undefined && sql`person = ${person}`,
    states !== undefined && sql`state = any(${states})`,
    gate !== undefined && sql`gate = ${gate}`,
    rule !== undefined && sql`rule = ${rule}`,
  ].filter((condition) => condition !== false)
  return sql`from delivery where ${sql.join(conditions, sql` and `)}`
}

/** Newest first: ids are in the order of time. */
const answersDeliveries = answering(deliveriesOf, async (scope, { after, limit = 50, ...filter }): Promise<Page<ListedDelivery>> => {
  const from = filtered(scope, filter)
  const rows = await rowsOf(
    scope.db,
    sql<
      Row<ListedDelivery>
    >`select ${columns}, ${knownAs} ${from} ${after === undefined ? sql`` : sql`and id < ${after}`} order by id desc limit ${limit + 1}`,
  )
  const [counted] = await rowsOf(scope.db, sql<{ count: number }>`select count(*)::int as count ${from}`)
  const items = rows.slice(0, limit).map((row) => deliveryOf<ListedDelivery>(row))
  const last = items.at(-1)
  return { items, total: counted?.count ?? 0, ...(rows.length > limit && last && { next: last.id }) }
})

const answersDelivery = answering(deliveryById, async (scope, { id }) => {
  const [row] = await rowsOf(scope.db, sql<Row>`select ${columns} from delivery where engine = ${scope.engine} and id = ${id}`)
  return row && deliveryOf(row)
})

const answersTallies = answering(talliesOf, async (scope, { mailing }) => {
  const rows = await rowsOf(
    scope.db,
    sql<{
      state: Tally['state']
      gate: string | null
      rule: string | null
      count: number
    }>`select state, gate, rule, count(*)::int as count from delivery
      where engine = ${scope.engine} and mailing = ${mailing} group by state, gate, rule`,
  )
  return rows.map(({ state, gate, rule, count }): Tally => ({ state, count, ...(gate !== null && { gate }), ...(rule !== null && { rule }) }))
})

const appendsResolutions = appending(resolutions, async (scope, rows) => {
  for (const { delivery, as, reason, at } of rows) {
    const written = await sql`update delivery set state = ${as}, gate = null, rule = 'resolved', reason = ${reason}, settled_at = ${at}, holder = null
      where engine = ${scope.engine} and id = ${delivery} and state = 'unknown'`.execute(scope.db)
    if (written.numAffectedRows !== 1n) throw new LostRace(`delivery ${delivery} is no longer unknown`)
  }
})

export const activateAnswers = [answersReach, answersDeliveries, answersDelivery, answersTallies]
export const activateAppends = [appendsResolutions]
