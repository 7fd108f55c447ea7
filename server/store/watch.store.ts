import { sql } from 'kysely'
import { campaign } from '../../engine/decide/campaign.ts'
import { placement } from '../../engine/decide/placement.ts'
import { type Change, changingVerbs } from '../../engine/learn/signals/drop.ts'
import { rowsOf, type Scope } from './database.ts'
import { allThings, manyThings } from './noun.store.ts'

/** What was seen of one day's decisions before it was over, and what came of them until then; real traffic alone. */
export interface CameOn {
  placement: string
  kind: 'exposure' | 'click' | 'conversion'
  n: number
}

export const cameOn = ({ db, engine }: Scope, day: string): Promise<CameOn[]> =>
  rowsOf(
    db,
    sql<CameOn>`select placement, kind, count(*)::int as n from outcome
      where engine = ${engine} and day = ${day}::date and kind in ('exposure', 'click', 'conversion') and state = 'joined' and not synthetic
        and at < (${day}::date + 1)::timestamp at time zone 'utc'
      group by placement, kind`,
  )

export interface DecidedOn {
  placement: string
  day: string
  decisions: number
  fallbacks: number
}

export const decidedSince = ({ db, engine }: Scope, since: string): Promise<DecidedOn[]> =>
  rowsOf(
    db,
    sql<DecidedOn>`select placement, to_char(day, 'YYYY-MM-DD') as day, sum(count)::bigint as decisions,
        coalesce(sum(count) filter (where branch = 'fallback'), 0)::bigint as fallbacks
      from decision_count where engine = ${engine} and day >= ${since}::date and not synthetic group by placement, day`,
  )

/** What changed since a day what is decided, by the key of each placement where it did. */
export const changesSince = async (scope: Scope, since: string): Promise<Map<string, Change[]>> => {
  const rows = await rowsOf(
    scope.db,
    sql<{
      seq: number
      at: Date
      verb: string
      objects: { type: string; id: string }[]
    }>`select seq, at, verb, envelope -> 'objects' as objects from journal
      where engine = ${scope.engine} and verb = any(${changingVerbs as string[]}) and at >= ${since}::timestamptz order by seq`,
  )
  const named = (type: string) => rows.flatMap(({ objects }) => objects.flatMap((one) => (one.type === type ? one.id : [])))
  const spots = await allThings(scope, placement, { state: 'live' })
  const campaigns = new Map((await manyThings(scope, campaign, named('campaign'))).map((one) => [one.id, one.placements]))
  const changes = new Map<string, Change[]>()
  for (const { seq, at, verb, objects } of rows) {
    const keys = objects.flatMap(({ type, id }) =>
      type === 'campaign' ? (campaigns.get(id) ?? []) : spots.flatMap((spot) => (spot.id === id ? spot.key : [])),
    )
    // A layer, or the holdout of the engine, is of no one placement.
    const everywhere = objects.every(({ type }) => type !== 'campaign' && type !== 'placement')
    for (const key of new Set(everywhere ? spots.map((spot) => spot.key) : keys))
      changes.set(key, [...(changes.get(key) ?? []), { seq, at: at.toISOString(), verb }])
  }
  return changes
}
