import { sql } from 'kysely'
import type { TierSnapshot } from '../../engine/decide/tier.ts'
import { rowsOf, type Scope } from './database.ts'

/** Kept before anything is drawn from it. One that was kept before comes to the front again. */
export const keepTier = async (scope: Scope, tier: TierSnapshot): Promise<void> => {
  await sql`insert into tier (engine, id, placement, priority, body)
    values (${scope.engine}, ${tier.id}, ${tier.placement}, ${tier.priority}, ${JSON.stringify(tier)}::jsonb)
    on conflict (engine, id) do update set at = excluded.at`.execute(scope.db)
}

export const tierById = async (scope: Scope, id: string): Promise<TierSnapshot | undefined> => {
  const [row] = await rowsOf(scope.db, sql<{ body: TierSnapshot }>`select body from tier where engine = ${scope.engine} and id = ${id}`)
  return row?.body
}

/** The newest of each placement and priority. */
export const latestTiers = async (scope: Scope): Promise<TierSnapshot[]> =>
  (
    await rowsOf(
      scope.db,
      sql<{
        body: TierSnapshot
      }>`select distinct on (placement, priority) body from tier where engine = ${scope.engine} order by placement, priority, at desc`,
    )
  ).map(({ body }) => body)

/** Forgets those that no retained record can name: all before a moment but the last, which held on. */
export const forgetTiers = async (scope: Scope, before: Date): Promise<void> => {
  await sql`delete from tier t where t.engine = ${scope.engine} and t.at < ${before}
    and exists (select from tier n where n.engine = t.engine and n.placement = t.placement and n.priority = t.priority and n.at > t.at and n.at < ${before})`.execute(
    scope.db,
  )
}
