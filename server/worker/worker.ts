import { EventEmitter } from 'node:events'
import { Logger, run, runMigrations, type WorkerEvents } from 'graphile-worker'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Logger as Log } from 'pino'
import { every } from '../every.ts'
import type { Perform } from '../perform.ts'
import { type Database, rowsOf } from '../store/database.ts'
import { takeLease } from '../store/lease.store.ts'
import type { Running } from './running.ts'

const leaseSeconds = 30
/** Workers serve all engines of an installation. */
const everyEngine = '*'

export interface Worker {
  stop(): Promise<void>
}

/** Makes the queue’s own tables; must be done before the first Change is committed. */
export const prepareQueue = (pool: pg.Pool): Promise<void> => runMigrations({ pgPool: pool, logger: quiet })

const quiet = new Logger(() => () => undefined)

/** Takes tasks from the queue and runs them; what a dead worker held is set free once its lease has run out. */
export const startWorker = async (on: {
  pool: pg.Pool
  db: Database
  perform: Perform
  holder: string
  log: Log
  runnings: readonly Running[]
}): Promise<Worker> => {
  const abort = new AbortController()
  const taskList = Object.fromEntries(
    on.runnings.map(({ kind, run: runTask }) => [
      kind.name,
      async (payload: unknown) => {
        const { engine, ...rest } = payload as { engine: string } & Record<string, unknown>
        await runTask(rest, { perform: on.perform, db: on.db, engine, signal: abort.signal })
      },
    ]),
  )
  const logger = new Logger(() => (level, message) => {
    if (level === 'error') on.log.error({ task: message }, 'a task failed')
  })
  // The queue names its workers by chance; each is leased under that name, so that others can tell the dead from the busy.
  const workers = new Set<string>()
  const events = new EventEmitter() as WorkerEvents
  events.on('worker:create', ({ worker }) => workers.add(worker.workerId))
  const keepLeases = async () => {
    for (const worker of workers) await takeLease(on.db, everyEngine, `worker:${worker}`, on.holder, leaseSeconds)
    await freeDeadWorkers(on.db)
  }
  const runner = await run({ pgPool: on.pool, taskList, concurrency: 4, noHandleSignals: true, pollInterval: 1_000, logger, events })
  await keepLeases()
  const leasing = every((leaseSeconds * 1_000) / 3, keepLeases, (error) => on.log.warn({ err: error }, 'a worker could not renew its lease'))
  return {
    stop: async () => {
      abort.abort()
      await leasing.stop()
      await runner.stop()
    },
  }
}

/** Jobs whose worker process holds no living lease are unlocked, so that they run at once instead of hours later. */
const freeDeadWorkers = async (db: Database): Promise<void> => {
  const dead = await rowsOf(
    db,
    sql<{ worker: string }>`select distinct locked_by as worker from graphile_worker._private_jobs
      where locked_by is not null and locked_at < now() - make_interval(secs => ${leaseSeconds})
        and not exists (select from lease where engine = ${everyEngine} and work = 'worker:' || locked_by and until > now())`,
  )
  if (dead.length > 0) await sql`select graphile_worker.force_unlock_workers(${dead.map(({ worker }) => worker)})`.execute(db)
}
