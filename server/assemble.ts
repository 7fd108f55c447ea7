import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import pino, { type Logger } from 'pino'
import type pg from 'pg'
import type { Operation } from '../engine/kernel/operation.ts'
import { isRefusal, type Refusal } from '../engine/kernel/refusal.ts'
import { operations as registry } from '../engine/operations.ts'
import { Settings } from './config.ts'
import { httpApp } from './http/app.ts'
import { type Perform, performing, type Road } from './perform.ts'
import { type Pulse, pulses } from './pulse.ts'
import type { Catch, Room } from './room.ts'
import { type Sealer, startSealer } from './sealer.ts'
import { connect, type Connection, type Database } from './store/database.ts'
import { migrate } from './store/migrate.ts'
import { listEngines } from './store/people.store.ts'
import { prepareQueue, startWorker } from './worker/worker.ts'

export interface Parts {
  database: pg.PoolConfig
  /** Folder for segments and assets. */
  folder: string
  /** Under which people reach the console. */
  url: string
  consoleFolder: string
  clock?: () => Date
  logLevel?: string
  /** What the environment says; tests give none. */
  settings?: Settings
  /** Told what takes time before anything answers. */
  say?: (sentence: string) => void
  /** Rooms are opened in this order and closed in reverse. */
  rooms?: readonly OpensRoom[]
}

/** What a room is built on. */
export interface Site {
  db: Database
  pool: pg.Pool
  folder: string
  url: string
  settings: Settings
  log: Logger
  clock(): Date
  /** Unique to this process: names it in leases. */
  holder: string
  perform: Perform
  sealer: Sealer
  pulse: Pulse
  engines(): ReadonlySet<string>
}

/** Refuses where the installation does not fit, such as a key that cannot be read: then nothing is started. */
export type OpensRoom = (site: Site) => Promise<Room | Refusal>

export interface Assembled extends Site {
  connection: Connection
  operations: ReadonlyMap<string, Operation>
  app: Hono
  /** Hand it to `listen`, beside the app. */
  catches: Catch
  /** Looks for engines that were founded meanwhile. */
  refreshEngines(): Promise<void>
  stop(): Promise<void>
}

/** Everything behind the listening sockets, put together; the same for the product and for its tests. */
export const assemble = async (parts: Parts): Promise<Assembled | Refusal> => {
  const connection = connect(parts.database)
  const { db, reading, pool } = connection
  const migrated = await migrate(db, parts.say)
  if (isRefusal(migrated)) {
    await connection.close()
    return migrated
  }
  await prepareQueue(pool)

  const log = pino(
    { level: parts.logLevel ?? 'warn', redact: ['*.secret', '*.password', '*.token', '*.authorization', '*.email'] },
    pino.destination(2),
  )
  const holder = randomBytes(9).toString('base64url')
  const clock = parts.clock ?? (() => new Date())
  const known = new Set(await listEngines(db))
  const refreshEngines = async () => {
    for (const engine of await listEngines(db)) known.add(engine)
  }

  const sealer = startSealer(
    db,
    holder,
    () => known,
    (error) => log.error({ err: error }, 'sealing failed'),
  )
  const operations = new Map<string, Operation>(registry.map((operation) => [operation.name, operation as Operation]))
  const roads = new Map<string, Road>()
  const attempts = new Map<string, number>()
  const perform = performing({
    db,
    reading,
    operations,
    roads,
    attempts: (task) => attempts.get(task) ?? 8,
    clock,
    address: parts.url,
    committed: (engine) => sealer.wake(engine),
  })
  const { beat, listen } = pulses()
  const site: Site = {
    db,
    pool,
    folder: parts.folder,
    url: parts.url,
    settings: parts.settings ?? Settings.parse({}),
    log,
    clock,
    holder,
    perform,
    sealer,
    pulse: beat,
    engines: () => known,
  }

  const { rooms, refused, close } = await openRooms(site, parts.rooms ?? [], (room) => {
    for (const [name, road] of room.roads ?? []) roads.set(name, road)
    for (const { kind } of room.runnings ?? []) attempts.set(kind.name, kind.attempts)
  })
  const closing = async () => {
    await close()
    await sealer.stop()
    await connection.close()
  }
  if (refused) {
    await closing()
    return refused
  }
  const worker = await startWorker({ pool, db, perform, holder, log, runnings: rooms.flatMap(({ runnings }) => runnings ?? []) })
  const app = httpApp({
    db,
    perform,
    operations,
    sealer,
    pulse: listen,
    gauges: rooms.flatMap(({ gauges }) => gauges ?? []),
    log,
    url: parts.url,
    consoleFolder: parts.consoleFolder,
    more: rooms.flatMap(({ doors }) => (doors ? [doors] : [])),
  })

  const caught = rooms.flatMap((room) => room.catches ?? [])
  const catches: Catch = (request, response) => caught.some((one) => one(request, response))

  const stop = async () => {
    await worker.stop()
    await closing()
  }
  return { ...site, connection, operations, app, catches, refreshEngines, stop }
}

interface Opened {
  rooms: readonly Room[]
  refused?: Refusal
  close(): Promise<void>
}

/** One after the other, each known before the next is opened, up to the first that refuses. */
const openRooms = async (site: Site, opens: readonly OpensRoom[], known: (room: Room) => void): Promise<Opened> => {
  const rooms: Room[] = []
  const close = async (): Promise<void> => {
    for (const room of rooms.toReversed()) await room.stop?.()
  }
  for (const open of opens) {
    const room = await open(site)
    if (isRefusal(room)) return { rooms, refused: room, close }
    rooms.push(room)
    known(room)
  }
  return { rooms, close }
}
