import { isRefusal } from '../engine/kernel/refusal.ts'
import { engine } from '../engine/people/engine.ts'
import { actorOf, type Person, person } from '../engine/people/person.ts'
import { founding } from '../starter/people.ts'
import { starter, type Told } from '../starter/starter.ts'
import type { Assembled } from './assemble.ts'
import { foundEngine, openEngine } from './found.ts'
import { allThings, getThing } from './store/noun.store.ts'

/**
 * Founds the starter engine and tells its story through the one door, each step by the person who would do it.
 * Each step has its idempotency key, so that a story that was cut off goes on where it stopped.
 */
export const openStarter = async (on: Assembled): Promise<void> => {
  const known = [...on.engines()][0]
  const here = known ?? (await foundEngine(on.db, founding, on.clock())).engine
  await on.refreshEngines()
  const scope = { db: on.db, engine: here }
  if ((await getThing(scope, engine, here))?.state !== 'opening') return
  const people = await allThings<Person>(scope, person)
  const byKey = new Map(founding.people.map(({ key, name }) => [key, people.find((one) => one.name === name)]))
  const told: Told = { people: Object.fromEntries([...byKey].map(([key, one]) => [key, one?.id ?? ''])), answers: {}, now: on.clock() }
  for (const [n, { by, operation, input, key }] of starter.entries()) {
    const who = byKey.get(by)
    if (!who) throw new Error(`the starter has nobody called ${by}`)
    const answer = await on.perform({ engine: here, actor: actorOf(who), operation, input: input(told), idempotencyKey: `starter:${n}` })
    if (isRefusal(answer)) throw new Error(`the starter’s step ${n}, ${operation}, was refused: ${JSON.stringify(answer)}`)
    if (key !== undefined) told.answers[key] = answer
  }
  await openEngine(on.db, here, on.clock())
}
