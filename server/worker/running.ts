import type { z } from 'zod'
import type { TaskKind } from '../../engine/kernel/change.ts'
import type { Database } from '../store/database.ts'
import type { Perform } from '../perform.ts'

/** What a task may use: the one road back into the engine, the database for volume, and this engine’s id. */
export interface Worksite {
  perform: Perform
  db: Database
  engine: string
  /** Aborted when the program stops: a long task leaves off at a safe place and is taken up again. */
  signal: AbortSignal
}

/** How one kind of task is run. Throwing means: try again later, as often as the kind allows. */
export interface Running {
  kind: { name: string; payload: z.ZodType; attempts: number }
  run(payload: unknown, site: Worksite): Promise<void>
}

export const runs = <P extends Record<string, unknown>>(kind: TaskKind<P>, run: (payload: P, site: Worksite) => Promise<void>): Running => ({
  kind,
  run: (payload, site) => run(kind.payload.parse(payload), site),
})
