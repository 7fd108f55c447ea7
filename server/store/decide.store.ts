import { sql } from 'kysely'
import { attribute } from '../../engine/audience/attribute.ts'
import { audience } from '../../engine/audience/audience.ts'
import { declaredPlacements } from '../../engine/brief/declared-placements.ts'
import { byId } from '../../engine/create/composition.ts'
import { edition, editionId } from '../../engine/create/edition.ts'
import { campaign } from '../../engine/decide/campaign.ts'
import { decisionDay, type DecisionRecord } from '../../engine/decide/decision.ts'
import { experiment } from '../../engine/decide/experiment.ts'
import { decisionFacts, decisionLines, type DecisionOutcome, placementStanding, type Published } from '../../engine/decide/decision-log.ts'
import { engineHoldout } from '../../engine/decide/engine-holdout.ts'
import { layer } from '../../engine/decide/layer.ts'
import { type ShownNow, shownNow } from '../../engine/decide/shown-now.ts'
import { policyNamed } from '../../engine/decide/policies/index.ts'
import { placement } from '../../engine/decide/placement.ts'
import { trialOf } from '../../engine/decide/trial.ts'
import { campaignSource } from '../../engine/decide/release.ts'
import type { RulesetSource } from '../../engine/decide/ruleset.ts'
import type { PolicySnapshot } from '../../engine/decide/snapshot.ts'
import { timeDigits } from '../../engine/kernel/identifier.ts'
import { holdSynthetic } from './purge.store.ts'
import { answering } from './answering.ts'
import { rightsNow } from './create.store.ts'
import { type Db, rowsOf, type Scope } from './database.ts'
import { holdDays, marking } from './late-rows.ts'
import { allThings } from './noun.store.ts'
import { tierById } from './tier.store.ts'

/** Everything that decides now, read in one moment of the database. */
export const readRuleset = async (scope: Scope): Promise<RulesetSource> => {
  const live = await allThings(scope, campaign, { state: 'live' })
  const hashes = live.flatMap(({ familyHash }) => (familyHash === undefined ? [] : [editionId(familyHash)]))
  const layers = await allThings(scope, layer)
  const [held] = await allThings(scope, engineHoldout)
  const editions = byId(hashes.length === 0 ? [] : await allThings(scope, edition, { id: hashes } as never))
  const today = await rightsNow(
    scope,
    [...editions.values()].flatMap(({ frozen: { components, assets } }) => [...components, ...assets].map(({ id }) => id)),
  )
  const running = await allThings(scope, experiment, { state: 'running' })
  const learns = (policy: string): boolean => policyNamed(policy)?.learns ?? false
  return {
    ...(running.length > 0 && { trials: running.map((one) => trialOf(one, learns)) }),
    attributes: (await allThings(scope, attribute)).map(({ key, label, type, origin, sensitive, unit }) => ({
      key,
      label,
      type,
      origin,
      sensitive,
      ...(unit !== undefined && { unit }),
    })),
    audiences: (await allThings(scope, audience, { state: 'live' })).map(({ id, key, rule, state }) => ({ id, key, rule, state })),
    placements: (await allThings(scope, placement, { state: 'live' })).map(
      ({ key, name, channel, locale, eligibility, table, holdout, policy, audiences, caps, sticky, goal, fallback }) => ({
        key,
        name,
        channel,
        locale,
        eligibility,
        ...(table !== undefined && { table }),
        holdout,
        policy,
        ...(audiences && { audiences }),
        caps,
        ...(sticky && { sticky }),
        goal,
        fallback,
      }),
    ),
    campaigns: live.flatMap((one) => {
      const { familyHash } = one
      const shown = familyHash === undefined ? undefined : editions.get(editionId(familyHash))
      if (familyHash === undefined || !shown) return []
      const { family, template, components, assets } = shown.frozen
      return [campaignSource({ ...one, familyHash }, { family, template, components: byId(components), assets: byId(assets) }, today)]
    }),
    ...(layers.length > 0 && { layers: layers.map(({ key, salt, members }) => ({ key, salt, members })) }),
    ...(held && held.share > 0 && { holdout: { share: held.share, salt: held.salt } }),
  }
}

/** Kept before anything is decided by it, so that every record can be explained. */
export const keepRuleset = async (scope: Scope, hash: string, source: RulesetSource): Promise<void> => {
  await sql`insert into ruleset (engine, hash, body) values (${scope.engine}, ${hash}, ${JSON.stringify(source)}::jsonb) on conflict do nothing`.execute(
    scope.db,
  )
}

export const rulesetOf = async (scope: Scope, hash: string): Promise<RulesetSource | undefined> => {
  const [row] = await rowsOf(scope.db, sql<{ body: RulesetSource }>`select body from ruleset where engine = ${scope.engine} and hash = ${hash}`)
  return row?.body
}

export interface KeptSnapshot {
  placement: string
  campaign: string
  arena: string
  snapshot: PolicySnapshot
}

/** Kept before anything is drawn from it. One that was kept before comes to the front again. */
export const keepSnapshot = async (scope: Scope, { placement: at, campaign: of, arena, snapshot }: KeptSnapshot): Promise<void> => {
  await sql`insert into snapshot (engine, id, placement, campaign, audience, arena, body)
    values (${scope.engine}, ${snapshot.id}, ${at}, ${of}, ${snapshot.audience ?? ''}, ${arena}, ${JSON.stringify(snapshot)}::jsonb)
    on conflict (engine, id) do update set at = excluded.at`.execute(scope.db)
}

/** The newest snapshot of each campaign at each placement, for each audience that is learned apart. */
export const latestSnapshots = (scope: Scope): Promise<KeptSnapshot[]> =>
  rowsOf(
    scope.db,
    sql<KeptSnapshot>`select distinct on (placement, campaign, audience) placement, campaign, arena, body as snapshot from snapshot
      where engine = ${scope.engine} order by placement, campaign, audience, at desc`,
  )

/** When the last snapshot was kept. */
export const newestSnapshot = async (scope: Scope): Promise<Date> => {
  const [row] = await rowsOf(scope.db, sql<{ at: Date | null }>`select max(at) as at from snapshot where engine = ${scope.engine}`)
  return row?.at ?? new Date(0)
}

export const snapshotById = async (scope: Scope, id: string): Promise<PolicySnapshot | undefined> => {
  const [row] = await rowsOf(scope.db, sql<{ body: PolicySnapshot }>`select body from snapshot where engine = ${scope.engine} and id = ${id}`)
  return row?.body
}

/** Forgets snapshots that no retained record can name: all before a moment but the last, which held on. */
export const forgetSnapshots = async (scope: Scope, before: Date): Promise<void> => {
  await sql`delete from snapshot s where s.engine = ${scope.engine} and s.at < ${before}
    and exists (select from snapshot n where n.engine = s.engine and n.placement = s.placement and n.campaign = s.campaign and n.audience = s.audience
      and n.at > s.at and n.at < ${before})`.execute(scope.db)
}

/** How far a segment has been shipped. */
export const shippedOf = async (scope: Scope, name: string): Promise<number> => {
  const [row] = await rowsOf(scope.db, sql<{ shipped: number }>`select shipped from segment where engine = ${scope.engine} and name = ${name}`)
  return row?.shipped ?? 0
}

/**
 * Writes records (a list in the binary form of jsonb) and moves the segment's mark in the same transaction. False when the mark did not stand where the
 * caller thought: somebody else has shipped them, and nothing was written.
 */
export const shipLines = async (
  tx: Db,
  engine: string,
  { name, from, to, records, days }: { name: string; from: number; to: number; records: Buffer; days: readonly string[] },
): Promise<boolean> => {
  await holdSynthetic({ db: tx, engine }, 'together')
  const moved = await rowsOf(
    tx,
    sql<{ shipped: number }>`insert into segment as s (engine, name, shipped) values (${engine}, ${name}, ${to})
      on conflict (engine, name) do update set shipped = excluded.shipped where s.shipped = ${from} returning shipped`,
  )
  if (moved.length === 0) return false
  await insertRecords({ db: tx, engine }, records, days)
  return true
}

/** Writes records that are not there yet, all of these days, and what follows from each: the counts of branches, and what people keep at sticky placements. */
const insertRecords = async (scope: Scope, records: Buffer, days: readonly string[]): Promise<void> => {
  const { db, engine } = scope
  const rounds = await holdDays(scope, 'decision', days)
  await sql`with fresh as (
      insert into decision (engine, day, id, placement, campaign, subject, branch, body)
      select ${engine}, (d ->> 'at')::timestamptz::date, d ->> 'id', d ->> 'placement', d ->> 'campaign', d ->> 'subject', d ->> 'branch', d
      from jsonb_array_elements(${records}::jsonb) as d
      on conflict do nothing
      returning id as key, null::bytea as was, placement, day, branch, subject, coalesce(body ->> 'audience', '') as audience, (body ->> 'synthetic')::boolean as synthetic, case when body -> 'sticks' = 'true' then body end as drawn),
    stuck as (
      insert into sticky as kept (engine, subject, placement, at, body)
      select distinct on (subject, placement) ${engine}, subject, placement, (drawn ->> 'at')::timestamptz,
        jsonb_build_object('decision', drawn -> 'id', 'at', drawn -> 'at', 'campaign', drawn -> 'campaign', 'components', drawn -> 'components',
          'branch', drawn -> 'branch', 'propensity', drawn -> 'propensity', 'perSlot', drawn -> 'perSlot')
      from fresh where drawn is not null and subject is not null order by subject, placement, drawn ->> 'at' desc
      on conflict (engine, subject, placement) do update set at = excluded.at, body = excluded.body where kept.at < excluded.at)
    ${rounds.size === 0 ? sql`` : sql`, late as (${marking(scope, 'decision', 'fresh', 'late')})`}
    insert into decision_count as held (engine, placement, day, branch, synthetic, audience, count)
    select ${engine}, placement, day, branch, synthetic, audience, count(*) from fresh
    group by placement, day, branch, synthetic, audience order by placement, day, branch, synthetic, audience
    on conflict (engine, placement, day, branch, synthetic, audience) do update set count = held.count + excluded.count`.execute(db)
}

/** Records of decisions that were prefetched and have now been seen. */
export const keepRecords = async (scope: Scope, records: readonly DecisionRecord[]): Promise<void> => {
  if (records.length === 0) return
  const days = records.map(({ at }) => at.slice(0, 10))
  await insertRecords(scope, Buffer.from(`\u0001${JSON.stringify(records)}`), days)
}

export const forgetSegment = async (scope: Scope, name: string): Promise<void> => {
  await sql`delete from segment where engine = ${scope.engine} and name = ${name}`.execute(scope.db)
}

/** Snapshots that were kept since a moment of the database, the oldest first, with theirs. Those of that very moment come again: a moment may hold several. */
export const snapshotsSince = (scope: Scope, since: Date): Promise<(KeptSnapshot & { at: Date })[]> =>
  rowsOf(
    scope.db,
    sql<
      KeptSnapshot & { at: Date }
    >`select placement, campaign, arena, body as snapshot, at from snapshot where engine = ${scope.engine} and at >= ${since} order by at`,
  )

interface Wanted {
  placement?: string | undefined
  campaign?: string | undefined
  branch?: string | undefined
  subject?: string | undefined
}

/** From the counts that are kept with the rows; what they do not tell apart is counted row by row. */
const countDecisions = async ({ db, engine }: Scope, { placement: at, campaign: of, branch, subject }: Wanted): Promise<number> => {
  const where = sql`engine = ${engine} ${at === undefined ? sql`` : sql`and placement = ${at}`} ${branch === undefined ? sql`` : sql`and branch = ${branch}`}`
  const [row] = await rowsOf(
    db,
    of === undefined && subject === undefined
      ? sql<{ total: number }>`select coalesce(sum(count), 0)::bigint as total from decision_count where ${where}`
      : sql<{ total: number }>`select count(*) as total from decision where ${where}
          ${of === undefined ? sql`` : sql`and campaign = ${of}`} ${subject === undefined ? sql`` : sql`and subject = ${subject}`}`,
  )
  return row?.total ?? 0
}

interface Line {
  id: string
  body: DecisionRecord
}

export const decideAnswers = [
  answering(declaredPlacements, async (scope) => (await allThings(scope, placement)).map(({ key, state }) => ({ key, state }))),
  answering(shownNow, ({ db, engine }, { components, now }) =>
    rowsOf(
      db,
      sql<ShownNow>`select distinct held.component, placement from campaign
        join edition on edition.engine = campaign.engine and edition.id = ${edition.prefix} || '_' || left(campaign.body ->> 'familyHash', 26),
        jsonb_each(edition.body #> '{frozen,family,slots}') as filled (slot, ids), jsonb_array_elements_text(filled.ids) as held (component),
        jsonb_array_elements_text(campaign.body -> 'placements') as placement
        where campaign.engine = ${engine} and coalesce(campaign.body ->> 'state', '') = 'live' and held.component = any(${[...components]})
          and not coalesce(campaign.body -> 'withheld', '[]') @> jsonb_build_array(jsonb_build_object('slot', filled.slot, 'component', held.component))
          and exists (select from jsonb_array_elements_text(edition.body #> '{frozen,family,locales}') as spoken (locale)
            where not exists (select from jsonb_array_elements(coalesce(campaign.body -> 'blocks', '[]')) as block
              where block ->> 'locale' = spoken.locale and block -> 'choice' in ('{}', jsonb_build_object(filled.slot, held.component))))
          and (campaign.body ->> 'from')::timestamptz <= ${now} and coalesce((campaign.body ->> 'until')::timestamptz > ${now}, true)
        order by placement`,
    ),
  ),
  answering(decisionLines, async (scope, { placement: at, campaign: of, branch, subject, limit, after }) => {
    const day = after === undefined ? undefined : decisionDay(after)
    const rows = await rowsOf(
      scope.db,
      sql<Line>`select id, body from decision where engine = ${scope.engine}
        ${at === undefined ? sql`` : sql`and placement = ${at}`} ${of === undefined ? sql`` : sql`and campaign = ${of}`}
        ${branch === undefined ? sql`` : sql`and branch = ${branch}`} ${subject === undefined ? sql`` : sql`and subject = ${subject}`}
        ${after === undefined || day === undefined ? sql`` : sql`and day <= ${day}::date and id < ${after}`}
        order by day desc, id desc limit ${limit + 1}`,
    )
    const items = rows.slice(0, limit).map(({ body }) => body)
    const next = rows.length > limit ? items.at(-1)?.id : undefined
    const total =
      after === undefined && next === undefined ? items.length : await countDecisions(scope, { placement: at, campaign: of, branch, subject })
    return { items, total: Math.max(items.length, total), ...(next !== undefined && { next }) }
  }),
  answering(decisionFacts, async (scope, { id }) => {
    const day = decisionDay(id)
    if (day === undefined) return undefined
    const [row] = await rowsOf(
      scope.db,
      sql<Line>`select id, body from decision where engine = ${scope.engine} and day = ${day}::date and id = ${id}`,
    )
    if (!row) return undefined
    const record = row.body
    const outcomes = await rowsOf(
      scope.db,
      sql<
        Omit<DecisionOutcome, 'at' | 'event'> & { at: Date; event: string | null }
      >`select o.kind, o.at, o.value, o.machine, o.state, e.name as event
        from outcome o left join lateral (select name from event e where e.engine = o.engine and e.message_id = o.message_id
          and e.day between (o.at at time zone 'utc')::date - 1 and (o.at at time zone 'utc')::date + 1 limit 1) e on true
        where o.engine = ${scope.engine} and o.day = ${day}::date and o.decision = ${id} order by o.at`,
    )
    const last = outcomes.at(-1)?.at
    const [learned] =
      last === undefined || record.campaign === undefined
        ? []
        : await rowsOf(
            scope.db,
            sql<{
              id: string
              at: Date
            }>`select id, at from snapshot where engine = ${scope.engine} and placement = ${record.placement} and campaign = ${record.campaign} and audience = ${record.audience ?? ''} and at > ${last} order by at limit 1`,
          )
    const ruleset = await rulesetOf(scope, record.ruleset)
    const tier = record.tier === undefined ? undefined : await tierById(scope, record.tier)
    const snapshot = record.snapshot === undefined ? undefined : await snapshotById(scope, record.snapshot)
    return {
      record,
      outcomes: outcomes.map(({ event, ...outcome }) => ({ ...outcome, at: outcome.at.toISOString(), ...(event !== null && { event }) })),
      ...(ruleset && { ruleset }),
      ...(snapshot && { snapshot }),
      ...(tier && { tier }),
      ...(learned && { learned: { snapshot: learned.id, at: learned.at.toISOString() } }),
    }
  }),
  answering(placementStanding, async (scope, { placement: at, campaign: of, audience, since, now }) => {
    const newest = await rowsOf(
      scope.db,
      sql<PublishedRow>`select distinct on (campaign) campaign, at, body as snapshot from snapshot where engine = ${scope.engine} and placement = ${at} and audience in ('', ${audience ?? ''})
        order by campaign, audience desc, at desc`,
    )
    const course = of === undefined ? [] : await courseOf(scope, { at, of, audience: audience ?? '' }, since)
    const minute = new Date(now.getTime() - 60_000)
    const [busy] = await rowsOf(
      scope.db,
      sql<{ count: number }>`select count(*)::int as count from decision
        where engine = ${scope.engine} and placement = ${at} and id > ${`dec_${timeDigits(minute.getTime())}`} and day >= ${minute.toISOString().slice(0, 10)}::date`,
    )
    const branches = await rowsOf(
      scope.db,
      sql<{ branch: DecisionRecord['branch']; count: number }>`select branch, sum(count)::bigint as count from decision_count
        where engine = ${scope.engine} and placement = ${at} and day > ${now}::date - 14 group by branch order by 2 desc`,
    )
    return { newest: newest.map(published), course: course.map(published), perSecond: (busy?.count ?? 0) / 60, branches }
  }),
]

interface PublishedRow {
  campaign: string
  at: Date
  snapshot: PolicySnapshot
}
const published = ({ at, ...row }: PublishedRow): Published => ({ ...row, at: at.toISOString() })

const mostInCourse = 60

/** Snapshots of a stretch of time, evenly chosen when there are many; the first is the one that held when it began. */
const courseOf = (scope: Scope, { at, of, audience }: { at: string; of: string; audience: string }, since: Date): Promise<PublishedRow[]> =>
  rowsOf(
    scope.db,
    sql<PublishedRow>`with known as (
        select id, at, row_number() over (order by at) as place, count(*) over () as total from snapshot
        where engine = ${scope.engine} and placement = ${at} and campaign = ${of} and audience = ${audience}
          and at >= coalesce((select max(at) from snapshot
            where engine = ${scope.engine} and placement = ${at} and campaign = ${of} and audience = ${audience} and at <= ${since}), '-infinity'))
      select s.campaign, s.at, s.body as snapshot from known k join snapshot s on s.engine = ${scope.engine} and s.id = k.id
      where k.place = k.total or k.place % greatest(1, k.total / ${mostInCourse}) = 0 or k.place = 1 order by s.at`,
  )
