import { sql } from 'kysely'
import type { Actor } from '../engine/kernel/actor.ts'
import { identifiers } from '../engine/kernel/identifier.ts'
import { found, type Founded, type Founding } from '../engine/people/founding.ts'
import type { Person } from '../engine/people/person.ts'
import { commit } from './commit.ts'
import { type Database, rowsOf, serializable } from './store/database.ts'

/** The installation itself acts once, before there is anybody else. */
const installation: Actor = { kind: 'flow', id: 'flow_installation', name: 'installation', roles: ['flow'] }

export const foundEngine = (db: Database, founding: Founding, now: Date): Promise<Founded> => {
  const chance = crypto.getRandomValues(new Uint32Array(2))
  return serializable(db, async (tx) => {
    const change = found(founding, identifiers(now, chance))
    await commit(tx, change.answer.engine, change, { at: now, actor: installation, operation: 'engine.found', depth: 0 }, () => 1)
    return change.answer
  })
}

export const ownerOf = async (db: Database, engine: string): Promise<Person | undefined> => {
  const [row] = await rowsOf(db, sql<{ body: Person }>`select body from person where engine = ${engine} and body -> 'roles' @> '"owner"'`)
  return row?.body
}
