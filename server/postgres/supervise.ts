import { chmodSync, existsSync, mkdirSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { databaseHome } from './account.ts'
import { readyBinaries } from './binaries.ts'
import { readyCluster } from './cluster.ts'
import { type Home, readyHome, tidyHome } from './home.ts'
import { connectionTo, type Lease, type PostgresConnection, takeLease } from './lease.ts'
import {
  disownStaleFiles,
  type Launch,
  launch,
  livingPostmaster,
  makeSocketFolder,
  type Postmaster,
  readPostmaster,
  removeSocketFolder,
  runsFrom,
  stopPostmaster,
} from './postmaster.ts'
import { runsOn } from './process-life.ts'
import { ownDatabase, type PostgresRefusal, refuseFolder, refuseFullDisk, refusePostgres } from './refusal.ts'
import { settingFiles, settingsStand, superuser, writeSettings } from './settings.ts'
import { takeTurn } from './start-turn.ts'

/** How a running database is reached: `connection` for `pg`, `url` for whatever wants one. */
export type FoundPostgres = { connection: PostgresConnection; url: string; pid: number }

/**
 * A database that is ours to stop. `adopted` when it was already running, left over from a Continuo that was killed. Should it die it is started again, at the same
 * address; `lost` settles only when that is given up, and never after `stop`.
 */
export type Postgres = FoundPostgres & { adopted: boolean; lost: Promise<PostgresRefusal>; stop(): Promise<void> }

/** `folder` is DATA_DIR; the database keeps to `postgres/` in it. `settings` outrank ours (tests want `fsync: 'off'`). */
export type PostgresOptions = { folder: string; log?: (sentence: string) => void; settings?: Record<string, string> }

type Site = Omit<Launch, 'socketFolder'> & { folder: string; home: string; files: Record<string, string>; log: (sentence: string) => void }
type Running = { ok: true; postmaster: Postmaster; lease: Lease; adopted: boolean }

/** Starts the database in a folder, or finds the one that lives there. Every "no" is a value; its message says what, where and what to do. */
export async function startPostgres({
  folder,
  log = () => {},
  settings = {},
}: PostgresOptions): Promise<{ ok: true; postgres: Postgres } | PostgresRefusal> {
  try {
    const home = readyHome(folder)
    if (!home.ok) return home
    const done = await takeTurn(home.home)
    try {
      const site = await readySite(resolve(folder), home, log, settings)
      if ('ok' in site) return site
      const running = await bringUp(site)
      return running.ok ? { ok: true, postgres: supervise(site, running) } : running
    } finally {
      done()
    }
  } catch (thrown) {
    return refuseFolder(folder, thrown)
  }
}

/** The database that a Continuo is running in this folder, for a program that only wants to connect. */
export async function findPostgres(folder: string): Promise<{ ok: true; postgres: FoundPostgres } | PostgresRefusal> {
  try {
    const living = existsSync(folder) ? await livingPostmaster(clusterIn(databaseHome(realpathSync(folder)))) : undefined
    if (living?.ready) return { ok: true, postgres: reach(living) }
    return refusePostgres(
      'notRunning',
      `No Continuo is running on ${resolve(folder)}. Start it (npm start), or set DATA_DIR to the folder of the one that is.`,
    )
  } catch (thrown) {
    return refuseFolder(folder, thrown)
  }
}

const clusterIn = (home: string) => join(home, 'cluster')
const database = 'continuo'

function reach({ pid, socketFolder }: Postmaster): FoundPostgres {
  return {
    connection: connectionTo(socketFolder, database),
    url: `postgresql://${superuser}@localhost/${database}?host=${encodeURIComponent(socketFolder)}`,
    pid,
  }
}

async function readySite(folder: string, place: Home, log: Site['log'], settings: Record<string, string>): Promise<Site | PostgresRefusal> {
  const { home, account, people } = place
  const binaries = readyBinaries(home, account)
  if (!binaries.ok) return binaries
  const cluster = await readyCluster(place, binaries, settings.fsync !== 'off')
  if (!cluster.ok) return cluster
  if (cluster.made) log(`Made a database in ${cluster.cluster}.`)
  const settingsFolder = join(home, 'settings')
  mkdirSync(settingsFolder, { recursive: true })
  chmodSync(settingsFolder, 0o755)
  const files = settingFiles(settingsFolder, people, settings)
  return {
    folder,
    home,
    cluster: cluster.cluster,
    configFile: join(settingsFolder, 'postgresql.conf'),
    logFile: join(home, 'log'),
    binaries,
    account,
    files,
    log,
  }
}

/** Adopts the server that lives here, if it runs the way we would run it; else starts one. Call it in one's turn only. */
async function bringUp(site: Site, knownSocketFolder?: string): Promise<Running | PostgresRefusal> {
  const deadline = Date.now() + startPatience
  for (;;) {
    const adopted = await adopt(site)
    if (adopted !== undefined) return adopted
    const stale = readPostmaster(site.cluster)
    if (stale !== undefined && stale.socketFolder !== knownSocketFolder) removeSocketFolder(stale.socketFolder)
    const socketFolder = knownSocketFolder ?? makeSocketFolder(site.cluster, site.account)
    disownStaleFiles(site.cluster, socketFolder, site.account)
    const fresh = await startFresh({ ...site, socketFolder })
    if (fresh !== 'inTheWay' && fresh.ok) return fresh
    if (socketFolder !== knownSocketFolder) removeSocketFolder(socketFolder)
    if (fresh !== 'inTheWay') return fresh
    if (Date.now() > deadline) return refuseStart(site, 'processes of another server on this folder do not end')
    await pause(200)
  }
}

/** Undefined when no server is left living here. One that breaks off as we come in may be dying: it is given a moment to be dead or well. */
async function adopt(site: Site): Promise<Running | PostgresRefusal | undefined> {
  for (let patience = 50; ; patience -= 1) {
    const living = await settled(site)
    if (living === undefined) return undefined
    const lease = await takeLease(living.socketFolder, site.folder)
    if (lease.ok) return keepOrStop(site, living, lease)
    if (lease.code !== 'startFailed' || patience === 0) return lease
    await pause(100)
  }
}

/** Keeps a server that runs from our binaries with our settings, or that we cannot stop (another container's); otherwise stops it. */
async function keepOrStop(site: Site, postmaster: Postmaster, lease: Lease): Promise<Running | undefined> {
  const asWanted = settingsStand(site.files) && runsFrom(site.cluster, site.binaries)
  if (asWanted || !runsOn(postmaster.pid, site.cluster)) return { ok: true, postmaster, lease, adopted: true }
  site.log('The database runs with the settings of another version; restarting it.')
  await lease.release()
  await stopPostmaster(postmaster)
  return undefined
}

const startPatience = 5 * 60_000

/** Waits for a server that is just starting or stopping to have done so. */
async function settled(site: Site): Promise<Postmaster | undefined> {
  const deadline = Date.now() + startPatience
  for (;;) {
    const living = await livingPostmaster(site.cluster)
    if (living === undefined || living.ready || Date.now() > deadline) return living
    await pause(20)
  }
}

/** Processes of another server may be in the way, so that one has to look again: orphans of a killed one, or one that a killed start left starting. */
async function startFresh(site: Site & Launch): Promise<Running | PostgresRefusal | 'inTheWay'> {
  writeSettings(site.files)
  const failure = await launch(site, startPatience, site.log)
  const postmaster = readPostmaster(site.cluster)
  if (failure !== undefined && /pre-existing shared memory block|lock file "[^"]+" (already exists|is empty)/.test(failure)) return 'inTheWay'
  if (failure !== undefined || postmaster === undefined) return refuseStart(site, failure ?? 'it ended at once')
  const lease = await takeLease(site.socketFolder, site.folder)
  if (!lease.ok) return lease
  const { rowCount } = await lease.client.query('select from pg_database where datname = $1', [database])
  if (rowCount === 0) await lease.client.query(`create database ${database}`)
  tidyHome(site.home, site.binaries.stamp)
  return { ok: true, postmaster, lease, adopted: false }
}

function refuseStart({ folder, logFile }: Site, said: string): PostgresRefusal {
  if (/No space left|Disk quota exceeded/.test(said)) return refuseFullDisk(folder)
  const last = said.split('\n').slice(-4).join(' ')
  return refusePostgres(
    'startFailed',
    `The database in ${folder} did not start: ${last}. Its whole log is ${logFile}. Mend that, set DATA_DIR to another folder, or ${ownDatabase}.`,
  )
}

/** Keeps the database running until `stop`. The lease's connection ends when the server does, whether we started it or found it. */
function supervise(site: Site, first: Running): Postgres {
  const found = reach(first.postmaster)
  let current: Promise<Running | PostgresRefusal> = Promise.resolve(first)
  let stopping = false
  const watch = async (): Promise<PostgresRefusal> => {
    for (const restarts: number[] = []; ; restarts.push(Date.now())) {
      const running = await current
      if (!running.ok) return running
      found.pid = running.postmaster.pid
      await running.lease.lost
      if (stopping) return new Promise<never>(() => {})
      if (restarts.filter((at) => at > Date.now() - 60_000).length >= 5) return refuseStart(site, 'it died six times within a minute')
      site.log('The database went away; starting it again.')
      current = again(site, found.connection.host)
    }
  }
  const stop = async () => {
    stopping = true
    const running = await current
    if (!running.ok) return
    await running.lease.release()
    await stopPostmaster(running.postmaster)
  }
  return Object.assign(found, { adopted: first.adopted, lost: watch(), stop })
}

async function again(site: Site, socketFolder: string): Promise<Running | PostgresRefusal> {
  const done = await takeTurn(site.home)
  try {
    return await bringUp(site, socketFolder)
  } catch (thrown) {
    return refuseStart(site, (thrown as Error).message)
  } finally {
    done()
  }
}
