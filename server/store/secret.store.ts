import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { rowsOf, type Scope } from './database.ts'

/** 32 bytes that belong to one engine and one purpose; made when they are first asked for. */
export const engineSecret = async (scope: Scope, purpose: string): Promise<Buffer> => {
  await sql`insert into engine_secret (engine, purpose, secret) values (${scope.engine}, ${purpose}, ${randomBytes(32)}) on conflict do nothing`.execute(
    scope.db,
  )
  const [row] = await rowsOf(
    scope.db,
    sql<{ secret: Buffer }>`select secret from engine_secret where engine = ${scope.engine} and purpose = ${purpose}`,
  )
  if (!row) throw new Error(`the secret of ${purpose} was just made and is gone`)
  return row.secret
}
