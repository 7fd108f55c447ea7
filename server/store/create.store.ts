import { type RawBuilder, sql } from 'kysely'
import type { Approval } from '../../engine/approve/approval.ts'
import { type Alike, alikeComponents } from '../../engine/create/alike.ts'
import { type Asset, BinaryFacts } from '../../engine/create/asset.ts'
import type { Component } from '../../engine/create/component.ts'
import { type Backdrop, backdropReader, backdrops, backdropsOf } from '../../engine/create/backdrop.ts'
import { edition } from '../../engine/create/edition.ts'
import type { Family } from '../../engine/create/family.ts'
import { conceptUses, type ConceptUse, familiesUsing, findComponents, type LibraryQuestion, mostFamilies } from '../../engine/create/library.ts'
import { type Layout, layoutReader, layouts, layoutsOf } from '../../engine/create/layout.ts'
import { type Measurement, measurements, measurementsOf } from '../../engine/create/measurement.ts'
import { picturesTagged } from '../../engine/create/collection.ts'
import { Rights, type RightsToday, rightsToday } from '../../engine/create/rights.ts'
import { storedBinary } from '../../engine/create/stored-binary.ts'
import type { Template } from '../../engine/create/template.ts'
import { type TemplateRequest, templateRequests } from '../../engine/create/template-request.ts'
import { templateThen } from '../../engine/create/template-then.ts'
import { type Near, nearPictures } from '../../engine/create/near.ts'
import {
  liveComponents,
  livePictures,
  liveTemplates,
  type LiveUse,
  familyUses,
  FamilyUse,
  type ReleasedLayout,
  releasedLayouts,
} from '../../engine/create/live-use.ts'
import { assetsStandingWith, componentsShowing } from '../../engine/create/picture-use.ts'
import type { Page } from '../../engine/kernel/reader.ts'
import { answering, appending } from './answering.ts'
import { rowsOf, type Scope } from './database.ts'

/** What reading an upload found, under the hash of its bytes. A later reader may see more in the same bytes: its row stands. */
export const rememberBinary = async (scope: Scope, facts: BinaryFacts): Promise<void> => {
  await sql`insert into stored_binary (engine, hash, facts) values (${scope.engine}, ${facts.hash}, ${JSON.stringify(facts)}::jsonb)
    on conflict (engine, hash) do update set facts = excluded.facts where stored_binary.facts <> excluded.facts`.execute(scope.db)
}

const storedBinaryAnswer = answering(storedBinary, async (scope, { hash }) => {
  const [row] = await rowsOf(scope.db, sql<{ facts: unknown }>`select facts from stored_binary where engine = ${scope.engine} and hash = ${hash}`)
  return row && BinaryFacts.parse(row.facts)
})

const library = (scope: Scope, { kinds, states, tags = [] }: LibraryQuestion) =>
  sql.join(
    [
      sql`engine = ${scope.engine}`,
      ...(kinds === undefined ? [] : [sql`coalesce(body ->> 'kind', '') = any(${[...kinds]})`]),
      ...(states === undefined ? [] : [sql`coalesce(body ->> 'state', '') = any(${[...states]})`]),
      ...(tags.length === 0 ? [] : [sql`body -> 'tags' @> ${JSON.stringify(tags)}::jsonb`]),
    ],
    sql` and `,
  )

const findComponentsAnswer = answering(findComponents, async (scope, question): Promise<Page<Component>> => {
  const where = library(scope, question)
  const after = question.after === undefined ? sql`` : sql` and id < ${question.after}`
  const rows = await rowsOf(
    scope.db,
    sql<{ body: Component }>`select body from component where ${where}${after} order by id desc limit ${question.limit + 1}`,
  )
  const [count] = await rowsOf(scope.db, sql<{ total: number }>`select count(*)::int as total from component where ${where}`)
  const items = rows.slice(0, question.limit).map(({ body }) => body)
  const last = items.at(-1)
  return { items, total: count?.total ?? 0, ...(rows.length > question.limit && last && { next: last.id }) }
})

/** The newest: a library that is larger is looked through by its own search. */
const mostLookedThrough = 5_000

/** Words are made of letters and figures alone, so none is a sign of a pattern. */
const alikeAnswer = answering(alikeComponents, async (scope, { sought, limit }): Promise<Alike[]> => {
  const rows = await rowsOf(
    scope.db,
    sql<{ component: Component; picture: Alike['picture'] | null; shares: string[] | null; weight: number }>`
      with wanted as (select * from jsonb_to_recordset(${JSON.stringify(sought)}::jsonb) as w(word text, stem text, tags jsonb, near jsonb)),
      said as materialized (
        select c.id, c.body -> 'tags' as tags, shown.picture, lower(concat_ws(' ',
          jsonb_path_query_array(c.body, '$.fields.*.* ? (!(@ starts with "ast_"))')::text, replace(c.body ->> 'key', '-', ' '),
          shown.words)) as text
        from (select * from component where engine = ${scope.engine} and coalesce(body ->> 'state', '') <> 'retired'
          order by id desc limit ${mostLookedThrough}) c
        left join lateral (select string_agg(concat_ws(' ', a.body ->> 'name', jsonb_path_query_array(a.body, '$.alt.*')::text), ' ') as words,
            (array_agg(a.body order by a.id))[1] as picture
          from asset a where a.engine = c.engine and a.id in (select held #>> '{}' from jsonb_path_query(c.body, '$.fields.*.asset') as held)) shown on true
      ),
      looked as (
        select said.id, wanted.word, said.text ~ ('\\m' || wanted.stem)
            or exists (select from jsonb_array_elements_text(wanted.tags) as tag where said.tags ? tag) as whole,
          exists (select from jsonb_array_elements_text(wanted.near) as tag where said.tags ? tag) as part from said cross join wanted
      ),
      hit as (select id, word, whole, case when whole then 1 else 0.5 end as part from looked where whole or part),
      rare as (select word, ln(1 + (select count(*) from said)::float8 / count(*)) as weight from hit group by word),
      best as (select id, sum(weight * part)::float8 as weight, array_agg(word order by weight desc, word) filter (where whole) as shares
        from hit join rare using (word) group by id order by 2 desc, id desc limit ${limit})
      select component.body as component, said.picture, best.shares, best.weight from best
      join said using (id) join component on component.engine = ${scope.engine} and component.id = best.id
      order by best.weight desc, best.id desc`,
  )
  return rows.map(({ component, picture, shares, weight }) => ({ component, shares: shares ?? [], weight, ...(picture && { picture }) }))
})

const familiesUsingAnswer = answering(familiesUsing, async (scope, { components = [], template }): Promise<Family[]> => {
  const holding = components.map((id) => sql`jsonb_path_query_array(body, '$.slots.*[*]') @> ${JSON.stringify([id])}::jsonb`)
  const use = [...holding, ...(template === undefined ? [] : [sql`coalesce(body ->> 'template', '') = ${template}`])]
  if (use.length === 0) return []
  const rows = await rowsOf(
    scope.db,
    sql<{ body: Family }>`select body from family where engine = ${scope.engine} and coalesce(body ->> 'state', '') = 'current'
      and (${sql.join(use, sql` or `)}) order by id limit ${mostFamilies}`,
  )
  return rows.map(({ body }) => body)
})

const mostRequests = 100

const templateRequestsAnswer = answering(templateRequests, async (scope, { template }): Promise<TemplateRequest[]> => {
  const rows = await rowsOf(
    scope.db,
    sql<{ body: Approval; name: string }>`
      select body, name from (
        select distinct on (family.id) approval.body, family.body ->> 'name' as name from family
        join approval on approval.engine = family.engine and coalesce(approval.body ->> 'about', '') = 'family:' || family.id
          and approval.body #>> '{subject,hash}' = family.body ->> 'hash'
        where family.engine = ${scope.engine} and coalesce(family.body ->> 'state', '') = 'current'
          and coalesce(family.body ->> 'template', '') = ${template}
        order by family.id, approval.body ->> 'requestedAt' desc, approval.id desc
      ) latest order by body ->> 'state' = 'waiting' desc, body ->> 'since', body ->> 'id' limit ${mostRequests}`,
  )
  return rows.map(({ name, body: { id: approval, subject, state, passed, waitsFor, since } }) => ({
    approval,
    family: subject.id,
    name,
    state,
    passed,
    ...(waitsFor !== undefined && { waitsFor }),
    since,
  }))
})

const templateThenAnswer = answering(templateThen, async (scope, { template, hash }): Promise<Template | undefined> => {
  const [row] = await rowsOf(
    scope.db,
    sql<{ body: Template }>`select edition.body #> '{frozen,template}' as body from family
      join edition on edition.engine = family.engine and coalesce(edition.body ->> 'family', '') = family.id
      where family.engine = ${scope.engine} and coalesce(family.body ->> 'template', '') = ${template}
        and edition.body #>> '{frozen,template,id}' = ${template} and edition.body #>> '{frozen,template,hash}' = ${hash} limit 1`,
  )
  return row?.body
})

const conceptUsesAnswer = answering(conceptUses, async (scope, { keys }): Promise<ConceptUse[]> => {
  const wanted = [...keys]
  return rowsOf(
    scope.db,
    sql<ConceptUse>`
      with bearing as materialized (
        select component.id, tag from component, jsonb_array_elements_text(body -> 'tags') as tag
        where engine = ${scope.engine} and coalesce(body ->> 'state', '') <> 'retired' and tag = any(${wanted})
      ), pictured as (
        select tag, count(*)::int as assets from asset, jsonb_array_elements_text(body -> 'tags') as tag
        where engine = ${scope.engine} and tag = any(${wanted}) group by tag
      ), composed as (
        select tag, count(distinct family.id)::int as families, count(distinct body ->> 'template')::int as templates
        from family, jsonb_path_query(body, '$.slots.*[*]') as held, bearing
        where engine = ${scope.engine} and coalesce(body ->> 'state', '') = 'current' and bearing.id = held #>> '{}' group by tag
      ), counted as (select tag, count(*)::int as components from bearing group by tag)
      select key, coalesce(components, 0) as components, coalesce(assets, 0) as assets, coalesce(families, 0) as families, coalesce(templates, 0) as templates
      from unnest(${wanted}::text[]) as key
      left join counted on counted.tag = key left join pictured on pictured.tag = key left join composed on composed.tag = key
      where coalesce(components, assets) is not null`,
  )
})

const measuredBy = async <T>({ db, engine }: Scope, keys: readonly string[], renderer: string): Promise<T[]> => {
  const rows = await rowsOf(
    db,
    sql<{ found: T }>`select found from measurement where engine = ${engine} and key = any(${[...keys]}) and renderer = ${renderer}`,
  )
  return rows.map(({ found }) => found)
}

const measurementsAnswer = answering(measurementsOf, (scope, { keys, renderer }) => measuredBy<Measurement>(scope, keys, renderer))
const backdropsAnswer = answering(backdropsOf, (scope, { keys }) => measuredBy<Backdrop>(scope, keys, backdropReader))
const layoutsAnswer = answering(layoutsOf, (scope, { keys }) => measuredBy<Layout>(scope, keys, layoutReader))

/** The same key from the same renderer is the same finding, whoever comes first. */
const recordMeasured = async (scope: Scope, rows: readonly unknown[]): Promise<void> => {
  await sql`insert into measurement (engine, key, renderer, found)
    select ${scope.engine}, row ->> 'key', row ->> 'renderer', row from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as row
    on conflict do nothing`.execute(scope.db)
}

const measurementsLedger = appending(measurements, recordMeasured)
const backdropsLedger = appending(backdrops, recordMeasured)
const layoutsLedger = appending(layouts, recordMeasured)

/** The index alone is walked, without any body: it holds eight bytes a picture and its id. */
const nearAnswer = answering(nearPictures, async (scope, { fingerprint, within, but }): Promise<Near[]> => {
  const looked = sql`bit_count(look # ('x' || ${fingerprint}::text)::bit(64))`
  const rows = await rowsOf(
    scope.db,
    sql<Near & { rights: Near['rights'] | null }>`with near as materialized (select id, ${looked}::int as bits from asset
        where engine = ${scope.engine} and look is not null and ${looked} <= ${within})
      select asset.id, body ->> 'key' as key, body ->> 'name' as name, body ->> 'hash' as hash, body ->> 'mediaType' as "mediaType",
        body ->> 'state' as state, body -> 'rights' as rights, bits
      from near join asset on asset.engine = ${scope.engine} and asset.id = near.id
      where body ->> 'state' = 'usable' and asset.id <> ${but ?? ''} order by bits, asset.id limit 20`,
  )
  return rows.map(({ rights, ...near }) => ({ ...near, ...(rights && { rights }) }))
})

const mostShowing = 1_000

const componentsShowingAnswer = answering(componentsShowing, async (scope, { assets }): Promise<Component[]> => {
  const rows = await rowsOf(
    scope.db,
    sql<{ body: Component }>`select body from component where engine = ${scope.engine} and coalesce(body ->> 'state', '') <> 'retired'
      and body @? '$.fields.*.asset' and jsonb_path_query_array(body, '$.fields.*.asset') ?| ${[...assets]}::text[] order by id limit ${mostShowing}`,
  )
  return rows.map(({ body }) => body)
})

const mostStanding = 100

const assetsStandingWithAnswer = answering(assetsStandingWith, async (scope, { asset }) =>
  rowsOf(
    scope.db,
    sql<Pick<Asset, 'id' | 'key' | 'name'>>`select id, body ->> 'key' as key, body ->> 'name' as name from asset where engine = ${scope.engine}
      and coalesce(body ->> 'state', '') = 'usable'
      and (body #>> '{poster,asset}' = ${asset} or jsonb_path_query_array(body, '$.captions.*.asset') ? ${asset}) order by id limit ${mostStanding}`,
  ),
)

/** Rights as the library has them, of whichever of these components and pictures have any. */
export const rightsNow = async (scope: Scope, ids: readonly string[]): Promise<RightsToday> => {
  if (ids.length === 0) return new Map()
  const rows = await rowsOf(
    scope.db,
    sql<{ id: string; rights: unknown }>`
      select id, body -> 'rights' as rights from component where engine = ${scope.engine} and id = any(${[...ids]}) and body ? 'rights'
      union all select id, body -> 'rights' from asset where engine = ${scope.engine} and id = any(${[...ids]}) and body ? 'rights'`,
  )
  return new Map(rows.map(({ id, rights }) => [id, Rights.parse(rights)]))
}

/** Campaigns in these states that meet a condition on `campaign` and on the `edition` that they released, which a draft has none of, with more of both beside what they are called. */
const campaignsWhere = async <U extends LiveUse>(
  scope: Scope,
  { at, states, holds, more = sql`` }: { at: string; states: readonly string[]; holds: RawBuilder<unknown>; more?: RawBuilder<unknown> },
): Promise<U[]> => {
  const rows = await rowsOf(
    scope.db,
    sql<U>`select campaign.id as campaign, campaign.body ->> 'key' as key, campaign.body ->> 'name' as name,
        campaign.body -> 'placements' as placements, campaign.body ->> 'until' as until,
        campaign.body ->> 'familyHash' as hash${more} from campaign
      left join edition on edition.engine = campaign.engine and edition.id = ${edition.prefix} || '_' || left(campaign.body ->> 'familyHash', 26)
      where campaign.engine = ${scope.engine} and coalesce(campaign.body ->> 'state', '') = any(${states})
        and coalesce((campaign.body ->> 'until')::timestamptz > ${at}, true) and ${holds}
      order by campaign.id`,
  )
  return rows.map(({ until, hash, ...row }) => ({ ...row, ...(until && { until }), ...(hash && { hash }) }) as U)
}

const liveWhere = (scope: Scope, at: string, holds: RawBuilder<unknown>): Promise<LiveUse[]> => campaignsWhere(scope, { at, states: ['live'], holds })

const livePicturesAnswer = answering(livePictures, (scope, { asset, at }) =>
  liveWhere(
    scope,
    at,
    sql`edition.body #> '{frozen,assets}' @> ${JSON.stringify([{ id: asset }])}::jsonb
      and exists (select from jsonb_array_elements(edition.body #> '{frozen,components}') as held (component),
        jsonb_each(edition.body #> '{frozen,family,slots}') as filled (slot, ids)
      where filled.ids ? (held.component ->> 'id') and jsonb_path_query_array(held.component, '$.fields.*.asset') ? ${asset}
        and not coalesce(campaign.body -> 'withheld', '[]') @> jsonb_build_array(jsonb_build_object('component', held.component ->> 'id')))`,
  ),
)

const liveComponentsAnswer = answering(liveComponents, (scope, { component, at }) =>
  liveWhere(
    scope,
    at,
    sql`jsonb_path_query_array(edition.body, '$.frozen.family.slots.*[*]') ? ${component}
      and not coalesce(campaign.body -> 'withheld', '[]') @> ${JSON.stringify([{ component }])}::jsonb`,
  ),
)

const liveTemplatesAnswer = answering(liveTemplates, (scope, { template, at }) =>
  liveWhere(scope, at, sql`edition.body #>> '{frozen,template,id}' = ${template}`),
)

const releasedLayoutsAnswer = answering(releasedLayouts, (scope, { holding, at }) => {
  const body = sql`edition.body #>> '{frozen,template,body}'`
  const holds = sql`position(${holding} in ${body}) > 0`
  return campaignsWhere<ReleasedLayout>(scope, { at, states: ['live', 'paused'], holds, more: sql`, ${body} as body` })
})

const familyUsesAnswer = answering(familyUses, (scope, { family, at }) =>
  campaignsWhere<FamilyUse>(scope, {
    at,
    states: FamilyUse.shape.state.options,
    holds: sql`coalesce(edition.body ->> 'family', campaign.body ->> 'family') = ${family}`,
    more: sql`, campaign.body ->> 'state' as state`,
  }),
)

const picturesTaggedAnswer = answering(picturesTagged, async (scope, { tags, limit }) => {
  const rows = await rowsOf(
    scope.db,
    sql<{ body: Asset }>`select body from asset where engine = ${scope.engine} and body ->> 'state' = 'usable'
      and body -> 'tags' @> ${JSON.stringify(tags)}::jsonb order by id desc limit ${limit}`,
  )
  return { items: rows.map(({ body }) => body), total: rows.length }
})

export const createAnswers = [
  picturesTaggedAnswer,
  answering(rightsToday, (scope, { ids }) => rightsNow(scope, ids)),
  livePicturesAnswer,
  liveComponentsAnswer,
  liveTemplatesAnswer,
  releasedLayoutsAnswer,
  familyUsesAnswer,
  nearAnswer,
  componentsShowingAnswer,
  assetsStandingWithAnswer,
  storedBinaryAnswer,
  findComponentsAnswer,
  alikeAnswer,
  familiesUsingAnswer,
  templateRequestsAnswer,
  templateThenAnswer,
  conceptUsesAnswer,
  measurementsAnswer,
  backdropsAnswer,
  layoutsAnswer,
]
export const createAppends = [measurementsLedger, backdropsLedger, layoutsLedger]
