import { sql } from 'kysely'
import { type Grounded, mostCandidates, type Sharing, type Trait, traitCounts, traitSharing } from '../../engine/create/similar.ts'
import { answering } from './answering.ts'
import { rowsOf } from './database.ts'
import { anyOf, type Condition, lexeme, marked, markOf } from './library-search.ts'

/** Where a table has what kind a thing is, which states are not retired, and what it says in each locale. */
const grounds = {
  component: { kind: 'kind', present: ['draft', 'approved'], said: 'fields' },
  asset: { kind: 'media', present: ['usable'], said: 'alt' },
} as const

/** As the index has it. */
const lexemesOf = (of: Grounded['of'], { by, keys }: Trait): readonly string[] =>
  by === 'word' ? keys : keys.map((key) => markOf(by === 'tag' ? 'tag' : grounds[of].kind, key))

const queryOf = (of: Grounded['of'], trait: Trait): string => anyOf(lexemesOf(of, trait).map((one) => lexeme(one, trait.begun === true ? '*' : '')))

/** From so many on what the database reckons is near enough: of words, and of all things. */
const mostCounted = { having: 100, among: 10_000 }

/**
 * The database keeps how often the most common words of each table come, to plan by (pg_stats, of all engines that share it). Who is not among them is
 * rare, and counted in little time.
 */
const counted = answering(traitCounts, async (scope, { of, traits }) => {
  const table = sql.table(of)
  const asked = JSON.stringify(traits.map((one) => ({ query: queryOf(of, one), keys: lexemesOf(of, one), begun: one.begun === true })))
  const [answer] = await rowsOf(
    scope.db,
    sql<{ among: number; having: number[] | null }>`
      with common as materialized (
        select word, share from pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) as t(word, share)
        where schemaname = current_schema() and tablename = ${of} and attname = 'words' and word is not null),
      held as materialized (
        select case when count(*) < ${mostCounted.among} then count(*)::int
          else greatest(${mostCounted.among}, (select reltuples::int from pg_class where oid = ${of}::regclass)) end as among
        from (select from ${table} where engine = ${scope.engine} limit ${mostCounted.among}) counted),
      asked as materialized (
        select ordinality, query::tsquery, among * least(1, (select coalesce(sum(share), 0) from common
          where word = any(array(select jsonb_array_elements_text(keys))) or begun and word ^@ any(array(select jsonb_array_elements_text(keys))))) as reckoned
        from held, rows from (jsonb_to_recordset(${asked}::jsonb) as (query text, keys jsonb, begun boolean)) with ordinality)
      select among, (select array_agg(case when reckoned > ${mostCounted.having} then reckoned::int
          else (select count(*)::int from ${table} c where c.engine = ${scope.engine} and c.words @@ asked.query) end order by ordinality) from asked) as having
      from held`,
  )
  return { among: answer?.among ?? 0, having: answer?.having ?? [] }
})

const sharing = answering(traitSharing, async (scope, { of, id, traits, by, named }) => {
  const queries = traits.map((trait) => queryOf(of, trait))
  const shares: Condition = sql`array(select ordinality::int - 1 from unnest(${queries}::text[]::tsquery[]) with ordinality as t(query, ordinality)
    where c.words @@ query)`
  const sought = by.flatMap((at) => queries[at] ?? [])
  const rows = await rowsOf(
    scope.db,
    sql<Sharing>`
      with sought as materialized (${
        sought.length === 0
          ? sql`select null::text as id where false`
          : sql`select c.id from ${sql.table(of)} c where c.engine = ${scope.engine}
              and c.words @@ ${`${anyOf(sought)} & ${marked('state', grounds[of].present)}`}::tsquery order by c.id desc limit ${mostCandidates}`
      })
      select c.id, ${shares} as shares,
        (select count(*) from unnest(c.words) where lexeme !~ '^=')::float8 / greatest(1, (select count(*) from jsonb_object_keys(c.body -> ${sql.lit(grounds[of].said)}))) as length
      from ${sql.table(of)} c where c.engine = ${scope.engine} and c.id in (select id from sought union select unnest(${[id, ...named]}::text[]))`,
  )
  return { self: rows.find((row) => row.id === id) ?? { id, length: 1, shares: [] }, others: rows.filter((row) => row.id !== id) }
})

export const similarAnswers = [counted, sharing]
