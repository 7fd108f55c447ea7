import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Operation } from '../../engine/kernel/operation.ts'
import { readJson } from '../../engine/kernel/read-json.ts'
import { isRefusal, type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import type { Perform } from '../perform.ts'
import type { Database } from '../store/database.ts'
import { drain } from './drain.ts'
import { problemResponse } from './problem.ts'
import { type Caller, callerOf } from './who.ts'

const mebibyte = 1_048_576
const usualBody = mebibyte
const keyLength = 200

export interface OperationDoor {
  db: Database
  perform: Perform
  operations: ReadonlyMap<string, Operation>
  /** `live`: a decision or an event, which come in far greater numbers than what people do. */
  mayPass(caller: string, live: boolean): boolean
}

/** Every operation as `POST /api/<noun.verb>`. */
export const serveOperations = (app: Hono, door: OperationDoor): void => {
  const largest = Math.max(usualBody, ...[...door.operations.values()].map(({ largestInput }) => largestInput ?? 0))
  const onError = async ({ req }: Context): Promise<Response> => {
    await drain(req.raw)
    return problemResponse(tooLarge(largest))
  }
  app.post('/api/:operation', bodyLimit({ maxSize: largest, onError }), async (context) => {
    const answer = await answerTo(door, context)
    return isRefusal(answer) ? problemResponse(answer) : context.json((answer ?? null) as never)
  })
  app.all('/api/:operation', () =>
    problemResponse(refuse('malformed', 'Operations are called by POST.', { remedy: 'Send JSON by POST; see /reference.' })),
  )
}

const answerTo = async (door: OperationDoor, context: Context): Promise<unknown> => {
  const caller = await callerOf(door.db, context)
  if (isRefusal(caller)) return caller
  const name = context.req.param('operation') ?? ''
  const kind = door.operations.get(name)?.kind
  if (!door.mayPass(caller.actor.id, kind === 'live' || kind === 'ingest')) return refuse('rateLimited', 'Too many requests at once.')
  const outside = scopeRefusal(caller, name)
  if (outside) return outside
  const body = await jsonOf(context, door.operations.get(name)?.largestInput ?? usualBody)
  if (isRefusal(body)) return body
  const key = context.req.header('idempotency-key')
  if (key !== undefined && key.length > keyLength)
    return refuse('invalidInput', `An idempotency key has at most ${keyLength} characters.`, {
      where: [{ path: 'Idempotency-Key', problem: 'too long' }],
      remedy: 'Send a shorter one, such as a UUID.',
    })
  return door.perform({
    engine: caller.engine,
    actor: caller.actor,
    operation: name,
    input: body.json,
    ...(key !== undefined && { idempotencyKey: key }),
  })
}

export const scopeRefusal = (caller: Caller, name: string): Refusal | undefined =>
  caller.reaches(name) ? undefined : refuse('forbidden', `This token does not reach ${name}.`, { remedy: 'Issue a token whose scopes name it.' })

const tooLarge = (bytes: number): Refusal => refuse('tooLarge', `The body is larger than ${Math.round(bytes / 1024)} KiB.`)

const jsonOf = async (context: Context, most: number): Promise<{ json: unknown } | Refusal> => {
  const text = await context.req.text()
  if (Buffer.byteLength(text) > most) return tooLarge(most)
  if (text === '') return { json: {} }
  const type = context.req.header('content-type') ?? ''
  if (!type.includes('json'))
    return refuse('unsupportedMedia', `Operations take application/json, not ${type || 'an unnamed type'}.`, {
      remedy: 'Set Content-Type: application/json.',
    })
  return readJson(text, 'The body')
}
