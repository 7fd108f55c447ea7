import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '../server/postgres/supervise.ts'
import { dropDatabase, newName } from './database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: pg.ClientConfig
    /** The name of the database on it that the run copies; whoever needs it first makes it. */
    template: string
  }
}

/** One database server for the whole run: the embedded one in a folder of its own, or the one of TEST_DATABASE_URL. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const template = newName()
  project.provide('template', template)
  const other = process.env['TEST_DATABASE_URL']
  if (other) {
    project.provide('postgres', { connectionString: other })
    return () => dropDatabase({ connectionString: other }, template)
  }
  const folder = await mkdtemp(join(tmpdir(), 'continuo-pg-'))
  const started = await startPostgres({ folder, settings: { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' } })
  if (!started.ok) throw new Error(started.message)
  project.provide('postgres', { ...started.postgres.connection })
  return async () => {
    await started.postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
