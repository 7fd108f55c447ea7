import { type RawBuilder, sql } from 'kysely'
import { type Counted, type Level, mostCounted, mostRanked, type Paged, type SearchWord, type Sought } from '../../engine/create/search.ts'
import { rowsOf, type Scope } from './database.ts'

export type Condition = RawBuilder<unknown>

/** What narrows a search: parts of the text query, all in one look into the index, and what that index does not hold. */
export interface Part {
  query?: readonly string[]
  beyond?: Condition
}

/** What a search is narrowed by and counted for. */
export interface Facet<S> {
  narrows: (search: S) => Part
  /** Of a row: one value or a set of them. */
  values: (search: S) => Condition
  /** It asks for all of its values, so that its own counts are narrowed by it too. */
  isOfAll?: boolean
}

/** One table of things that are searched; a row of it is `c`. */
export interface Ground<S extends Sought> {
  table: Condition
  /** The weight of the words that count most. */
  within: 'A' | 'B'
  /** Narrows, and is not counted. */
  beside: (search: S) => Part
  facets: Readonly<Record<string, Facet<S>>>
  /** What the values of facets are read from. */
  counted: Condition
  /** Orders beside match and newest: `id` and `rank` of all that have a place there. */
  ranks: Readonly<Record<string, (scope: Scope) => Condition>>
  /** What a list tells of each beside how it was found, as columns. */
  told: (scope: Scope, search: S) => Condition
  /** Joined for that, once for a whole `page`. */
  joined?: (scope: Scope) => Condition
}

/** One lexeme of a text query, whatever signs are in it. `how` is `*` for its beginning, or weights. */
export const lexeme = (text: string, how = ''): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'${how && `:${how}`}`

export const anyOf = (parts: readonly string[]): string => `(${parts.join(' | ')})`

/** What a thing is, as it is written beside its words. */
export const markOf = (name: string, value: string): string => `=${name}:${value}`

/** Any of these is written beside its words. */
export const marked = (name: string, values: readonly string[]): string =>
  values.length === 0 ? lexeme('==') : anyOf(values.map((value) => lexeme(markOf(name, value))))

export const tagged: Facet<Sought> = {
  narrows: ({ tags }) => ({ query: tags.map((one) => marked('tag', one)) }),
  values: () => sql`jsonb_array_elements_text(body -> 'tags')`,
  isOfAll: true,
}

/** As it is met in the words of one text: whole, or as a beginning. */
export const met = ({ word, short }: SearchWord): string => lexeme(word, short === 'whole' ? '' : '*')

/** As the index is asked for it: a beginning of one or two letters, which thousands of words have, is written beside them. */
const found = (one: SearchWord): string =>
  anyOf([one.short === 'begun' ? marked('begins', [one.word]) : met(one), ...(one.tags.length === 0 ? [] : [marked('tag', one.tags)])])

const holds = (parts: readonly Part[]): Condition => {
  const query = parts.flatMap((part) => part.query ?? [])
  const beyond = parts.flatMap((part) => part.beyond ?? [])
  return sql.join([query.length === 0 ? sql`true` : sql`c.words @@ ${query.join(' & ')}::tsquery`, ...beyond], sql` and `)
}

/** As `Level` counts. */
const level =
  (within: string) =>
  ({ word, tags }: SearchWord): Condition =>
    sql`case when ${holds([{ query: [lexeme(word, within)] }])} then 4 when ${holds([{ query: [lexeme(word, `*${within}`)] }])} then 3
    when ${tags.length === 0 ? sql`false` : holds([{ query: [marked('tag', tags)] }])} then 2 else 1 end`

const among = <S extends Sought>({ table, beside }: Ground<S>, { engine }: Scope, search: S, parts: readonly Part[]): Condition =>
  sql`${table} c where c.engine = ${engine} and ${holds([{ query: search.words.map(found) }, beside(search), ...parts])}`

const all = <S extends Sought>(ground: Ground<S>, scope: Scope, search: S): Condition =>
  among(
    ground,
    scope,
    search,
    Object.values(ground.facets).map(({ narrows }) => narrows(search)),
  )

/**
 * Everything that is found, with what puts it in order; as much as is ranked or counted, and one more. What has no rank in an order of the ground has no
 * place there.
 */
const hitsOf = <S extends Sought>(ground: Ground<S>, scope: Scope, search: S & Paged<string>): Condition => {
  const { sort, words } = search
  if (sort === 'newest') return sql`select c.id, 0 as rank from ${all(ground, scope, search)} limit ${mostRanked + 1}`
  const ranked = ground.ranks[sort]
  if (ranked) return sql`select id, r.rank from (select c.id from ${all(ground, scope, search)}) c join (${ranked(scope)}) r using (id)`
  return sql`select c.id, ${sql.join([sql`0`, ...words.map(level(ground.within))], sql` + `)} as rank
    from (select c.id, c.words from ${all(ground, scope, search)} order by c.id desc limit ${mostRanked + 1}) c`
}

/** Newest first goes on after an id; every other order after so many. */
const pageOf = <S extends Sought>(ground: Ground<S>, scope: Scope, search: S & Paged<string>, skipped: number): Condition => {
  const { sort, limit, after } = search
  const beyond = after === undefined ? sql`` : sql` and c.id < ${after}`
  return sort === 'newest'
    ? sql`select c.id, 0 as rank from ${all(ground, scope, search)}${beyond} order by c.id desc limit ${limit + 1}`
    : sql`select id, rank from hits order by rank desc, id desc offset ${skipped} limit ${limit + 1}`
}

/** A row as it lies there, with how each word was found and what the ground tells of it. */
export type Row<T, Told extends object> = { body: T; levels: Level[] } & Told

interface Answer<T, Told extends object> {
  rows: Row<T, Told>[]
  total: number
  next?: string
  more: boolean
}

export const searchIn = async <T extends { id: string }, Told extends object, S extends Sought>(
  ground: Ground<S>,
  scope: Scope,
  search: S & Paged<string>,
): Promise<Answer<T, Told>> => {
  const { sort, limit, after, words } = search
  const skipped = sort !== 'newest' && /^\d{1,9}$/.test(after ?? '') ? Number(after) : 0
  const levels = words.length === 0 ? sql`array[]::int[]` : sql`array[${sql.join(words.map(level(ground.within)))}]`
  const [answer] = await rowsOf(
    scope.db,
    sql<{ count: number; rows: Row<T, Told>[] | null }>`
      with hits as materialized (${hitsOf(ground, scope, search)}),
      page as materialized (${pageOf(ground, scope, search, skipped)}),
      shown as (select page.rank, c.id, c.body, ${levels} as levels, ${ground.told(scope, search)}
        from page join ${ground.table} c on c.engine = ${scope.engine} and c.id = page.id ${ground.joined?.(scope) ?? sql``})
      select (select count(*)::int from hits) as count, (select jsonb_agg(shown order by rank desc, id desc) from shown) as rows`,
  )
  const [count, found] = [answer?.count ?? 0, answer?.rows ?? []]
  const rows = found.slice(0, limit)
  const next = sort === 'newest' ? rows.at(-1)?.body.id : String(skipped + rows.length)
  const more = (sort === 'newest' || sort === 'match') && count > mostRanked
  return { rows, total: more ? mostRanked : count, more, ...(found.length > limit && next !== undefined && { next }) }
}

/** Counts of every facet of the ground under all the others, of the newest. */
export const countIn = async <S extends Sought>(
  ground: Ground<S>,
  scope: Scope,
  search: S,
): Promise<Counted & { countsOf: (facet: string) => Record<string, number> }> => {
  const facets = Object.entries(ground.facets)
  const flag = (name: string) => sql.ref(`is_${name}`)
  const counted = facets.map(([name, { values, isOfAll }]) => {
    const others = facets.flatMap(([other]) => (other === name && isOfAll !== true ? [] : [flag(other)]))
    return sql`select ${name}::text as facet, value, count(*)::int as count from base, lateral (select ${values(search)} as value) v
      where ${sql.join([sql`value is not null`, ...others], sql` and `)} group by value`
  })
  const flags = facets.map(([name, { narrows }]) => sql`${holds([narrows(search)])} as ${flag(name)}`)
  const rows = await rowsOf(
    scope.db,
    sql<{ facet: string; value: string; count: number }>`
      with base as materialized (
        select ${sql.join([ground.counted, ...flags])} from ${among(ground, scope, search, [])} order by c.id desc limit ${mostCounted + 1}
      )
      ${sql.join([...counted, sql`select '', '', count(*)::int from base`], sql` union all `)}`,
  )
  const countsOf = (facet: string): Record<string, number> =>
    Object.fromEntries(rows.filter((row) => row.facet === facet).map(({ value, count }) => [value, count]))
  const of = countsOf('')[''] ?? 0
  return { of: Math.min(of, mostCounted), more: of > mostCounted, countsOf }
}
