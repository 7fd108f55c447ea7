import { sql, type Transaction } from 'kysely'
import type { Actor } from '../engine/kernel/actor.ts'
import { flowId } from '../engine/kernel/flow-id.ts'
import { identifiers } from '../engine/kernel/identifier.ts'
import type { Change } from '../engine/kernel/change.ts'
import { engine as engineNoun } from '../engine/people/engine.ts'
import { found, type Founded, type Founding, opened } from '../engine/people/founding.ts'
import type { Person } from '../engine/people/person.ts'
import { commit } from './commit.ts'
import { type Database, rowsOf, serializable } from './store/database.ts'
import { getThing } from './store/noun.store.ts'

/** The installation itself acts once, before there is anybody else. */
const installation: Actor = { kind: 'flow', id: flowId('installation'), name: 'installation', roles: ['flow'] }

const settle = async <A>(tx: Transaction<unknown>, engine: string, change: Change<A>, now: Date, operation: string): Promise<A> => {
  await commit(tx, engine, change, { at: now, actor: installation, operation, depth: 0 }, () => 1)
  return change.answer
}

export const foundEngine = (db: Database, founding: Founding, now: Date): Promise<Founded> => {
  const chance = crypto.getRandomValues(new Uint32Array(2))
  return serializable(db, (tx) => {
    const change = found(founding, identifiers(now, chance))
    return settle(tx, change.answer.engine, change, now, 'engine.found')
  })
}

export const openEngine = (db: Database, engine: string, now: Date): Promise<void> =>
  serializable(db, async (tx) => {
    const here = await getThing({ db: tx, engine }, engineNoun, engine)
    if (here?.state === 'opening') await settle(tx, engine, opened(here, now), now, 'engine.open')
  })

export const ownerOf = async (db: Database, engine: string): Promise<Person | undefined> => {
  const [row] = await rowsOf(db, sql<{ body: Person }>`select body from person where engine = ${engine} and body -> 'roles' @> '"owner"'`)
  return row?.body
}
