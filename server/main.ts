import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isRefusal, type Refusal, refuse } from '../engine/kernel/refusal.ts'
import type { Actor } from '../engine/kernel/actor.ts'
import { engine as engineNoun } from '../engine/people/engine.ts'
import { actorOf } from '../engine/people/person.ts'
import { type Assembled, assemble } from './assemble.ts'
import type { Settings } from './config.ts'
import { dataFolder } from './data-folder.ts'
import { ownerOf } from './found.ts'
import { hashPassword } from './http/password.ts'
import { signInLink } from './http/sign-in.ts'
import { listen } from './listen.ts'
import { readLocalAccess, writeLocalAccess } from './local-access.ts'
import { openSite } from './open-site.ts'
import { openStarter } from './open-starter.ts'
import { startPostgres } from './postgres/supervise.ts'
import { rooms } from './rooms.ts'
import { shutDoors } from './shut-doors.ts'
import type { Scope } from './store/database.ts'
import { getThing } from './store/noun.store.ts'
import { actorOfToken, setPassword } from './store/people.store.ts'

export interface Started {
  url: string
  signIn: string
  /** Address of the sample brand’s own site. */
  site?: string
  engine: { id: string; name: string; sample: boolean }
  /** Which database serves: the embedded one in this folder, or the one of DATABASE_URL. */
  database: string
  folder: string
  fresh: boolean
  /** Settles when the database is lost for good. */
  lost: Promise<string>
  stop(): Promise<void>
}

/**
 * Starts everything, in this order: folder, database, doors, rooms, starter. The doors come before what stands behind them, since only then it is known under which address
 * that is reached; until it is there they say that it starts. Whatever refuses, what was begun before it is stopped again.
 */
export const startContinuo = async (settings: Settings, consoleFolder: string, say: (sentence: string) => void): Promise<Started | Refusal> => {
  const folder = dataFolder(settings)
  const undo: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const step of undo.splice(0).toReversed()) await step()
  }
  const given = async (refusal: Refusal): Promise<Refusal> => {
    await stop()
    return refusal
  }

  await mkdir(folder, { recursive: true })
  const database = await openDatabase(settings, folder, say)
  if (isRefusal(database)) return database
  undo.push(database.stop)

  const doors = shutDoors()
  const listening = await listen(doors.app, settings.HOST, settings.PORT, doors.catches)
  if (isRefusal(listening)) return given(listening)
  undo.push(listening.close)

  const url = settings.PUBLIC_URL ?? `http://${settings.HOST}:${listening.port}`
  const assembled = await assemble({ database: database.connection, folder, url, consoleFolder, logLevel: settings.LOG_LEVEL, settings, say, rooms })
  if (isRefusal(assembled)) return given(assembled)
  // Below the doors: these are closed before what stands behind them is taken down.
  undo.splice(-1, 0, assembled.stop)

  const fresh = assembled.engines().size === 0
  await openStarter(assembled)
  doors.open(assembled)

  const welcome = await welcomeOwner(assembled, settings, { url, local: `http://${settings.HOST}:${listening.port}` }, folder)
  // At the next port, where one was named.
  const site = await openSite(assembled, {
    host: settings.HOST,
    port: settings.PORT === 0 ? 0 : listening.port + 1,
    api: url,
    engine: welcome.engine.id,
  })
  if (isRefusal(site)) return given(site)
  if (site) undo.push(site.close)
  return { ...welcome, ...(site && { site: site.url }), database: database.name, folder, fresh, lost: database.lost, stop }
}

const openDatabase = async (settings: Settings, folder: string, say: (sentence: string) => void) => {
  const never = new Promise<string>(() => undefined)
  if (settings.DATABASE_URL !== undefined) {
    const name = new URL(settings.DATABASE_URL).host
    return { connection: { connectionString: settings.DATABASE_URL }, name, lost: never, stop: async () => undefined }
  }
  const started = await startPostgres({ folder, log: say })
  if (!started.ok) return refuse(started.code === 'diskFull' ? 'storageFull' : 'failed', started.message)
  const { connection, lost, stop } = started.postgres
  return { connection, name: `embedded, in ${join(folder, 'postgres')}`, lost: lost.then(({ message }) => message), stop }
}

const tokenDays = 366

/** `url` is for people, `local` for programs on this machine. */
const welcomeOwner = async (on: Assembled, settings: Settings, { url, local }: { url: string; local: string }, folder: string) => {
  const engine = [...on.engines()][0] ?? ''
  const owner = await ownerOf(on.db, engine)
  if (!owner) throw new Error(`the engine ${engine} has no owner`)
  const scope = { db: on.db, engine }
  if (settings.OWNER_PASSWORD !== undefined) await setPassword(scope, owner.id, await hashPassword(settings.OWNER_PASSWORD))
  const here = await getThing(scope, engineNoun, engine)
  await writeLocalAccess(folder, { url: local, token: await localToken(on, scope, actorOf(owner), folder) })
  return {
    url,
    signIn: await signInLink(on.db, engine, owner.id, url),
    engine: { id: engine, name: here?.name ?? engine, sample: here?.sample ?? false },
  }
}

/** The token of the last start, while it is good for another week; else a new one. */
const localToken = async (on: Assembled, scope: Scope, actor: Actor, folder: string): Promise<string> => {
  const before = await readLocalAccess(folder)
  const known = before && (await actorOfToken(scope, before.token))
  const week = 7 * 86_400_000
  if (before && known?.token.state === 'valid' && new Date(known.token.expires).getTime() > on.clock().getTime() + week) return before.token
  const issued = await on.perform({
    engine: scope.engine,
    actor,
    operation: 'token.issue',
    input: { label: 'Programs on this machine', days: tokenDays },
  })
  if (isRefusal(issued)) throw new Error(issued.message)
  return (issued as { secret: string }).secret
}
