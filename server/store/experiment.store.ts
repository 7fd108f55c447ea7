import { sql, type RawBuilder } from 'kysely'
import type { Batch, Slice } from '../../engine/learn/experiment/batch.ts'
import { experimentSlices, holdoutSlices, type SlicesWanted } from '../../engine/learn/experiment/slices.ts'
import { learnedFrom } from '../../engine/learn/tally.ts'
import { answering } from './answering.ts'
import { rowsOf, type Scope } from './database.ts'

type Row = Batch & { at: Date; synthetic: boolean; ruleset: string | null }

/** Days before the beginning in which what a person did is looked at. */
const daysBefore = 28

type Wanted = Omit<SlicesWanted, 'experiment' | 'perPerson'>

/**
 * Units by slice, arm and shares. `decided` selects the decisions: unit, id, day, at, arm, shares, synthetic, ruleset. Each unit counts once, at its first decision,
 * with what came of all of its own; outcomes that lie aside (machines, other events) are none. Nothing is joined with itself: on tables that were just filled, and have no
 * statistics, the planner takes them for empty, and a join that is not by an index runs for minutes.
 */
const batchesOf = (scope: Scope, decided: RawBuilder<unknown>, { metric, from, until, settleHours, sliceMinutes }: Wanted): Promise<Row[]> => {
  const value = metric === 'valuePerDecision' ? sql`o.value` : sql`1`
  const within = settleHours > 0 ? sql`and o.at <= u.at + make_interval(hours => ${settleHours})` : sql``
  return rowsOf(
    scope.db,
    sql<Row>`with decided as (${decided}),
      begun as (
        select unit, id, day, first_value(at) over own as at, first_value(arm) over own as arm, first_value(shares) over own as shares,
          first_value(synthetic) over own as synthetic, first_value(ruleset) over own as ruleset, first_value(subject) over own as subject
        from decided window own as (partition by unit order by id)),
      came as (
        select u.unit, u.at, u.arm, u.shares, u.synthetic, u.ruleset, u.subject, coalesce(bool_or(o.kind = 'exposure'), false) as exposed,
          coalesce(max(${value}) filter (where o.kind = ${learnedFrom(metric)}), 0)::float8 as most,
          coalesce(sum(${value}) filter (where o.kind = ${learnedFrom(metric)}), 0)::float8 as total
        from begun u left join outcome o on o.engine = ${scope.engine} and o.day = u.day and o.decision = u.id and o.state = 'joined' ${within}
        group by u.unit, u.at, u.arm, u.shares, u.synthetic, u.ruleset, u.subject),
      past as materialized (
        select o.subject, count(*)::float8 as x from outcome o
        where o.engine = ${scope.engine} and o.kind = ${learnedFrom(metric)} and o.state = 'joined' and o.at < ${from}::timestamptz
          and o.at >= ${from}::timestamptz - make_interval(days => ${daysBefore})
          and o.day >= (${from}::timestamptz - make_interval(days => ${daysBefore * 2}))::date and o.day <= ${from}::timestamptz::date
        group by o.subject),
      unit as (
        select date_bin(make_interval(mins => ${sliceMinutes}), c.at, ${from}::timestamptz) as slice, c.arm, c.shares, c.synthetic, c.ruleset,
          c.exposed, c.most > 0 as converted, ${metric === 'valuePerDecision' ? sql`c.total / 100` : sql`c.most`} as y, coalesce(p.x, 0) as x
        from came c left join past p on p.subject = c.subject
        where c.at >= ${from}::timestamptz and c.at < ${until}::timestamptz)
      select slice as at, arm, shares, ruleset, bool_or(synthetic) as synthetic, count(*)::int as units, count(*) filter (where exposed)::int as exposed,
        count(*) filter (where converted)::int as conversions, sum(y)::float8 as sum, sum(y * y)::float8 as squares, sum(x)::float8 as before,
        sum(x * x)::float8 as "beforeSquares", sum(x * y)::float8 as products
      from unit group by slice, arm, shares, ruleset order by slice, arm, shares, ruleset`,
  )
}

/** Days whose partitions may hold the decisions. */
const inDays = ({ from, until }: Wanted): RawBuilder<unknown> => sql`d.day >= ${from}::timestamptz::date and d.day <= ${until}::timestamptz::date`

const sliced = (rows: readonly Row[], sharesOf: (row: Row) => readonly number[]): { slices: Slice[]; synthetic: boolean } => {
  const slices: { at: string; batches: Batch[] }[] = []
  for (const row of rows) {
    const { at, synthetic: _synthetic, ruleset: _ruleset, ...batch } = row
    const time = at.toISOString()
    if (slices.at(-1)?.at !== time) slices.push({ at: time, batches: [] })
    slices.at(-1)?.batches.push({ ...batch, shares: sharesOf(row) })
  }
  return { slices, synthetic: rows.some(({ synthetic }) => synthetic) }
}

/** What each ruleset held out at each placement: the share of a holdout may have been changed meanwhile. */
const heldOutBy = async (scope: Scope, hashes: readonly string[]): Promise<Map<string, number>> => {
  const rows = await rowsOf(
    scope.db,
    sql<{ hash: string; key: string; share: number }>`select r.hash, p ->> 'key' as key, (p #>> '{holdout,share}')::float8 as share
      from ruleset r, jsonb_array_elements(r.body -> 'placements') p where r.engine = ${scope.engine} and r.hash = any(${hashes})`,
  )
  return new Map(rows.map(({ hash, key, share }) => [`${hash} ${key}`, share]))
}

export const experimentAnswers = [
  answering(experimentSlices, async (scope, { experiment, perPerson, ...wanted }) => {
    const unit = perPerson ? sql`coalesce(d.subject, d.id)` : sql`d.id`
    const decided = sql`select ${unit} as unit, d.id, d.day, (d.body ->> 'at')::timestamptz as at, d.subject, (d.body #>> '{experiment,arm}')::int as arm,
        d.body #> '{experiment,shares}' as shares, (d.body ->> 'synthetic')::boolean as synthetic, null::text as ruleset
      from decision d where d.engine = ${scope.engine} and d.body ? 'experiment' and d.body #>> '{experiment,experiment}' = ${experiment} and ${inDays(wanted)}`
    return sliced(await batchesOf(scope, decided, wanted), ({ shares }) => shares)
  }),
  answering(holdoutSlices, async (scope, { placement, ...wanted }) => {
    // A person is one unit at each placement, since each holds out by a salt of its own.
    const decided = sql`select d.placement || ' ' || d.subject as unit, d.id, d.day, (d.body ->> 'at')::timestamptz as at, d.subject,
        case when d.branch = 'holdout' then 0 else 1 end as arm, to_jsonb(d.placement) as shares, (d.body ->> 'synthetic')::boolean as synthetic,
        d.body ->> 'ruleset' as ruleset
      from decision d where d.engine = ${scope.engine} and d.subject is not null and d.branch <> 'fallback' and ${inDays(wanted)}
        ${placement === undefined ? sql`` : sql`and d.placement = ${placement}`}`
    const rows = await batchesOf(scope, decided, wanted)
    const held = await heldOutBy(scope, [...new Set(rows.flatMap(({ ruleset }) => ruleset ?? []))])
    const shareOf = ({ ruleset, shares }: Row): number => held.get(`${ruleset} ${String(shares)}`) ?? 0
    // Where nobody could be held out there is nobody to compare with.
    return sliced(
      rows.filter((row) => shareOf(row) > 0),
      (row) => [shareOf(row), 1 - shareOf(row)],
    )
  }),
]
