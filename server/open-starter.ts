import { isRefusal } from '../engine/kernel/refusal.ts'
import { engine } from '../engine/people/engine.ts'
import { actorOf, type Person, person } from '../engine/people/person.ts'
import { founding } from '../starter/people.ts'
import { starter } from '../starter/starter.ts'
import type { Step, Told } from '../starter/story.ts'
import type { Assembled } from './assemble.ts'
import { foundEngine, openEngine } from './found.ts'
import type { Request } from './perform.ts'
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
  for (const [n, one] of starter.entries()) {
    const who = byKey.get(one.by)
    if (!who) throw new Error(`the starter has nobody called ${one.by}`)
    const answer = await tell(
      on,
      { engine: here, actor: actorOf(who), operation: one.operation, input: one.input(told), idempotencyKey: `starter:${n}` },
      one.until,
    )
    if (isRefusal(answer)) throw new Error(`the starter’s step ${n}, ${one.operation}, was refused: ${JSON.stringify(answer)}`)
    if (one.key !== undefined) told.answers[one.key] = answer
  }
  await openEngine(on.db, here, on.clock())
}

const pauseMs = 50
const patience = 600

/** What has to wait for the worker is asked again, and then without a key, since the same key would bring the same answer. */
const tell = async (on: Assembled, { idempotencyKey, ...request }: Request & { idempotencyKey: string }, holds: Step['until']): Promise<unknown> => {
  if (!holds) return on.perform({ ...request, idempotencyKey })
  for (let tries = 0; tries < patience; tries++) {
    const answer = await on.perform(request)
    if (isRefusal(answer) || holds(answer)) return answer
    await new Promise((resume) => setTimeout(resume, pauseMs))
  }
  throw new Error(`the starter waited in vain for ${request.operation}`)
}
