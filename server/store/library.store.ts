import { type RawBuilder, sql } from 'kysely'
import { localeChain } from '../../engine/create/locale-chain.ts'
import {
  componentFacets,
  type Facets,
  type Hit,
  mostCounted,
  mostRanked,
  type Search,
  searchComponents,
  type SearchWord,
  type Sort,
} from '../../engine/create/search.ts'
import { answering } from './answering.ts'
import { rowsOf, type Scope } from './database.ts'

type Condition = RawBuilder<unknown>

/** One lexeme of a text query, whatever signs are in it. `within` takes what is said (A) or the key (B). */
const lexeme = (text: string, how = ''): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'${how && `:${how}`}`

/** What a component is, as it is written beside its words. */
const mark = (name: 'kind' | 'state' | 'tag' | 'says' | 'brief', value: string): string => lexeme(`=${name}:${value}`)

const anyOf = (parts: readonly string[]): string => `(${parts.join(' | ')})`
const anyMark = (name: Parameters<typeof mark>[0], values: readonly string[]): string[] => [anyOf(values.map((value) => mark(name, value)))]

const found = ({ word, tags }: SearchWord): string => anyOf([lexeme(word, '*'), ...tags.map((tag) => mark('tag', tag))])

/** The parts of a search, each a text query. */
const kindIs = ({ kinds }: Search): string[] => (kinds === undefined ? [] : anyMark('kind', kinds))
const stateIs = ({ states }: Search): string[] => (states === undefined ? [] : anyMark('state', states))
const tagged = ({ tags }: Search): string[] => tags.flatMap((one) => anyMark('tag', one))
const beside = ({ words, says, lacks, brief }: Search): string[] => [
  ...words.map(found),
  ...(says === undefined ? [] : anyMark('says', localeChain(says))),
  ...(lacks === undefined ? [] : anyMark('says', localeChain(lacks)).map((part) => `!${part}`)),
  ...(brief === undefined ? [] : [mark('brief', brief)]),
]

const holds = (parts: readonly string[]): Condition => (parts.length === 0 ? sql`true` : sql`c.words @@ ${parts.join(' & ')}::tsquery`)

/** As `Level` counts. */
const level = ({ word, tags }: SearchWord): Condition =>
  sql`case when ${holds([lexeme(word, 'A')])} then 4 when ${holds([lexeme(word, '*A')])} then 3
    when ${tags.length === 0 ? sql`false` : holds(anyMark('tag', tags))} then 2 else 1 end`

const isUsed = sql`exists (select from family f where f.engine = c.engine and coalesce(f.body ->> 'state', '') = 'current'
  and jsonb_path_query_array(f.body, '$.slots.*[*]') @> to_jsonb(array[c.id]))`

const among = ({ engine }: Scope, { unused }: Search, parts: readonly string[]): Condition =>
  sql`c.engine = ${engine} and ${holds(parts)}${unused === true ? sql` and not ${isUsed}` : sql``}`

const where = (scope: Scope, search: Search): Condition =>
  among(scope, search, [...beside(search), ...kindIs(search), ...stateIs(search), ...tagged(search)])

/** Of everything measured the effect for everybody, where it was seen most; none while too little came. */
const measured = ({ engine }: Scope): Condition =>
  sql`select distinct on (e ->> 'component') e ->> 'component' as id, (e ->> 'exposures')::int as exposures, (e ->> 'effect')::float8 as effect,
      e -> 'interval' as interval, l.placement
    from learned l, jsonb_array_elements(l.body -> 'effects') as e
    where l.engine = ${engine} and e ? 'effect' and e ? 'interval' and not e ? 'audience' order by e ->> 'component', (e ->> 'exposures')::int desc`

const inUse = ({ engine }: Scope): Condition =>
  sql`select held #>> '{}' as id, count(distinct f.id)::int as families from family f, jsonb_path_query(f.body, '$.slots.*[*]') as held
    where f.engine = ${engine} and coalesce(f.body ->> 'state', '') = 'current' group by 1`

interface Asked extends Search {
  sort: Sort
  limit: number
  after?: string
}

/**
 * Everything that is found, with what puts it in order; as much as is ranked or counted, and one more. What is in no family has no place by use, and what
 * was not measured none by effect.
 */
const hits: Readonly<Record<Sort, (scope: Scope, search: Search) => Condition>> = {
  newest: (scope, search) => sql`select c.id, 0 as rank from component c where ${where(scope, search)} limit ${mostRanked + 1}`,
  match: (scope, search) =>
    sql`select c.id, ${sql.join([sql`0`, ...search.words.map(level)], sql` + `)} as rank
      from (select * from component c where ${where(scope, search)} order by c.id desc limit ${mostRanked + 1}) c`,
  use: (scope, search) =>
    sql`select c.id, used.families as rank from component c join (${inUse(scope)}) used using (id) where ${where(scope, search)}`,
  effect: (scope, search) =>
    sql`select c.id, (told.interval ->> 0)::float8 as rank from component c join (${measured(scope)}) told using (id) where ${where(scope, search)}`,
}

/** Newest first goes on after an id; every other order after so many. */
const pageOf = (scope: Scope, search: Asked, skipped: number): Condition => {
  const { sort, limit, after } = search
  const beyond = after === undefined ? sql`` : sql` and c.id < ${after}`
  return sort === 'newest'
    ? sql`select c.id, 0 as rank from component c where ${where(scope, search)}${beyond} order by c.id desc limit ${limit + 1}`
    : sql`select id, rank from hits order by rank desc, id desc offset ${skipped} limit ${limit + 1}`
}

interface Row {
  component: Hit['component']
  levels: Hit['levels']
  families: number
  effect: Hit['effect'] | null
  picture: Hit['picture'] | null
}

const searched = answering(searchComponents, async (scope, search) => {
  const skipped = search.sort !== 'newest' && /^\d{1,9}$/.test(search.after ?? '') ? Number(search.after) : 0
  const levels = search.words.length === 0 ? sql`array[]::int[]` : sql`array[${sql.join(search.words.map(level))}]`
  const [answer] = await rowsOf(
    scope.db,
    sql<{ count: number; rows: Row[] | null }>`
      with hits as materialized (${hits[search.sort](scope, search)}),
      page as materialized (${pageOf(scope, search, skipped)}),
      told as materialized (select id, jsonb_build_object('effect', effect, 'interval', interval, 'exposures', exposures, 'placement', placement) as effect
        from (${measured(scope)}) m where id in (select id from page)),
      shown as (
        select page.rank, c.id, c.body as component, ${levels} as levels, told.effect,
          (select count(*)::int from family f where f.engine = c.engine and coalesce(f.body ->> 'state', '') = 'current'
            and jsonb_path_query_array(f.body, '$.slots.*[*]') @> to_jsonb(array[c.id])) as families,
          (select a.body from asset a where a.engine = c.engine
            and a.id in (select held #>> '{}' from jsonb_path_query(c.body, '$.fields.*.asset') as held) order by a.id limit 1) as picture
        from page join component c on c.engine = ${scope.engine} and c.id = page.id left join told on told.id = c.id
      )
      select (select count(*)::int from hits) as count, (select jsonb_agg(shown order by rank desc, id desc) from shown) as rows`,
  )
  const [count, rows] = [answer?.count ?? 0, answer?.rows ?? []]
  const items = rows.slice(0, search.limit).map(({ component, levels: found, families, effect, picture }): Hit => ({
    component,
    levels: found,
    families,
    ...(effect && { effect }),
    ...(picture && { picture }),
  }))
  const next = search.sort === 'newest' ? items.at(-1)?.component.id : String(skipped + items.length)
  const more = (search.sort === 'newest' || search.sort === 'match') && count > mostRanked
  return { items, total: more ? mostRanked : count, more, ...(rows.length > search.limit && next !== undefined && { next }) }
})

const faceted = answering(componentFacets, async (scope, search): Promise<Facets> => {
  const rows = await rowsOf(
    scope.db,
    sql<{ facet: keyof Facets; value: string; count: number }>`
      with base as materialized (
        select c.body, ${holds(kindIs(search))} as k, ${holds(stateIs(search))} as s, ${holds(tagged(search))} as t from component c
        where ${among(scope, search, beside(search))} order by c.id desc limit ${mostCounted + 1}
      )
      select 'kind' as facet, body ->> 'kind' as value, count(*)::int as count from base where s and t group by 2
      union all select 'state', body ->> 'state', count(*)::int from base where k and t group by 2
      union all select 'tag', tag, count(*)::int from base, jsonb_array_elements_text(body -> 'tags') as tag where k and s and t group by 2
      union all select 'locale', locale, count(*)::int from base, jsonb_object_keys(body -> 'fields') as locale where k and s and t group by 2
      union all select 'of', '', count(*)::int from base`,
  )
  const countsOf = (facet: string): Record<string, number> =>
    Object.fromEntries(rows.filter((row) => row.facet === facet).map(({ value, count }) => [value, count]))
  const of = countsOf('of')[''] ?? 0
  return {
    kind: countsOf('kind'),
    state: countsOf('state'),
    tag: countsOf('tag'),
    locale: countsOf('locale'),
    of: Math.min(of, mostCounted),
    more: of > mostCounted,
  }
})

export const libraryAnswers = [searched, faceted]
