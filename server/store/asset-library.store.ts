import { sql } from 'kysely'
import type { Asset } from '../../engine/create/asset.ts'
import { assetFacets, type AssetHit, type AssetSearch, type RightsEnd, searchAssets } from '../../engine/create/asset-search.ts'
import { mostPagesNamed } from '../../engine/create/found-by.ts'
import { answering } from './answering.ts'
import type { Scope } from './database.ts'
import { type Condition, countIn, type Ground, marked, met, searchIn, tagged } from './library-search.ts'

const showing = sql`from component p where p.engine = c.engine and coalesce(p.body ->> 'state', '') <> 'retired'
  and jsonb_path_query_array(p.body, '$.fields.*.asset') @> to_jsonb(array[c.id])`

const inUse = ({ engine }: Scope): Condition =>
  sql`select held #>> '{}' as id, count(distinct p.id)::int as rank from component p, jsonb_path_query(p.body, '$.fields.*.asset') as held
    where p.engine = ${engine} and p.body @? '$.fields.*.asset' and coalesce(p.body ->> 'state', '') <> 'retired' group by 1`

const endOf = ({ days: { today, soon } }: AssetSearch): Condition =>
  sql`case when uncleared then 'uncleared' when last_day is null then 'free' when last_day < ${today} then 'ended' when last_day <= ${soon} then 'soon' else 'later' end`

const rightsEnd = (search: AssetSearch, ends: readonly RightsEnd[]): Condition => sql`${endOf(search)} = any(${[...ends]}::text[])`

/** For each word, the first pages of a document that say it. */
const pagesSaying = ({ words }: AssetSearch): Condition => {
  const each = words.map(
    (word) => sql`to_jsonb(array(select page from document_page d where d.engine = c.engine and d.hash = c.body ->> 'hash'
      and d.words @@ ${met(word)}::tsquery order by page limit ${mostPagesNamed + 1}))`,
  )
  return sql`case when c.body ? 'pages' then jsonb_build_array(${sql.join(each)}) else '[]' end`
}

const assets: Ground<AssetSearch> = {
  table: sql`asset`,
  within: 'B',
  beside: ({ unused, folder }) => {
    const beyond = [
      ...(unused === true ? [sql`not exists (select ${showing})`] : []),
      ...(folder === undefined ? [] : [sql`coalesce(c.body ->> 'folder', '') = ${folder}`]),
    ]
    return beyond.length === 0 ? {} : { beyond: sql.join(beyond, sql` and `) }
  },
  facets: {
    mediaType: {
      narrows: ({ mediaTypes }) => ({ query: mediaTypes === undefined ? [] : [marked('media', mediaTypes)] }),
      values: () => sql`body ->> 'mediaType'`,
    },
    shape: {
      narrows: ({ shapes }) => ({ query: shapes === undefined ? [] : [marked('shape', shapes)] }),
      values: () => sql`picture_shape(body)`,
    },
    rights: { narrows: (search) => (search.rights === undefined ? {} : { beyond: rightsEnd(search, search.rights) }), values: endOf },
    state: { narrows: ({ states }) => ({ query: [marked('state', states)] }), values: () => sql`body ->> 'state'` },
    tag: tagged,
  },
  counted: sql`c.body - 'light' - 'metadata' as body, c.last_day, c.uncleared`,
  ranks: { use: inUse },
  told: (_, search) => sql`(select count(*)::int ${showing}) as components, ${pagesSaying(search)} as pages`,
}

const searched = answering(searchAssets, async (scope, search) => {
  const { rows, ...page } = await searchIn<Asset, { components: number; pages: number[][] }, AssetSearch>(assets, scope, search)
  return { ...page, items: rows.map(({ body, levels, components, pages }): AssetHit => ({ asset: body, levels, components, pages })) }
})

const faceted = answering(assetFacets, async (scope, search) => {
  const { countsOf, ...counted } = await countIn(assets, scope, search)
  return {
    ...counted,
    mediaType: countsOf('mediaType'),
    shape: countsOf('shape'),
    rights: countsOf('rights'),
    state: countsOf('state'),
    tag: countsOf('tag'),
  }
})

export const assetLibraryAnswers = [searched, faceted]
