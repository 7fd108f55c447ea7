import { sql } from 'kysely'
import { rowsOf, type Scope } from './database.ts'

export interface Remembered {
  inputHash: string
  answer: unknown
}

interface Use {
  actor: string
  operation: string
  key: string
}

export const recall = async (scope: Scope, { actor, operation, key }: Use): Promise<Remembered | undefined> => {
  const [row] = await rowsOf(
    scope.db,
    sql<Remembered>`select input_hash as "inputHash", answer from idempotency
      where engine = ${scope.engine} and actor = ${actor} and operation = ${operation} and key = ${key}`,
  )
  return row
}

export const remember = async (scope: Scope, use: Use, { inputHash, answer }: Remembered, at: Date): Promise<void> => {
  await sql`insert into idempotency (engine, actor, operation, key, input_hash, answer, at)
    values (${scope.engine}, ${use.actor}, ${use.operation}, ${use.key}, ${inputHash}, ${JSON.stringify(answer ?? null)}::jsonb, ${at})`.execute(
    scope.db,
  )
}

/** Keys are kept seven days. */
export const forgetOldKeys = async (scope: Scope): Promise<void> => {
  await sql`delete from idempotency where engine = ${scope.engine} and at < now() - interval '7 days'`.execute(scope.db)
}
