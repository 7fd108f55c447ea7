import { sql } from 'kysely'
import { spokenLocales } from '../../engine/create/completeness.ts'
import type { Component } from '../../engine/create/component.ts'
import { localeChain } from '../../engine/create/locale-chain.ts'
import { componentFacets, type Hit, type Search, searchComponents } from '../../engine/create/search.ts'
import { answering } from './answering.ts'
import { rowsOf, type Scope } from './database.ts'
import { type Condition, countIn, type Ground, marked, searchIn, tagged } from './library-search.ts'

const holding = sql`from family f where f.engine = c.engine and coalesce(f.body ->> 'state', '') = 'current'
  and jsonb_path_query_array(f.body, '$.slots.*[*]') @> to_jsonb(array[c.id])`

/** Of everything measured the effect for everybody, where it was seen most; none while too little came. */
const measured = ({ engine }: Scope): Condition =>
  sql`select distinct on (e ->> 'component') e ->> 'component' as id, (e ->> 'exposures')::int as exposures, (e ->> 'effect')::float8 as effect,
      e -> 'interval' as interval, l.placement
    from learned l, jsonb_array_elements(l.body -> 'effects') as e
    where l.engine = ${engine} and e ? 'effect' and e ? 'interval' and not e ? 'audience' order by e ->> 'component', (e ->> 'exposures')::int desc`

const inUse = ({ engine }: Scope): Condition =>
  sql`select held #>> '{}' as id, count(distinct f.id)::int as rank from family f, jsonb_path_query(f.body, '$.slots.*[*]') as held
    where f.engine = ${engine} and coalesce(f.body ->> 'state', '') = 'current' group by 1`

const saysIn = (locale: string): string => marked('says', localeChain(locale))

const saysAll = ({ is, locales }: NonNullable<Search['complete']>): string[] =>
  is ? locales.map(saysIn) : [locales.length === 0 ? marked('says', []) : `!(${locales.map(saysIn).join(' & ')})`]

const components: Ground<Search> = {
  table: sql`component`,
  within: 'A',
  beside: ({ says, lacks, complete, brief, unused }) => ({
    query: [
      ...(says === undefined ? [] : [saysIn(says)]),
      ...(lacks === undefined ? [] : [`!${saysIn(lacks)}`]),
      ...(complete === undefined ? [] : saysAll(complete)),
      ...(brief === undefined ? [] : [marked('brief', [brief])]),
    ],
    ...(unused === true && { beyond: sql`not exists (select ${holding})` }),
  }),
  facets: {
    kind: { narrows: ({ kinds }) => ({ query: kinds === undefined ? [] : [marked('kind', kinds)] }), values: () => sql`body ->> 'kind'` },
    state: { narrows: ({ states }) => ({ query: states === undefined ? [] : [marked('state', states)] }), values: () => sql`body ->> 'state'` },
    tag: tagged,
    saying: { narrows: () => ({}), values: () => sql`says` },
  },
  counted: sql`c.body, c.says`,
  ranks: {
    use: inUse,
    effect: (scope) => sql`select id, (told.interval ->> 0)::float8 as rank from (${measured(scope)}) told`,
  },
  told: () => sql`told.effect, (select count(*)::int ${holding}) as families,
    (select a.body from asset a where a.engine = c.engine
      and a.id in (select held #>> '{}' from jsonb_path_query(c.body, '$.fields.*.asset') as held) order by a.id limit 1) as picture`,
  joined: (scope) => sql`left join (
    select id, jsonb_build_object('effect', effect, 'interval', interval, 'exposures', exposures, 'placement', placement) as effect
    from (${measured(scope)}) m where id in (select id from page)) told on told.id = c.id`,
}

interface Told {
  families: number
  effect: Hit['effect'] | null
  picture: Hit['picture'] | null
}

const searched = answering(searchComponents, async (scope, search) => {
  const { rows, ...page } = await searchIn<Component, Told, Search>(components, scope, search)
  return {
    ...page,
    items: rows.map(({ body, levels, families, effect, picture }): Hit => ({
      component: body,
      levels,
      families,
      ...(effect && { effect }),
      ...(picture && { picture }),
    })),
  }
})

const faceted = answering(componentFacets, async (scope, search) => {
  const { countsOf, ...counted } = await countIn(components, scope, search)
  return { ...counted, kind: countsOf('kind'), state: countsOf('state'), tag: countsOf('tag'), saying: countsOf('saying') }
})

const mostAsked = 1_000

const spoken = answering(spokenLocales, async (scope) => {
  const rows = await rowsOf(
    scope.db,
    sql<{ locale: string }>`select distinct locale from (
        select body from family where engine = ${scope.engine} and coalesce(body ->> 'state', '') = 'current' order by id desc limit ${mostAsked}) f,
      jsonb_array_elements_text(f.body -> 'locales') as locale order by locale`,
  )
  return rows.map(({ locale }) => locale)
})

export const libraryAnswers = [searched, faceted, spoken]
