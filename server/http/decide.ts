import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Key } from '../../engine/audience/key.ts'
import { DecisionRequest } from '../../engine/decide/decision.ts'
import { readRequest } from '../../engine/decide/read-request.ts'
import { requestDecision } from '../../engine/decide/operations/decision.request.ts'
import { readJson } from '../../engine/kernel/read-json.ts'
import { isRefusal, type Refusal, refusalCatalogue, refuse } from '../../engine/kernel/refusal.ts'
import { can } from '../../engine/people/permission.ts'
import type { WriteKeys } from '../live/write-keys.ts'
import { refuseInput } from '../perform.ts'
import type { Catch } from '../room.ts'
import { problemOf, retryAfter } from './problem.ts'
import type { Caller } from './who.ts'

export interface DecideDoor {
  keys: WriteKeys
  byToken(secret: string): Promise<Caller | Refusal>
  /** Calls back with the answer as ASCII JSON. */
  decide(engine: string, request: DecisionRequest, hear: (answer: string | Refusal) => void): void
  /** May this caller, or this address with a public key, ask once more now? */
  mayPass(caller: string): boolean
  now(): number
  failed(error: unknown): void
}

export interface DecideCatch {
  catches: Catch
  /** Tokens, keys or people changed: who may ask is looked up anew. */
  forget(): void
}

interface Admitted {
  engine: string
  caller: string
  /** The public key that stood in the page, if it was one. */
  key?: Key
}

const path = '/api/decision.request'
const mostBytes = 65_536
/** Another process may have revoked a token: so nobody is believed for longer. */
const believedMs = 5_000
const mostBelieved = 10_000

/**
 * `decision.request` below the framework: the same operation and the same answers as through the other doors, for tokens and for the public keys of
 * pages. Requests with a session's cookie are left to the doors.
 */
export const catchDecisions = (door: DecideDoor): DecideCatch => {
  const believed = new Map<string, { admitted: Admitted; until: number }>()

  const admit = (request: IncomingMessage, query: string): Admitted | Refusal | Promise<Admitted | Refusal> => {
    const { authorization, origin } = request.headers
    const who = authorization ?? `${query} ${origin ?? ''}`
    const known = believed.get(who)
    if (known && known.until > door.now()) return known.admitted
    return look(door, request, query).then((admitted) => {
      if (isRefusal(admitted)) return admitted
      if (believed.size >= mostBelieved) believed.clear()
      believed.set(who, { admitted, until: door.now() + believedMs })
      return admitted
    })
  }

  return {
    forget: () => believed.clear(),
    catches: (request, response) => {
      const { url = '', method, headers } = request
      if (!url.startsWith(path) || (url.length > path.length && url[path.length] !== '?')) return false
      const query = url.slice(path.length + 1)
      if (method === 'OPTIONS' && headers.origin !== undefined) return preflight(request, response)
      if (method !== 'POST' || (headers.authorization === undefined && query === '')) return false
      read(request, (text) => {
        if (isRefusal(text)) return answer(request, response, text)
        const admitted = admit(request, query)
        if (admitted instanceof Promise) admitted.then((who) => decide(door, request, response, who, text), failing(door, request, response))
        else decide(door, request, response, admitted, text)
      })
      return true
    },
  }
}

const look = async (door: DecideDoor, { headers: { authorization, origin } }: IncomingMessage, query: string): Promise<Admitted | Refusal> => {
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
  const admitted = await door.keys.admit({ authorization, inBody: new URLSearchParams(query).get('writeKey') ?? undefined }, origin)
  return isRefusal(admitted)
    ? admitted
    : { engine: admitted.engine, caller: admitted.key.id, ...(admitted.key.kind === 'browser' && { key: admitted.key }) }
}

const read = (request: IncomingMessage, done: (text: string | Refusal) => void): void => {
  const chunks: Buffer[] = []
  let bytes = 0
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes <= mostBytes) chunks.push(chunk)
  })
  request.on('end', () =>
    done(bytes > mostBytes ? tooLarge : chunks.length === 1 ? chunks[0]!.toString('utf8') : Buffer.concat(chunks).toString('utf8')),
  )
}
const tooLarge = refuse('tooLarge', `A request for a decision has at most ${mostBytes / 1_024} KiB.`, { remedy: 'Send less context.' })

const decide = (door: DecideDoor, request: IncomingMessage, response: ServerResponse, admitted: Admitted | Refusal, text: string): void => {
  if (isRefusal(admitted)) return answer(request, response, admitted)
  const address = admitted.key ? `${admitted.caller} ${request.socket.remoteAddress}` : admitted.caller
  if (!door.mayPass(address)) return answer(request, response, refuse('rateLimited', 'Too many requests at once.'))
  const input = inputOf(text, admitted.key, request)
  if (isRefusal(input)) return answer(request, response, input)
  door.decide(admitted.engine, input, (made) => answer(request, response, made))
}

const inputOf = (text: string, key: Key | undefined, { headers }: IncomingMessage): DecisionRequest | Refusal => {
  const body = readJson(text, 'The body')
  if (isRefusal(body)) return body
  const read = readRequest(body.json) ?? checked(body.json)
  if (!key || isRefusal(read)) return read
  if (key.placements.length > 0 && !key.placements.includes(read.placement)) {
    return refuse('forbidden', `This key does not reach the placement ${read.placement}.`, { remedy: 'Issue a key whose placements name it.' })
  }
  // Global Privacy Control: the visitor has said no, whatever the page says.
  if (headers['sec-gpc'] !== '1') return read
  const { subject: _subject, ...rest } = read
  return { ...rest, consent: { ...rest.consent, personalisation: false, tracking: false } }
}

/** As a flat list, which node takes as it is. */
const plainHead = (length: number): string[] => ['content-type', 'application/json', 'content-length', String(length)]

const checked = (raw: unknown): DecisionRequest | Refusal => {
  const parsed = DecisionRequest.safeParse(raw)
  return parsed.success ? parsed.data : refuseInput(requestDecision.name, parsed.error)
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
