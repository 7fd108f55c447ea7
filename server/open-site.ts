import { key, publicWriteKey } from '../engine/audience/key.ts'
import { placement } from '../engine/decide/placement.ts'
import { engine as engineNoun } from '../engine/people/engine.ts'
import { isRefusal, type Refusal } from '../engine/kernel/refusal.ts'
import { actorOf } from '../engine/people/person.ts'
import type { Assembled } from './assemble.ts'
import { ownerOf } from './found.ts'
import { listen } from './listen.ts'
import { siteApp } from './site.ts'
import type { Scope } from './store/database.ts'
import { allThings, getThing } from './store/noun.store.ts'

export interface SitePlace {
  host: string
  port: number
  /** Where its decisions come from; the console is there too. */
  api: string
  engine: string
}

export interface OpenSite {
  url: string
  close(): Promise<void>
}

/** The placements that its page fills. */
const filled = ['home-hero', 'mobile-hero']

/** The sample brand’s site at another origin than the console’s, with a public key that is good for it alone. None where the sample, or what its page fills, is gone. */
export const openSite = async (on: Assembled, { host, port, api, engine }: SitePlace): Promise<OpenSite | Refusal | undefined> => {
  const places = { api, console: api, key: '' }
  const isThere = () => holdsIts({ db: on.db, engine })
  if (!(await isThere())) return undefined
  const listening = await listen(siteApp(places, isThere), host, port)
  if (isRefusal(listening)) return listening
  const origin = `http://${host}:${listening.port}`
  places.key = await siteKey(on, engine, origin)
  return { url: origin, close: listening.close }
}

const holdsIts = async (scope: Scope): Promise<boolean> => {
  if ((await getThing(scope, engineNoun, scope.engine))?.sample !== true) return false
  const there = (await allThings(scope, placement)).map(({ key }) => key)
  return filled.every((key) => there.includes(key))
}

/** The key of the last start while its origin is the same; else a new one. */
const siteKey = async (on: Assembled, engine: string, origin: string): Promise<string> => {
  const owner = await ownerOf(on.db, engine)
  const known = (await allThings({ db: on.db, engine }, key, { kind: 'browser', state: 'valid' })).find(({ origins }) => origins.includes(origin))
  if (known) return publicWriteKey(engine, known.id)
  if (!owner) throw new Error(`the engine ${engine} has no owner`)
  const input = {
    label: 'Sample site',
    kind: 'browser',
    origins: [origin, origin.replace('127.0.0.1', 'localhost')],
    placements: filled,
  }
  const issued = await on.perform({ engine, actor: actorOf(owner), operation: 'key.issue', input })
  if (isRefusal(issued)) throw new Error(issued.message)
  return (issued as { writeKey: string }).writeKey
}
