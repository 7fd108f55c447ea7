import { sql } from 'kysely'
import type { Seen } from '../../engine/decide/cap.ts'
import type { DecisionRecord } from '../../engine/decide/decision.ts'
import type { PolicySnapshot } from '../../engine/decide/snapshot.ts'
import type { TierSnapshot } from '../../engine/decide/tier.ts'
import type { LearnedEvent } from '../../engine/learn/tally.ts'
import { rowsOf, type Scope } from './database.ts'

/** A stretch of a placement’s decisions, by whole days but for the last. */
export interface Stretch {
  placement: string
  from: string
  to: string
}

/** How many decisions there are, as they were counted when their records came in. */
export const countDecisions = async (scope: Scope, { placement, from, to }: Stretch): Promise<number> => {
  const [row] = await rowsOf(
    scope.db,
    sql<{ count: number }>`select coalesce(sum(count), 0)::bigint as count from decision_count
      where engine = ${scope.engine} and placement = ${placement} and day between ${from}::date and ${to}::timestamptz::date`,
  )
  return row?.count ?? 0
}

export interface LoggedRow {
  record: DecisionRecord
  converted: boolean
  /** Hundredths of the engine’s currency. */
  value: number
}

/**
 * A page of records in the order of time, with what came of them. `share` of them are taken, each for itself by a hash of its id under `salt`: which ones does not depend
 * on anything that they say, and the same salt takes the same.
 */
export const readLogged = (
  scope: Scope,
  { placement, from, to }: Stretch,
  by: { outcome: LearnedEvent; share: number; salt: string; after: string; limit: number },
): Promise<LoggedRow[]> =>
  rowsOf(
    scope.db,
    sql<LoggedRow>`select d.body as record, o.decision is not null as converted, coalesce(o.value, 0)::bigint as value
      from (select day, id, body from decision
        where engine = ${scope.engine} and placement = ${placement} and day between ${from}::date and ${to}::timestamptz::date and id > ${by.after}
          and (${by.share}::float8 >= 1 or (hashtextextended(id || ${by.salt}, 0) & 2147483647) < ${by.share}::float8 * 2147483648)
        order by id limit ${by.limit}) d
      left join outcome o on o.engine = ${scope.engine} and o.day = d.day and o.decision = d.id and o.kind = ${by.outcome} and o.state = 'joined'
      order by d.id`,
  )

/** What these people saw since, for caps that nobody counted when it was decided. */
export const exposuresOfMany = async (scope: Scope, subjects: readonly string[], since: Date): Promise<Map<string, Seen[]>> => {
  if (subjects.length === 0) return new Map()
  const rows = await rowsOf(
    scope.db,
    sql<{ subject: string; placement: string; campaign: string; components: string[] | null; at: Date }>`
      select subject, placement, campaign, components, at from outcome
      where engine = ${scope.engine} and kind = 'exposure' and subject = any(${[...subjects]}) and state = 'joined' and campaign is not null and at > ${since}`,
  )
  const seen = new Map<string, Seen[]>()
  for (const { subject, at, components, ...row } of rows)
    seen.set(subject, [...(seen.get(subject) ?? []), { ...row, components: components ?? [], at: at.getTime() }])
  return seen
}

export const snapshotsByIds = async (scope: Scope, ids: readonly string[]): Promise<Map<string, PolicySnapshot>> =>
  byId(ids, () => rowsOf(scope.db, sql<{ body: PolicySnapshot }>`select body from snapshot where engine = ${scope.engine} and id = any(${[...ids]})`))

export const tiersByIds = async (scope: Scope, ids: readonly string[]): Promise<Map<string, TierSnapshot>> =>
  byId(ids, () => rowsOf(scope.db, sql<{ body: TierSnapshot }>`select body from tier where engine = ${scope.engine} and id = any(${[...ids]})`))

const byId = async <T extends { id: string }>(ids: readonly string[], read: () => Promise<readonly { body: T }[]>): Promise<Map<string, T>> =>
  new Map((ids.length === 0 ? [] : await read()).map(({ body }) => [body.id, body]))
