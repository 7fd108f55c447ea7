import type { Context } from 'hono'
import type { Asset } from '../../engine/create/asset.ts'
import type { ContentChannel } from '../../engine/create/channel.ts'
import { keptFor, notPublic } from '../../engine/create/public-use.ts'
import { isRefusal, type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import { callerOf } from '../http/who.ts'
import type { Database } from '../store/database.ts'

interface On {
  db: Database
  clock(): Date
}

interface Asked {
  engine: string
  /** Whose rights count: all of them have to let it. */
  assets: readonly Asset[]
  media?: readonly ContentChannel[]
}

/**
 * How long copies of a file may be kept elsewhere, as a cache is told so. Where the rights of today close it to the public, whoever is signed in to the
 * engine gets it still, and nobody keeps it.
 */
export const mayBeHad = async ({ db, clock }: On, context: Context, { engine, assets, media = [] }: Asked): Promise<string | Refusal> => {
  const now = clock()
  const occasion = { day: now.toISOString().slice(0, 10), media }
  const closed = assets.map((one) => notPublic(one, occasion)).find((because) => because !== undefined)
  if (closed === undefined) return `public, max-age=${Math.min(...assets.map((one) => keptFor(one, now)))}`
  const caller = await callerOf(db, context)
  if (!isRefusal(caller) && caller.engine === engine) return 'private, no-store'
  return refuse('blocked', `This is not for the public: it ${closed}.`, {
    remedy: 'Renew its rights (asset.amend), or show something else.',
  })
}
