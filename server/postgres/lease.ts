import { Client, DatabaseError } from 'pg'
import { setTimeout as pause } from 'node:timers/promises'
import { bornAt } from './process-life.ts'
import { ownDatabase, type PostgresRefusal, refusePostgres } from './refusal.ts'
import { superuser } from './settings.ts'

/** How to connect, as `pg` understands it. `host` is the socket's folder. */
export type PostgresConnection = { host: string; port: number; user: string; database: string; ssl: false }

export const connectionTo = (socketFolder: string, database: string): PostgresConnection => ({
  host: socketFolder,
  port: 5432,
  user: superuser,
  database,
  ssl: false,
})

/** This process's sole right to the database, held by an open connection: when we die, however we die, the kernel closes it and the right is free. */
export type Lease = { ok: true; client: Client; lost: Promise<void>; release(): Promise<void> }

/** Two numbers that no other advisory lock of ours uses; the lock lives in the database `postgres`, so that ours can be dropped and restored under it. */
const [family, owner] = [0x436f6e74, 1]

export async function takeLease(socketFolder: string, folder: string): Promise<Lease | PostgresRefusal> {
  const client = new Client({ ...connectionTo(socketFolder, 'postgres'), application_name: `continuo ${process.pid}` })
  const lost = new Promise<void>((resolve) => client.on('end', () => resolve()).on('error', () => resolve()))
  try {
    await client.connect()
  } catch (thrown) {
    if (thrown instanceof DatabaseError && thrown.code === '28000') return refuseStranger(folder)
    return refusePostgres(
      'startFailed',
      `The database on ${folder} does not let us in: ${(thrown as Error).message}. Its log is ${folder}/postgres/log; start again, or ${ownDatabase}.`,
    )
  }
  for (let patience = 100; !(await locked(client)); patience -= 1) {
    const holder = await holderOf(client)
    // One that was just killed may hold it for a moment longer.
    if (patience === 0 || (holder !== undefined && bornAt(holder) !== undefined)) {
      await client.end()
      return refuseSecond(folder, holder)
    }
    await pause(20)
  }
  return { ok: true, client, lost, release: () => client.end() }
}

async function locked(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1, $2) as mine', [family, owner])
  return rows[0]?.mine ?? false
}

async function holderOf(client: Client): Promise<number | undefined> {
  const { rows } = await client.query<{ name: string }>(
    `select application_name as name from pg_stat_activity join pg_locks using (pid)
     where locktype = 'advisory' and granted and classid = $1::oid and objid = $2::oid and objsubid = 2`,
    [family, owner],
  )
  const pid = Number(/^continuo (\d+)$/.exec(rows[0]?.name ?? '')?.[1])
  return Number.isNaN(pid) ? undefined : pid
}

const refuseSecond = (folder: string, holder: number | undefined) =>
  refusePostgres(
    'alreadyRunning',
    `Continuo is already running on ${folder}${holder === undefined ? '' : ` as pid ${holder}`}. Stop it first${holder === undefined ? '' : ` (kill ${holder})`}, or set DATA_DIR to another folder to run a second one.`,
  )

const refuseStranger = (folder: string) =>
  refusePostgres(
    'alreadyRunning',
    `A database that another user started is running on ${folder}, and it does not let this user in. Use that user's account, or set DATA_DIR to another folder.`,
  )
