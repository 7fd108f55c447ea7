import { sql } from 'kysely'
import type { Stick } from '../../engine/decide/decision.ts'
import { rowsOf, type Scope } from './database.ts'

/** What one person was given at sticky placements, by placement. */
export const sticksOf = async (scope: Scope, subject: string): Promise<Map<string, Stick>> => {
  const rows = await rowsOf(
    scope.db,
    sql<{ placement: string; body: Stick }>`select placement, body from sticky where engine = ${scope.engine} and subject = ${subject}`,
  )
  return new Map(rows.map(({ placement, body }) => [placement, body]))
}

export const forgetSticks = async (scope: Scope, before: Date): Promise<void> => {
  await sql`delete from sticky where engine = ${scope.engine} and at < ${before}`.execute(scope.db)
}
