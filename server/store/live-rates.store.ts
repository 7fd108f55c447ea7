import { sql } from 'kysely'
import { identifiers } from '../../engine/kernel/identifier.ts'
import { type LiveRates, liveRates } from '../../engine/steward/live-rates.ts'
import { answering } from './answering.ts'
import { rowsOf } from './database.ts'

const windowSeconds = 60

/** The lowest decision id of a moment: ids begin with their time, so that a minute is a short range of the key. */
const idFrom = (moment: Date): string => identifiers(moment, new Uint32Array(2))('dec')

/** What ran in the last minute and since midnight, counted from the tables of volume by their keys. */
export const answersLiveRates = answering(liveRates, async (scope, { midnight }): Promise<LiveRates> => {
  const since = new Date(Date.now() - windowSeconds * 1_000)
  const { engine } = scope
  const [row] = await rowsOf(
    scope.db,
    sql<{
      decisions: number
      events: number
      decided: boolean
      observed: boolean
      delivered: number
      refused: number
      snapshotMs: number | null
    }>`select
      (select count(*)::int from decision where engine = ${engine} and day >= ${since.toISOString().slice(0, 10)}::date and id >= ${idFrom(since)}) as decisions,
      (select count(*)::int from event where engine = ${engine} and received_at >= ${since}) as events,
      exists (select from decision where engine = ${engine}) as decided,
      exists (select from event where engine = ${engine}) as observed,
      (select count(*)::int from delivery where engine = ${engine} and state = 'accepted' and settled_at >= ${midnight}::timestamptz) as delivered,
      (select count(*)::int from delivery where engine = ${engine} and state = 'refused' and settled_at >= ${midnight}::timestamptz) as refused,
      (select extract(epoch from clock_timestamp() - max(s.at)) * 1000 from campaign c join snapshot s on s.engine = c.engine and s.campaign = c.id
        where c.engine = ${engine} and c.body ->> 'state' = 'live' and c.body -> 'placements' ? s.placement) as "snapshotMs"`,
  )
  if (!row) throw new Error('a select without from answers one row')
  const { decisions, events, snapshotMs, ...rest } = row
  return {
    ...rest,
    decisionsPerSecond: decisions / windowSeconds,
    eventsPerSecond: events / windowSeconds,
    ...(snapshotMs !== null && { snapshotMs: Number(snapshotMs) }),
  }
})
