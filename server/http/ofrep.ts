import type { Context, Hono } from 'hono'
import type { DecisionAnswer, DecisionRequest } from '../../engine/decide/decision.ts'
import type { DecisionAnswers, Prefetch } from '../../engine/decide/batch.ts'
import { type FlagErrorCode, flagOf, requestOfContext } from '../../engine/decide/flag.ts'
import { isRefusal, type Refusal, type RefusalCode } from '../../engine/kernel/refusal.ts'
import { bodyWithin } from './body-within.ts'
import { type Admitted, admit, type DecideDoor, mostAskedBytes } from './decide.ts'

export interface OfrepDoor extends DecideDoor {
  /** Names all that a prefetch follows from: the same tag, the same answer. */
  tag(engine: string, prefetch: Prefetch): Promise<string>
}

/**
 * The OpenFeature Remote Evaluation Protocol, 0.3: a placement is a flag. One flag is decided and recorded; all of them together are a prefetch, which consumes
 * nothing, and whose tag stands for configuration and context, so that a client that asks again with the same is answered 304.
 */
export const serveOfrep = (app: Hono, door: OfrepDoor): void => {
  app.post('/ofrep/v1/evaluate/flags/:key', async (context) => {
    const key = context.req.param('key')
    const asked = await opened(door, context, key)
    if (asked instanceof Response) return asked
    const { who, request } = asked
    if (!reaches(who, key)) return problem({ status: 403, code: 'GENERAL', details: `This key does not reach ${key}.`, key })
    const made = await heard((hear) => door.decide(who.engine, { ...request, placement: key }, hear))
    return isRefusal(made) ? refused(made, key) : Response.json(flagOf(made as DecisionAnswer, request.render))
  })

  app.post('/ofrep/v1/evaluate/flags', async (context) => {
    const asked = await opened(door, context)
    if (asked instanceof Response) return asked
    const { who, request } = asked
    const limited = who.key !== undefined && who.key.placements.length > 0
    const prefetch = limited ? { ...request, placements: who.key?.placements ?? [] } : request
    const tag = await door.tag(who.engine, prefetch)
    if (context.req.header('if-none-match') === tag) return new Response(null, { status: 304, headers: { etag: tag } })
    const made = await heard((hear) => door.prefetch(who.engine, prefetch, hear))
    if (isRefusal(made)) return refused(made)
    const { answers } = made as DecisionAnswers
    const flags = answers.map((answer) =>
      'refused' in answer ? { errorCode: 'FLAG_NOT_FOUND', errorDetails: answer.message } : flagOf(answer, request.render),
    )
    return Response.json({ flags }, { headers: { etag: tag } })
  })
}

interface Asked {
  who: Admitted
  request: Omit<DecisionRequest, 'placement'>
}

/** Who asks, and for whom; or the answer that says why not. */
const opened = async (door: DecideDoor, context: Context, key?: string): Promise<Asked | Response> => {
  const flag = key === undefined ? {} : { key }
  const apiKey = context.req.header('x-api-key')
  const authorization = context.req.header('authorization') ?? (apiKey?.startsWith('ctn_') ? `Bearer ${apiKey}` : undefined)
  const who = await admit(door, { authorization, origin: context.req.header('origin') }, authorization === undefined ? apiKey : undefined)
  if (isRefusal(who)) return problem({ status: who.code === 'forbidden' ? 403 : 401, code: 'GENERAL', details: who.message, ...flag })
  if (!door.mayPass(who.caller, 1)) return waiting('Too many requests at once.')
  const body = await bodyOf(context)
  if (!body)
    return problem({ status: 400, code: 'PARSE_ERROR', details: `The body is not a JSON object of at most ${mostAskedBytes / 1_024} KiB.`, ...flag })
  const request = requestOfContext(body.context)
  return typeof request === 'string' ? problem({ status: 400, code: 'INVALID_CONTEXT', details: request, ...flag }) : { who, request }
}

const bodyOf = async (context: Context): Promise<{ context?: unknown } | undefined> => {
  const bytes = await bodyWithin(context.req.raw, mostAskedBytes)
  if (!bytes) return undefined
  const text = bytes.toString('utf8')
  try {
    const body: unknown = JSON.parse(text === '' ? '{}' : text)
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : undefined
  } catch {
    return undefined
  }
}

const heard = (put: (hear: (made: string | Refusal) => void) => void): Promise<unknown> =>
  new Promise((resolve) => put((made) => resolve(typeof made === 'string' ? JSON.parse(made) : made)))

const reaches = ({ key }: Admitted, placement: string): boolean => !key || key.placements.length === 0 || key.placements.includes(placement)

const codes: Partial<Record<RefusalCode, { status: number; code: FlagErrorCode }>> = {
  notFound: { status: 404, code: 'FLAG_NOT_FOUND' },
  invalidInput: { status: 400, code: 'INVALID_CONTEXT' },
}

const refused = ({ code, message }: Refusal, key?: string): Response =>
  code === 'busy'
    ? waiting(message)
    : problem({ ...(codes[code] ?? { status: 500, code: 'GENERAL' }), details: message, ...(key !== undefined && { key }) })

const problem = ({ status, code, details, key }: { status: number; code: FlagErrorCode; details: string; key?: string }): Response =>
  Response.json({ ...(key !== undefined && { key }), errorCode: code, errorDetails: details }, { status })

/** The one answer by which a client of the protocol knows to wait. */
const waiting = (details: string): Response =>
  Response.json({ errorCode: 'GENERAL', errorDetails: details }, { status: 429, headers: { 'retry-after': '1' } })
