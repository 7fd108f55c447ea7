import { sql } from 'kysely'
import type { Task } from '../../engine/kernel/change.ts'
import type { Scope } from './database.ts'

/** Hands all tasks of one Change to the queue in one call, inside its transaction: the outbox. Each payload carries its engine. */
export const addTasks = async (scope: Scope, tasks: readonly Task[], attempts: (name: string) => number): Promise<void> => {
  if (tasks.length === 0) return
  const specs = tasks.map(({ name, payload, key, runAt }) => ({
    identifier: name,
    payload: { engine: scope.engine, ...payload },
    max_attempts: attempts(name),
    ...(key !== undefined && { job_key: `${scope.engine}:${key}` }),
    ...(runAt && { run_at: runAt.toISOString() }),
  }))
  await sql`select graphile_worker.add_jobs(array(select jsonb_populate_record(null::graphile_worker.job_spec, spec) from jsonb_array_elements(${JSON.stringify(
    specs,
  )}::jsonb) as spec))`.execute(scope.db)
}
