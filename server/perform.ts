import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { Actor, Moment } from '../engine/kernel/actor.ts'
import { contentHash } from '../engine/kernel/canonical.ts'
import { identifiers } from '../engine/kernel/identifier.ts'
import type { Command, Operation } from '../engine/kernel/operation.ts'
import { didYouMean } from '../engine/kernel/expression/check/suggest.ts'
import { problemOf } from '../engine/kernel/problem-of.ts'
import { isRefusal, type Refusal, refuse } from '../engine/kernel/refusal.ts'
import { can } from '../engine/people/permission.ts'
import { commit } from './commit.ts'
import { codeOf, type Database, isDiskFull, type Scope, serializable } from './store/database.ts'
import { recall, type Remembered, remember } from './store/idempotency.store.ts'
import type { Occasion } from './store/journal.store.ts'
import { readerOf } from './store/reader.ts'

/** Who asks for what, in which engine. */
export interface Request {
  engine: string
  actor: Actor
  operation: string
  input: unknown
  /** Commands only: the same key brings the same answer. Flows use `flow:<seq>`. */
  idempotencyKey?: string
  /** Set by flows: the journal entry that is answered, and its depth. */
  cause?: { seq: number; depth: number }
}

/** Roads for the kinds that no transaction serves (live, ingest): given by the composition root. */
export type Road = (request: Request, input: unknown) => Promise<unknown>

export interface Performing {
  db: Database
  /** What queries look through. */
  reading: Database
  operations: ReadonlyMap<string, Operation>
  roads: ReadonlyMap<string, Road>
  attempts(task: string): number
  clock(): Date
  /** Under which people reach the console. */
  address: string
  /** Called after a commit that journalled something: wakes the sealer. */
  committed(engine: string): void
}

export type Perform = (request: Request) => Promise<unknown>

/** The one road of every face: parse → allow → load → decide → commit. Answers the output, or a refusal as a value. */
export const performing =
  (on: Performing): Perform =>
  async (request) => {
    const operation = on.operations.get(request.operation)
    if (!operation)
      return refuse('unknownOperation', `Nothing here is called ${request.operation}.`, { remedy: 'See /openapi.json for all operations.' })
    const input = parse(operation, request.input)
    if (isRefusal(input)) return input
    const { allow, because } = can(request.actor, operation)
    if (!allow) return refuse('forbidden', because)
    try {
      if (operation.kind === 'command') return await runCommand(on, operation, request, input)
      if (operation.kind === 'query') return await runQuery(on, operation, request, input)
      const road = on.roads.get(operation.name)
      if (!road) throw new Error(`no road serves ${operation.name}`)
      return await road(request, input)
    } catch (error) {
      return refusalOf(error)
    }
  }

const parse = (operation: Operation, raw: unknown): unknown => {
  const parsed = operation.input.safeParse(raw ?? {})
  return parsed.success ? parsed.data : refuseInput(operation.name, parsed.error, operation.input)
}

/** Fields of an object that are named where one is not known. */
const mostFields = 12

/** What may have been meant by a field that is not known, or which there are. */
const fieldMeant = (field: string, input: z.ZodType | undefined): { hint?: string } => {
  const known = Object.keys((input as Partial<z.ZodObject> | undefined)?.shape ?? {})
  if (known.length === 0) return {}
  return { hint: didYouMean(field, known, `There are: ${known.slice(0, mostFields).join(', ')}${known.length > mostFields ? ', …' : ''}.`) }
}

/** A parse error as a refusal that names each place; `input`: of whose fields one may have been meant. */
export const refuseInput = (name: string, error: z.ZodError, input?: z.ZodType): Refusal =>
  refuse('invalidInput', `The input of ${name} does not fit in ${error.issues.length === 1 ? 'one place' : `${error.issues.length} places`}.`, {
    where: error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({
            path: [...issue.path, key].join('.'),
            problem: 'unknown field',
            ...(issue.path.length === 0 && fieldMeant(key, input)),
          }))
        : [{ path: issue.path.join('.') || '(input)', problem: problemOf(issue) }],
    ),
    remedy: 'Mend the places named, then send it again.',
  })

const momentOf = ({ clock, address }: Performing, { actor, engine }: Request): (() => Moment) => {
  const now = clock()
  const chance = crypto.getRandomValues(new Uint32Array(2))
  const secrets: string[] = []
  // Made anew for each attempt, so that a re-run decides with the same ids and secrets.
  return () => {
    let next = 0
    const newSecret = () => (secrets[next++] ??= randomBytes(32).toString('base64url'))
    return { now, engine, address, actor, newId: identifiers(now, chance), newSecret }
  }
}

const runQuery = async (on: Performing, operation: Extract<Operation, { kind: 'query' }>, request: Request, input: unknown): Promise<unknown> => {
  const moment = momentOf(on, request)()
  const facts = await operation.load(readerOf({ db: on.reading, engine: request.engine }), input, moment)
  return operation.answer(facts, input, moment)
}

type AnyCommand = Command<string, z.ZodType, z.ZodType, unknown>

const runCommand = async (on: Performing, operation: AnyCommand, request: Request, input: unknown): Promise<unknown> => {
  const freshMoment = momentOf(on, request)
  const inputHash = contentHash(input)
  let journalled = false
  const answer = await serializable(on.db, async (tx) => {
    const scope: Scope = { db: tx, engine: request.engine }
    const use = request.idempotencyKey === undefined ? undefined : { actor: request.actor.id, operation: operation.name, key: request.idempotencyKey }
    const known = use && (await recall(scope, use))
    if (known) return repeated(known, inputHash)
    const moment = freshMoment()
    const change = operation.decide(await operation.load(readerOf(scope), input, moment), input, moment)
    if (isRefusal(change)) return change
    await commit(tx, request.engine, change, occasionOf(request, moment.now), on.attempts)
    journalled = (change.journal?.length ?? 0) > 0
    if (use) await remember(scope, use, { inputHash, answer: operation.shownOnce ? shown : change.answer }, moment.now)
    return change.answer
  })
  if (journalled) on.committed(request.engine)
  return answer
}

const occasionOf = ({ actor, operation, cause }: Request, at: Date): Occasion => ({
  at,
  actor,
  operation,
  ...(cause && { cause: cause.seq }),
  depth: cause ? cause.depth + 1 : 0,
})

/** Stands for an answer that holds a secret, which is never stored. */
const shown = { shownOnce: true }

const repeated = ({ inputHash, answer }: Remembered, now: string): unknown => {
  if (inputHash !== now)
    return refuse('keyReused', 'This idempotency key came with other input before.', { remedy: 'Use a new key for a new request.' })
  if (contentHash(answer) === contentHash(shown))
    return refuse('keyReused', 'This was done; its answer held a secret and was shown once.', { remedy: 'Revoke what was issued and issue another.' })
  return answer
}

/** The few faults of the world that a caller can do something about; any other error is a bug and is thrown on. */
const refusalOf = (error: unknown): Refusal => {
  const code = codeOf(error)
  if (isDiskFull(error)) return refuse('storageFull', 'The disk is full; nothing was saved.')
  if (code === '40001' || code === '40P01')
    return refuse('busy', 'Too many changed the same thing at once; nothing was saved.', { remedy: 'Send it again.' })
  if (code === '57014')
    return refuse('busy', 'Looking this up took too long and was broken off.', {
      remedy: 'Ask for less, such as a shorter time, or again in a moment.',
    })
  if (code === '57P03' || code === 'ECONNREFUSED' || code === 'ECONNRESET')
    return refuse('busy', 'The database does not answer; nothing was saved.', { remedy: 'Send it again in a moment.' })
  throw error
}
