import { sql } from 'kysely'
import type { Attribute } from '../../engine/audience/attribute.ts'
import { audience } from '../../engine/audience/audience.ts'
import { audienceUses } from '../../engine/audience/audience-use.ts'
import type { Event } from '../../engine/audience/event.ts'
import type { Profile } from '../../engine/audience/profile.ts'
import { profileSample } from '../../engine/audience/profile-sample.ts'
import { aliasesNamed, type Book, projectEvents } from '../../engine/audience/projection.ts'
import { usesOf } from '../../engine/decide/audience-uses.ts'
import { campaign } from '../../engine/decide/campaign.ts'
import { placement } from '../../engine/decide/placement.ts'
import { answering } from './answering.ts'
import { rowsOf, type Scope } from './database.ts'
import { allThings } from './noun.store.ts'

/** Whoever writes profiles holds this until the transaction ends. */
export const holdProfiles = async ({ db, engine }: Scope): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('profiles'), hashtext(${engine}))`.execute(db)
}

/** Folds events into the profiles that they concern, inside the transaction that keeps the events. Answers the profiles that changed. */
export const projectProfiles = async (
  scope: Scope,
  events: readonly Event[],
  attributes: readonly Attribute[],
  newId: () => string,
): Promise<Profile[]> => {
  // One at a time in an engine: two transactions that first meet the same person would otherwise make two of them.
  await holdProfiles(scope)
  const book = await readBook(scope, aliasesNamed(events))
  const { profiles, holders } = projectEvents(book, events, attributes, newId)
  if (profiles.length > 0) {
    await sql`insert into profile (engine, id, version, body)
      select ${scope.engine}, p ->> 'id', (p ->> 'version')::int, p from jsonb_array_elements(${JSON.stringify(profiles)}::jsonb) as p
      on conflict (engine, id) do update set version = excluded.version, body = excluded.body`.execute(scope.db)
  }
  if (holders.length > 0) {
    await sql`insert into identity (engine, alias, profile)
      select ${scope.engine}, h ->> 0, h ->> 1 from jsonb_array_elements(${JSON.stringify(holders)}::jsonb) as h
      on conflict (engine, alias) do update set profile = excluded.profile`.execute(scope.db)
  }
  for (const { id, mergedInto } of profiles) {
    if (mergedInto === undefined) continue
    await sql`update identity set profile = ${mergedInto} where engine = ${scope.engine} and profile = ${id}`.execute(scope.db)
  }
  return profiles
}

const readBook = async (scope: Scope, aliases: readonly string[]): Promise<Book> => {
  const rows = await rowsOf(
    scope.db,
    sql<{ alias: string; body: Profile }>`select i.alias, p.body from identity i join profile p on p.engine = i.engine and p.id = i.profile
      where i.engine = ${scope.engine} and i.alias = any(${aliases}) order by p.id for update of p`,
  )
  return { holders: new Map(rows.map(({ alias, body }) => [alias, body.id])), profiles: new Map(rows.map(({ body }) => [body.id, body])) }
}

/** Whoever bears this alias. */
export const profileOfAlias = async (scope: Scope, alias: string): Promise<Profile | undefined> => {
  const [row] = await rowsOf(
    scope.db,
    sql<{ body: Profile }>`select p.body from identity i join profile p on p.engine = i.engine and p.id = i.profile
      where i.engine = ${scope.engine} and i.alias = ${alias}`,
  )
  return row?.body
}

const sampleProfiles = async (scope: Scope, { most }: { most: number }): Promise<{ profiles: Profile[]; all: number }> => {
  const own = sql`from profile where engine = ${scope.engine} and coalesce(body ->> 'state', '') in ('anonymous', 'known')`
  const [counted] = await rowsOf(scope.db, sql<{ all: number }>`select count(*)::int as all ${own}`)
  const all = counted?.all ?? 0
  const every = Math.ceil(all / most)
  const chosen = every > 1 ? sql`and mod(hashtext(id)::bigint + 2147483648, ${every}) = 0` : sql``
  const rows = await rowsOf(scope.db, sql<{ body: Profile }>`select body ${own} ${chosen}`)
  return { profiles: rows.map(({ body }) => body), all }
}

export const audienceAnswers = [
  answering(profileSample, sampleProfiles),
  answering(audienceUses, async (scope, { key }) =>
    usesOf(key, {
      placements: await allThings(scope, placement, { state: 'live' }),
      campaigns: await allThings(scope, campaign, { state: ['live', 'paused'] }),
      audiences: await allThings(scope, audience, { state: 'live' }),
    }),
  ),
]
