import type pg from 'pg'
import { isRefusal } from '../engine/kernel/refusal.ts'
import { connect } from '../server/store/database.ts'
import { migrate } from '../server/store/migrate.ts'
import { prepareQueue } from '../server/worker/worker.ts'
import { copyDatabase, onServer } from './database.ts'

/** Any number that nothing else on the server locks by. */
const lock = 4_100_2027

/**
 * Makes the database that the engines of a run are copies of: all our tables, and nothing in them. The migrations come to the same each time,
 * and cost ten times the copy. It takes its name when it is whole; workers that ask at once wait for the first.
 */
export const readyTemplate = (server: pg.ClientConfig, name: string): Promise<void> =>
  onServer(server, async (client) => {
    await client.query('select pg_advisory_lock($1)', [lock]) // until the connection ends
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount !== 0) return
    const draft = await copyDatabase(server, 'template1')
    const { db, pool, close } = connect(draft.settings)
    const migrated = await migrate(db)
    if (isRefusal(migrated)) throw new Error(migrated.message)
    await prepareQueue(pool)
    await close()
    await client.query(`alter database ${draft.name} rename to ${name}`)
  })
