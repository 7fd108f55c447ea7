import { sql } from 'kysely'
import { type Shown, shownAt, shownOf } from '../../engine/decide/impression.ts'
import type { Outcome } from '../../engine/observe/outcome.ts'
import { answering } from './answering.ts'
import { rowsOf, type Scope } from './database.ts'

/** Some impressions of one campaign at one placement on one day, in UTC. */
export interface Impressions {
  campaign: string
  placement: string
  day: string
  count: number
  /** By which somebody's cap was overshot. */
  over: number
  synthetic: boolean
}

/** Moves what budgets are counted by, in the transaction that writes the exposures. */
export const moveImpressions = (scope: Scope, outcomes: readonly Outcome[]): Promise<void> =>
  addImpressions(
    scope,
    outcomes.flatMap(({ kind, state, campaign, placement, at, synthetic }) =>
      kind === 'exposure' && state === 'joined' && campaign !== undefined
        ? [{ campaign, placement, day: at.slice(0, 10), count: 1, over: 0, synthetic }]
        : [],
    ),
  )

export const addImpressions = async (scope: Scope, impressions: readonly Impressions[]): Promise<void> => {
  if (impressions.length === 0) return
  await sql`insert into impression as held (engine, campaign, placement, day, synthetic, count, over)
    select ${scope.engine}, i ->> 'campaign', i ->> 'placement', (i ->> 'day')::date, (i ->> 'synthetic')::boolean, sum((i ->> 'count')::bigint), sum((i ->> 'over')::bigint)
    from jsonb_array_elements(${JSON.stringify(impressions)}::jsonb) as i group by 2, 3, 4, 5 order by 2, 3, 4, 5
    on conflict (engine, campaign, placement, day, synthetic) do update set count = held.count + excluded.count, over = held.over + excluded.over`.execute(
    scope.db,
  )
}

/** Impressions of each of these campaigns, in all and on one day. */
export const impressionsOf = async (scope: Scope, campaigns: readonly string[], day: string): Promise<Map<string, Shown>> => {
  if (campaigns.length === 0) return new Map()
  const rows = await rowsOf(
    scope.db,
    sql<
      Shown & { campaign: string }
    >`select campaign, sum(count)::bigint as total, coalesce(sum(count) filter (where day = ${day}::date), 0)::bigint as today,
        sum(over)::bigint as over
      from impression where engine = ${scope.engine} and campaign = any(${campaigns}) group by campaign`,
  )
  return new Map(rows.map(({ campaign, ...shown }) => [campaign, shown]))
}

const nothing: Shown = { total: 0, today: 0, over: 0 }

export const impressionAnswers = [
  answering(shownAt, async (scope, { placement, day }) => {
    const [shown] = await rowsOf(
      scope.db,
      sql<Shown>`select coalesce(sum(count), 0)::bigint as total, coalesce(sum(count) filter (where day = ${day}::date), 0)::bigint as today,
          coalesce(sum(over), 0)::bigint as over
        from impression where engine = ${scope.engine} and placement = ${placement}`,
    )
    return shown ?? nothing
  }),
  answering(shownOf, async (scope, { campaign, day }) => (await impressionsOf(scope, [campaign], day)).get(campaign) ?? nothing),
]
