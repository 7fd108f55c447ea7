import { sql } from 'kysely'
import type { Metric } from '../../engine/brief/goal.ts'
import type { Placement } from '../../engine/decide/placement.ts'
import { identifiedAt } from '../../engine/kernel/identifier.ts'
import { addTallies, type Features, featureKey, type LearningCell, type Tally } from '../../engine/learn/cell.ts'
import { featuresOf, type Shown, tallyOf } from '../../engine/learn/tally.ts'
import { type Ground, groundOf } from '../../engine/learn/ground.ts'
import { countsAt, type Learned, learnedNow } from '../../engine/learn/learned.ts'
import { takenUp } from '../../engine/learn/standing.ts'
import type { Resting } from '../../engine/learn/signals/expiry.ts'
import type { FallbackDay } from '../../engine/learn/signals/gap.ts'
import type { Outcome } from '../../engine/observe/outcome.ts'
import { answering } from './answering.ts'
import { rowsOf, type Scope } from './database.ts'

/** What is summed. */
const sums = ['trials', 'successes', 'value', 'value_squares']

/** Where counts lie, and what parts them beside what was shown on which day. */
interface Book {
  table: string
  apart: readonly string[]
  /** What a decision of this placement is counted by; nothing where it is not counted here. */
  metricOf(placement: Placement, decision: string): Metric | undefined
}

const learned: Book = {
  table: 'learning_cell',
  apart: [],
  metricOf: ({ goal }) => goal.metric,
}

/** A decision counts whole or not at all: of one from before a counter-metric was watched the showing is missing, and what came of it would stand alone. */
const guarded: Book = {
  table: 'guard_cell',
  apart: ['metric'],
  metricOf: ({ goal: { counterMetric }, guardedSince }, decision) =>
    guardedSince === undefined || (identifiedAt(decision) ?? 0) >= Date.parse(guardedSince) ? counterMetric : undefined,
}

/** Moves the counts that are learned by, and those that are watched, in the transaction that writes their outcomes. */
export const moveCounts = async (
  scope: Scope,
  outcomes: readonly Outcome[],
  decisions: ReadonlyMap<string, Shown>,
  placements: ReadonlyMap<string, Placement>,
): Promise<void> => {
  for (const book of [guarded, learned]) {
    const moves = new Map<string, Move>()
    for (const outcome of outcomes) {
      const decided = decisions.get(outcome.decision)
      const placed = placements.get(outcome.placement)
      const metric = placed && book.metricOf(placed, outcome.decision)
      const tally = metric && tallyOf(outcome, metric)
      const features = decided && featuresOf(decided)
      if (!metric || !tally || !features) continue
      const { placement, day, synthetic } = outcome
      const key = featureKey(features)
      const at = `${placement} ${day} ${key} ${synthetic}`
      const other = moves.get(at)
      moves.set(at, { placement, metric, day, key, features, synthetic, tally: other ? addTallies(other.tally, tally) : tally })
    }
    await move(scope, book, moves)
  }
}

interface Move {
  placement: string
  metric: Metric
  day: string
  key: string
  features: Features
  synthetic: boolean
  tally: Tally
}

const move = async ({ db, engine }: Scope, { table, apart }: Book, moves: ReadonlyMap<string, Move>): Promise<void> => {
  if (moves.size === 0) return
  // In one order everywhere, so that two transactions never wait for each other in a circle.
  const rows = [...moves]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { key, features, tally, ...rest }]) => ({
      ...rest,
      engine,
      features: key,
      shown: features,
      ...tally,
      value_squares: tally.valueSquares,
    }))
  const named = (names: readonly string[]) => sql.join(names.map((name) => sql.ref(name)))
  const one = ['engine', 'placement', ...apart, 'day', 'features', 'synthetic']
  const columns = named([...one, 'shown', ...sums])
  const added = sql.join(sums.map((sum) => sql`${sql.ref(sum)} = ${sql.ref(`held.${sum}`)} + ${sql.ref(`excluded.${sum}`)}`))
  await sql`insert into ${sql.table(table)} as held (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)
    on conflict (${named(one)}) do update set ${added}`.execute(db)
}

/** What a counter-metric counted at a placement since it is watched there: of what it watched at another time nobody has counted what came later. */
export const readGuarded = (scope: Scope, placement: string, metric: Metric): Promise<LearningCell[]> =>
  rowsOf(
    scope.db,
    sql<LearningCell>`select placement, to_char(day, 'YYYY-MM-DD') as day, shown as features, trials, least(successes, trials) as successes, value, value_squares::float8 as "valueSquares"
      from guard_cell where engine = ${scope.engine} and placement = ${placement} and metric = ${metric} and day >= coalesce(
        (select left(body ->> 'guardedSince', 10)::date from placement where engine = ${scope.engine} and body ->> 'key' = ${placement}), '-infinity')`,
  )

/** The day on which a component was last let back at a placement, by its id. */
export const readmissions = async (scope: Scope, placement: string): Promise<Record<string, string>> => {
  const rows = await rowsOf(
    scope.db,
    sql<{ component: string; day: string }>`select one ->> 'component' as component, max(left(one ->> 'at', 10)) as day
      from campaign, jsonb_array_elements(body -> 'readmitted') as one where engine = ${scope.engine} and body -> 'placements' ? ${placement} group by 1`,
  )
  return Object.fromEntries(rows.map(({ component, day }) => [component, day]))
}

/** All counts of a placement; what was made up beside what was not. */
export const readCells = (scope: Scope, placement: string): Promise<LearningCell[]> =>
  rowsOf(
    scope.db,
    sql<LearningCell>`select placement, to_char(day, 'YYYY-MM-DD') as day, shown as features, trials, successes, value, value_squares::float8 as "valueSquares"
      from learning_cell where engine = ${scope.engine} and placement = ${placement}`,
  )

/**
 * What the counts of each placement come to: where it has moved, there is something to learn. One that was learned before is named even when its
 * counts were taken away since: then there is something to forget.
 */
export const countsMoved = (scope: Scope): Promise<{ placement: string; trials: number; successes: number; value: number; guarded: number }[]> =>
  rowsOf(
    scope.db,
    sql<{
      placement: string
      trials: number
      successes: number
      value: number
      guarded: number
    }>`select placement, coalesce(sum(trials), 0)::bigint as trials, coalesce(sum(successes), 0)::bigint as successes,
      coalesce(sum(value), 0)::bigint as value,
      coalesce(max(harmed), 0)::bigint as guarded
      from (select distinct placement from learned where engine = ${scope.engine}) known
      full join (select * from learning_cell where engine = ${scope.engine}) cell using (placement)
      left join (select placement, sum(successes) as harmed from guard_cell where engine = ${scope.engine} group by placement) guarded using (placement)
      group by placement`,
  )

/** Tags of components, as the library has them now. */
export const tagsOfComponents = async (scope: Scope, ids: readonly string[]): Promise<Record<string, string[]>> => {
  const rows = await rowsOf(
    scope.db,
    sql<{ id: string; tags: string[] | null }>`select id, body -> 'tags' as tags from component where engine = ${scope.engine} and id = any(${ids})`,
  )
  return Object.fromEntries(rows.map(({ id, tags }) => [id, tags ?? []]))
}

export const keepLearned = async (scope: Scope, learned: Learned): Promise<void> => {
  const { placement, campaign, at } = learned
  await sql`insert into learned (engine, placement, campaign, at, body) values (${scope.engine}, ${placement}, ${campaign}, ${at}::timestamptz, ${JSON.stringify(learned)}::jsonb)
    on conflict (engine, placement, campaign) do update set at = excluded.at, body = excluded.body`.execute(scope.db)
}

/** Decisions by placement, audience that is learned apart, and day; and how many of them had nothing to show. */
export const fallbackDays = (scope: Scope, since: Date): Promise<(FallbackDay & { placement: string; audience: string })[]> =>
  rowsOf(
    scope.db,
    sql`select placement, audience, to_char(day, 'YYYY-MM-DD') as day, sum(count)::bigint as decisions,
        coalesce(sum(count) filter (where branch = 'fallback'), 0)::bigint as fallbacks
      from decision_count where engine = ${scope.engine} and day >= ${since}::date group by placement, audience, day order by placement, audience, day`,
  )

/** What was seen at some placements since a day: in all, by each of some components, and by each of some campaigns. Both books count for themselves. */
export const restingOn = async (
  { db, engine }: Scope,
  { placements, components, campaigns, since }: { placements: string[]; components: string[]; campaigns: string[]; since: string },
): Promise<Map<string, Resting>> => {
  const rows = await rowsOf(
    db,
    sql<{ placement: string; of: keyof Resting; id: string | null; n: number }>`
      with cell as (select placement, trials, shown -> 'components' as components from learning_cell
          where engine = ${engine} and placement = any(${placements}) and day >= ${since}::date),
        seen as (select placement, campaign, count from impression
          where engine = ${engine} and placement = any(${placements}) and day >= ${since}::date)
      select placement, 'component' as of, null as id, sum(trials)::bigint as n from cell group by 1
      union all select placement, 'campaign', null, sum(count)::bigint from seen group by 1
      union all select placement, 'component', id, sum(trials)::bigint
        from cell, lateral (select distinct value as id from jsonb_each_text(components) where value = any(${components})) part group by 1, 3
      union all select placement, 'campaign', campaign, sum(count)::bigint from seen where campaign = any(${campaigns}) group by 1, 3`,
  )
  const restingIn = (own: typeof rows) => ({
    shown: own.find(({ id }) => id === null)?.n ?? 0,
    on: Object.fromEntries(own.flatMap(({ id, n }) => (id === null ? [] : [[id, n]]))),
  })
  return new Map(
    [...Map.groupBy(rows, ({ placement }) => placement)].map(([placement, own]) => [
      placement,
      { component: restingIn(own.filter(({ of }) => of === 'component')), campaign: restingIn(own.filter(({ of }) => of === 'campaign')) },
    ]),
  )
}

export const learnAnswers = [
  answering(countsAt, (scope, { placement }) => readCells(scope, placement)),
  answering(learnedNow, async (scope, { placement }) => {
    const rows = await rowsOf(
      scope.db,
      sql<{
        body: Learned
      }>`select body from learned where engine = ${scope.engine} ${placement === undefined ? sql`` : sql`and placement = ${placement}`}`,
    )
    return rows.map(({ body }) => body)
  }),
  answering(takenUp, async (scope, { signals }) => {
    const rows = await rowsOf(
      scope.db,
      sql<{ signal: string; brief: string | null; proposed: boolean }>`select distinct on (signal) signal, brief, proposed from (
        select body -> 'origin' ->> 'signal' as signal, id as brief, body ->> 'openedAt' as at, body ->> 'state' = 'proposed' as proposed from brief
        where engine = ${scope.engine} and body -> 'origin' ->> 'signal' = any(${signals}) and body ->> 'state' <> 'closed'
        union all
        select f.body -> 'lineage' ->> 'signal', f.body ->> 'brief', f.body ->> 'madeAt', false from family f
        left join brief b on b.engine = f.engine and b.id = f.body ->> 'brief'
        where f.engine = ${scope.engine} and f.body -> 'lineage' ->> 'signal' = any(${signals}) and f.body ->> 'state' = 'current'
          and b.body ->> 'state' is distinct from 'closed'
      ) begun order by signal, proposed, brief is null, at`,
    )
    return rows.map(({ signal, brief, proposed }) => ({ signal, ...(brief !== null && { brief }), ...(proposed && { proposed: true as const }) }))
  }),
  answering(groundOf, async (scope, { kind, placement, slot, component, audience }) => {
    // A gap is counted from decisions, everything else from what was shown.
    const counts =
      kind === 'gap'
        ? sql`select count as n, synthetic from decision_count where engine = ${scope.engine} and placement = ${placement}
            ${audience === undefined || audience === 'everyone' ? sql`` : sql`and audience = ${audience}`}`
        : sql`select trials as n, synthetic from learning_cell where engine = ${scope.engine} and placement = ${placement}
            ${slot === undefined || component === undefined ? sql`` : sql`and shown -> 'components' ->> ${slot} = ${component}`}`
    const [row] = await rowsOf(
      scope.db,
      sql<Ground>`select coalesce(sum(n), 0)::bigint as counted, coalesce(sum(n) filter (where synthetic), 0)::bigint as "madeUp" from (${counts}) c`,
    )
    return row ?? { counted: 0, madeUp: 0 }
  }),
]
