import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { Actor } from '../engine/kernel/actor.ts'
import { isRefusal, type Refusal } from '../engine/kernel/refusal.ts'
import type { Operations } from '../engine/operations.ts'
import type { Founded, Founding } from '../engine/people/founding.ts'
import { actorOf, type Person, person } from '../engine/people/person.ts'
import { type Assembled, assemble, type Parts } from '../server/assemble.ts'
import { foundEngine } from '../server/found.ts'
import { getThing } from '../server/store/noun.store.ts'
import { founding as starter } from '../starter/people.ts'
import { copyDatabase, type ScratchDatabase } from './database.ts'
import { readyTemplate } from './template.ts'

export interface TestEngine extends Assembled {
  founded: Founded
  /** Somebody of the founding, by key. */
  actor(key: string): Promise<Actor>
  /** Performs as somebody and expects the answer; a refusal fails the test with its whole text. */
  does<N extends keyof Operations>(
    who: string,
    operation: N,
    input: Operations[N]['input'],
    more?: { idempotencyKey?: string },
  ): Promise<Operations[N]['output']>
  /** Performs as somebody and expects a refusal. */
  refuses<N extends keyof Operations>(who: string, operation: N, input: unknown): Promise<Refusal>
}

let template: Promise<void> | undefined

/** A database of its own, brought forward, on the server that the whole run shares. In a tablespace, where one is named. */
export const scratchDatabase = async (tablespace?: string): Promise<ScratchDatabase> => {
  const [server, name] = [inject('postgres'), inject('template')]
  await (template ??= readyTemplate(server, name))
  return copyDatabase(server, name, tablespace)
}

export interface EngineWish extends Partial<Parts> {
  founding?: Founding
  /** Where its database lies. */
  tablespace?: string
}

/** A whole engine on a scratch database, without sockets. Stop it with `await using` or `stop()`. */
export const testEngine = async (more: EngineWish = {}): Promise<TestEngine & AsyncDisposable> => {
  const { settings, drop } = await scratchDatabase(more.tablespace)
  const folder = await mkdtemp(join(tmpdir(), 'continuo-test-'))
  const assembled = await assemble({
    database: settings,
    folder,
    url: 'http://127.0.0.1:4100',
    consoleFolder: join(folder, 'console'),
    logLevel: 'error',
    ...more,
  })
  if (isRefusal(assembled)) throw new Error(assembled.message)
  const founded = await foundEngine(assembled.db, more.founding ?? starter, assembled.clock())
  await assembled.refreshEngines()
  const scope = { db: assembled.db, engine: founded.engine }
  const actor = async (key: string): Promise<Actor> => {
    const found = await getThing<Person>(scope, person, founded.people[key] ?? '')
    if (!found) throw new Error(`the founding has nobody called ${key}`)
    return actorOf(found)
  }
  const ask = async (who: string, operation: string, input: unknown, options: { idempotencyKey?: string } = {}) =>
    assembled.perform({ engine: founded.engine, actor: await actor(who), operation, input, ...options })
  const stop = async () => {
    await assembled.stop()
    await drop()
    await rm(folder, { recursive: true, force: true })
  }
  return {
    ...assembled,
    founded,
    actor,
    does: async (who, operation, input, options) => {
      const answer = await ask(who, operation, input, options)
      if (isRefusal(answer)) throw new Error(`${operation} was refused: ${JSON.stringify(answer, null, 2)}`)
      return answer as never
    },
    refuses: async (who, operation, input) => {
      const answer = await ask(who, operation, input)
      if (!isRefusal(answer)) throw new Error(`${operation} was not refused but answered ${JSON.stringify(answer)}`)
      return answer
    },
    stop,
    [Symbol.asyncDispose]: stop,
  }
}
