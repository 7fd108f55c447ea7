import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { z } from 'zod'
import type { Key } from '../../engine/audience/key.ts'
import { Prefetch, requestsOf } from '../../engine/decide/batch.ts'
import { DecisionRequest } from '../../engine/decide/decision.ts'
import { readRequest } from '../../engine/decide/read-request.ts'
import { prefetchDecisions } from '../../engine/decide/operations/decision.prefetch.ts'
import { requestDecision } from '../../engine/decide/operations/decision.request.ts'
import { readJson } from '../../engine/kernel/read-json.ts'
import { isRefusal, type Refusal, refusalCatalogue, refuse } from '../../engine/kernel/refusal.ts'
import { can } from '../../engine/people/permission.ts'
import type { WriteKeys } from '../live/write-keys.ts'
import { refuseInput } from '../perform.ts'
import type { Catch } from '../room.ts'
import { problemOf, retryAfter } from './problem.ts'
import type { Caller } from './who.ts'

type Hear = (answer: string | Refusal) => void

/** What can be asked. Each calls back with its answer as ASCII JSON. */
export interface Asks {
  decide(engine: string, request: DecisionRequest, hear: Hear): void
  batch(engine: string, requests: readonly DecisionRequest[], hear: Hear): void
  prefetch(engine: string, prefetch: Prefetch, hear: Hear): void
}

export interface DecideDoor extends Asks {
  keys: WriteKeys
  byToken(secret: string): Promise<Caller | Refusal>
  /** May this caller, or this address with a public key, ask for so many more now? */
  mayPass(caller: string, cost: number): boolean
  now(): number
  failed(error: unknown): void
}

export interface DecideCatch {
  catches: Catch
  /** Tokens, keys or people changed: who may ask is looked up anew. */
  forget(): void
}

/** Who asks, and for which engine. */
export interface Admitted {
  engine: string
  caller: string
  /** The public key that stood in the page, if it was one. */
  key?: Key
}

/** What one of a batch, or a request alone, may weigh. */
export const mostAskedBytes = 65_536
const mostBatchBytes = 1_048_576
/** Another process may have revoked a token: so nobody is believed for longer. */
const believedMs = 5_000
const mostBelieved = 10_000

/**
 * `decision.request`, `decision.batch` and `decision.prefetch` below the framework: the same operations and the same answers as through the other doors, for
 * tokens and for the public keys of pages. Whoever may ask for one decision may ask for many. Requests with a session's cookie are left to the doors.
 */
export const catchDecisions = (door: DecideDoor): DecideCatch => {
  const believed = new Map<string, { admitted: Admitted; until: number }>()

  const admitted = (request: IncomingMessage, query: string): Admitted | Refusal | Promise<Admitted | Refusal> => {
    const { authorization, origin } = request.headers
    const who = authorization ?? `${query} ${origin ?? ''}`
    const known = believed.get(who)
    if (known && known.until > door.now()) return known.admitted
    return admit(door, request.headers, new URLSearchParams(query).get('writeKey') ?? undefined).then((found) => {
      if (isRefusal(found)) return found
      if (believed.size >= mostBelieved) believed.clear()
      believed.set(who, { admitted: found, until: door.now() + believedMs })
      return found
    })
  }

  return {
    forget: () => believed.clear(),
    catches: (request, response) => {
      const { url = '', method, headers } = request
      if (!url.startsWith(prefix)) return false
      const mark = url.indexOf('?')
      const read = readers[mark < 0 ? url.slice(prefix.length) : url.slice(prefix.length, mark)]
      if (!read) return false
      const query = mark < 0 ? '' : url.slice(mark + 1)
      if (method === 'OPTIONS' && headers.origin !== undefined) return preflight(request, response)
      if (method !== 'POST' || (headers.authorization === undefined && query === '')) return false
      receive(request, (text) => {
        if (isRefusal(text)) return answer(request, response, text)
        const known = admitted(request, query)
        const go = (who: Admitted | Refusal): void => ask(door, request, response, who, { text, read })
        if (known instanceof Promise) known.then(go, failing(door, request, response))
        else go(known)
      })
      return true
    },
  }
}

/** By a token that may ask for decisions, or a write key: the public one of a page, from its origins. */
export const admit = async (
  door: DecideDoor,
  { authorization, origin }: { authorization?: string | undefined; origin?: string | undefined },
  writeKey: string | undefined,
): Promise<Admitted | Refusal> => {
  const [scheme, secret] = (authorization ?? '').split(' ')
  if (scheme?.toLowerCase() === 'bearer' && secret?.startsWith('ctn_')) {
    const caller = await door.byToken(secret)
    if (isRefusal(caller)) return caller
    const { allow, because } = can(caller.actor, requestDecision)
    if (!allow) return refuse('forbidden', because)
    if (!caller.reaches(requestDecision.name))
      return refuse('forbidden', `This token does not reach ${requestDecision.name}.`, { remedy: 'Issue a token whose scopes name it.' })
    return { engine: caller.engine, caller: caller.actor.id }
  }
  const admitted = await door.keys.admit({ authorization, inBody: writeKey }, origin)
  return isRefusal(admitted)
    ? admitted
    : { engine: admitted.engine, caller: admitted.key.id, ...(admitted.key.kind === 'browser' && { key: admitted.key }) }
}

const receive = (request: IncomingMessage, done: (text: string | Refusal) => void): void => {
  const chunks: Buffer[] = []
  let bytes = 0
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes <= mostBatchBytes) chunks.push(chunk)
  })
  request.on('end', () =>
    done(
      bytes > mostBatchBytes ? tooLarge(mostBatchBytes) : chunks.length === 1 ? chunks[0]!.toString('utf8') : Buffer.concat(chunks).toString('utf8'),
    ),
  )
}
const tooLarge = (most: number): Refusal =>
  refuse('tooLarge', `This request has at most ${most / 1_024} KiB.`, { remedy: 'Send less context, or fewer at once.' })

/** What a body asks for: the placements that it names, how much it costs, and how to ask it. */
interface Asked {
  /** Absent: every placement there is. */
  placements: readonly string[] | undefined
  cost: number
  put(door: DecideDoor, admitted: Admitted, hear: Hear): void
}

type Read = (raw: unknown, quiet: boolean, bytes: number) => Asked | Refusal

/** Global Privacy Control: the visitor has said no, whatever the page says. */
const quieted = <T extends Pick<DecisionRequest, 'subject' | 'consent'>>({ subject: _subject, ...rest }: T): T =>
  ({ ...rest, consent: { ...rest.consent, personalisation: false, tracking: false } }) as T

const readOne: Read = (raw, quiet, bytes) => {
  if (isBatch(raw)) return readMany(raw, quiet, bytes)
  if (bytes > mostAskedBytes) return tooLarge(mostAskedBytes)
  const read = readRequest(raw) ?? checked(requestDecision, DecisionRequest, raw)
  if (isRefusal(read)) return read
  const request = quiet ? quieted(read) : read
  return { placements: [request.placement], cost: 1, put: (door, { engine }, hear) => door.decide(engine, request, hear) }
}

const isBatch = (raw: unknown): boolean => typeof raw === 'object' && raw !== null && 'requests' in raw

const readMany: Read = (raw, quiet) => {
  const read = requestsOf(raw)
  if (isRefusal(read)) return read
  const requests = quiet ? read.map(quieted) : read
  return {
    placements: requests.map(({ placement }) => placement),
    cost: requests.length,
    put: (door, { engine }, hear) => door.batch(engine, requests, hear),
  }
}

const readAhead: Read = (raw, quiet, bytes) => {
  if (bytes > mostAskedBytes) return tooLarge(mostAskedBytes)
  const read = checked(prefetchDecisions, Prefetch, raw)
  if (isRefusal(read)) return read
  const prefetch = quiet ? quieted(read) : read
  const { placements } = prefetch
  return {
    placements,
    cost: placements?.length ?? 1,
    // A key that is limited to placements reaches those, when none are named.
    put: (door, { engine, key }, hear) =>
      door.prefetch(
        engine,
        placements === undefined && key && key.placements.length > 0 ? { ...prefetch, placements: key.placements } : prefetch,
        hear,
      ),
  }
}

const prefix = '/api/decision.'
const readers: Readonly<Record<string, Read>> = { request: readOne, batch: readMany, prefetch: readAhead }

const ask = (
  door: DecideDoor,
  request: IncomingMessage,
  response: ServerResponse,
  admitted: Admitted | Refusal,
  { text, read }: { text: string; read: Read },
): void => {
  if (isRefusal(admitted)) return answer(request, response, admitted)
  const { key } = admitted
  const raw = readJson(text, 'The body')
  // Global Privacy Control is a page's visitor's; a server asks for somebody whose word it has.
  const asked = isRefusal(raw) ? raw : read(raw.json, key !== undefined && request.headers['sec-gpc'] === '1', text.length)
  if (isRefusal(asked)) return answer(request, response, asked)
  const out = key && key.placements.length > 0 ? asked.placements?.find((placement) => !key.placements.includes(placement)) : undefined
  if (out !== undefined)
    return answer(
      request,
      response,
      refuse('forbidden', `This key does not reach the placement ${out}.`, { remedy: 'Issue a key whose placements name it.' }),
    )
  const caller = key ? `${admitted.caller} ${request.socket.remoteAddress}` : admitted.caller
  if (!door.mayPass(caller, asked.cost)) return answer(request, response, refuse('rateLimited', 'Too many requests at once.'))
  asked.put(door, admitted, (made) => answer(request, response, made))
}

/** As a flat list, which node takes as it is. */
const plainHead = (length: number): string[] => ['content-type', 'application/json', 'content-length', String(length)]

const checked = <T>({ name }: { name: string }, schema: z.ZodType<T>, raw: unknown): T | Refusal => {
  const read = schema.safeParse(raw)
  return read.success ? read.data : refuseInput(name, read.error)
}

const answer = (request: IncomingMessage, response: ServerResponse, made: string | Refusal): void => {
  if (typeof made === 'string') {
    response.writeHead(
      200,
      request.headers.origin === undefined
        ? plainHead(made.length)
        : { ...grants(request), 'content-type': 'application/json', 'content-length': made.length },
    )
    response.end(made, 'latin1')
    return
  }
  const body = JSON.stringify(problemOf(made))
  response.writeHead(refusalCatalogue[made.code].status, {
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
    ...retryAfter(made.code),
    ...grants(request),
  })
  response.end(body)
}

const failing =
  (door: DecideDoor, request: IncomingMessage, response: ServerResponse) =>
  (error: unknown): void => {
    door.failed(error)
    answer(request, response, refuse('failed', 'We could not do this. Nothing was lost.'))
  }

/** No cookie of ours is ever sent along here, so any page may read the answer that its key opens. */
const grants = ({ headers: { origin } }: IncomingMessage): OutgoingHttpHeaders =>
  origin === undefined ? none : { 'access-control-allow-origin': origin, vary: 'Origin' }
const none = {}

const preflight = (request: IncomingMessage, response: ServerResponse): boolean => {
  response.writeHead(204, {
    ...grants(request),
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': request.headers['access-control-request-headers'] ?? 'content-type',
    'access-control-max-age': '86400',
  })
  response.end()
  return true
}
