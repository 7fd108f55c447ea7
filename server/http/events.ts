import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Context, Hono } from 'hono'
import { type IngestPath, type ReadBatch, readBatch, type Rejected } from '../../engine/audience/batch.ts'
import { eventLimits } from '../../engine/audience/event.ts'
import { oldestDayKept } from '../../engine/audience/event-log.ts'
import type { Key } from '../../engine/audience/key.ts'
import { arriving } from '../../engine/audience/normalise.ts'
import { readJson } from '../../engine/kernel/read-json.ts'
import { isRefusal, type Refusal, refusalCatalogue, refuse } from '../../engine/kernel/refusal.ts'
import type { Ingest } from '../live/ingest.ts'
import type { WriteKeys } from '../live/write-keys.ts'
import { crossOrigin } from './cross-origin.ts'
import { bodyWithin } from './body-within.ts'
import { problemOf, retryAfter } from './problem.ts'

export interface EventDoor {
  keys: WriteKeys
  ingest: Ingest
  clock(): Date
  newMessageId(): string
  /** May this caller send so many events now? */
  mayPass(caller: string, events: number): boolean
}

/** The field's names of one path; the short forms are those of old browser libraries. */
const paths: Record<string, IngestPath> = {
  identify: 'identify',
  i: 'identify',
  track: 'track',
  t: 'track',
  page: 'page',
  p: 'page',
  screen: 'screen',
  s: 'screen',
  group: 'group',
  g: 'group',
  alias: 'alias',
  a: 'alias',
  batch: 'batch',
  b: 'batch',
  import: 'batch',
}

const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/** The doors through which the field’s event clients come; whoever uses one of them only changes the host. */
export const serveEvents = (app: Hono, door: EventDoor): void => {
  for (const prefix of ['/v1/*', '/beacon/*', '/pixel/*', '/api/s/*', '/sourceConfig/*']) app.use(prefix, crossOrigin)
  app.post('/v1/m', (context) => context.json(taken))
  app.post('/v1/:path', (context) => takeBody(door, context, paths[context.req.param('path')]))
  app.post('/beacon/v1/batch', (context) => takeBody(door, context, 'batch'))
  app.post('/api/s/:type', (context) => takeBody(door, context, paths[context.req.param('type')]))
  app.post('/api/s/s2s/:type', (context) => takeBody(door, context, paths[context.req.param('type')]))
  app.get('/pixel/v1/:type', (context) => takePixel(door, context))
  app.get('/v1/projects/:key/settings', (context) => context.json(settingsOf(context, context.req.param('key'))))
  app.get('/sourceConfig/', (context) => context.json(sourceConfig))
}

const taken = { success: true }

const takeBody = async (door: EventDoor, context: Context, path: IngestPath | undefined): Promise<Response> => {
  if (path === undefined) return answer(refuse('notFound', 'Events have no such path.'))
  const text = await textOf(context)
  if (isRefusal(text)) return answer(text)
  const body = readJson(text, 'The body')
  const inBody = isRefusal(body) ? undefined : ((body.json as { writeKey?: unknown } | null)?.writeKey ?? context.req.query('writeKey'))
  const admitted = await admit(door, context, inBody)
  if (isRefusal(admitted)) return answer(admitted)
  if (isRefusal(body)) {
    await door.ingest.take(admitted.engine, [], [{ unfit: 'notJson', where: '', problem: 'the body is not JSON', index: 0, raw: text }])
    return answer(body)
  }
  return keep(door, context, admitted, body.json, path)
}

const takePixel = async (door: EventDoor, context: Context): Promise<Response> => {
  const read = readJson(Buffer.from(context.req.query('data') ?? '', 'base64').toString(), 'The data')
  const body = isRefusal(read) ? undefined : read.json
  const type = paths[context.req.param('type') ?? '']
  const admitted = await admit(door, context, (body as { writeKey?: unknown } | undefined)?.writeKey)
  // A picture is answered in any case: nobody reads an error in the place of an image.
  if (!isRefusal(admitted) && body !== undefined && type !== undefined) await keep(door, context, admitted, body, type)
  return new Response(pixel, { headers: { 'content-type': 'image/gif', 'cache-control': 'no-store' } })
}

const admit = (door: EventDoor, context: Context, inBody: unknown) => {
  const referer = context.req.header('referer')
  const origin = context.req.header('origin') ?? (referer !== undefined && URL.canParse(referer) ? new URL(referer).origin : undefined)
  return door.keys.admit({ authorization: context.req.header('authorization'), xWriteKey: context.req.header('x-write-key'), inBody }, origin)
}

const keep = async (
  door: EventDoor,
  context: Context,
  { engine, key }: { engine: string; key: Key },
  body: unknown,
  path: IngestPath,
): Promise<Response> => {
  const receivedAt = door.clock()
  const read = readBatch(body, path, arriving(receivedAt, oldestDayKept(receivedAt), fromHeaders(context, key)), door.newMessageId)
  if ('unfit' in read)
    return answer(
      refuse(read.unfit === 'tooLarge' ? 'tooLarge' : 'invalidInput', `The batch cannot be taken: ${read.problem}.`, {
        where: [{ path: read.where, problem: read.problem }],
      }),
    )
  if (!door.mayPass(`${engine} ${key.id}`, read.taken.length + read.rejected.length))
    return answer(refuse('rateLimited', 'Too many events at once.', { remedy: 'Send them again in a moment.' }))
  const strict = context.req.header('x-strict-mode') === '1'
  const forged = await door.ingest.take(engine, read.taken, strict ? [] : read.rejected)
  if (isRefusal(forged)) return answer(forged)
  return strict && read.rejected.length + forged.length > 0 ? strictAnswer(read, forged) : context.json(taken)
}

/** What some senders say nowhere but in a header; of browsers, what they are, since a machine's clicks must be told from a person's. */
const fromHeaders = (context: Context, { kind }: Key): { anonymousId?: string; context?: Record<string, unknown> } => {
  const encoded = context.req.header('anonymousid')
  const anonymousId = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString()
  const userAgent = kind === 'browser' ? context.req.header('user-agent') : undefined
  return { ...(anonymousId !== '' && { anonymousId }), ...(userAgent !== undefined && { context: { userAgent } }) }
}

/** What was not taken, and what was taken without its receipt, each at its place in the batch. */
const strictAnswer = (read: ReadBatch, forged: readonly Rejected[]): Response => {
  const told = [...read.rejected, ...forged.map((one) => ({ ...one, index: placeOf(one.index, read.rejected) }))].sort((a, b) => a.index - b.index)
  return Response.json(
    {
      success: false,
      accepted: read.taken.length - new Set(forged.map(({ index }) => index)).size,
      errors: told.map(({ index, unfit, where, problem }) => ({ index, code: unfit, where, problem })),
    },
    { status: 400 },
  )
}

/** The place in the batch of the nth that was taken: those rejected before it, in their order, push it on. */
const placeOf = (nth: number, rejected: readonly Rejected[]): number =>
  rejected.reduce((place, { index }) => (index <= place ? place + 1 : place), nth)

/** The refusals of overload carry the time to wait: clients keep their events and come back. */
const answer = (refusal: Refusal): Response =>
  Response.json(
    { success: false, ...problemOf(refusal) },
    {
      status: refusalCatalogue[refusal.code].status === 507 ? 503 : refusalCatalogue[refusal.code].status,
      headers: retryAfter(refusal.code),
    },
  )

const tooLarge = refuse('tooLarge', `A batch has at most ${eventLimits.batch / 1_000} KB.`, { remedy: 'Send fewer events at once.' })
const unzip = promisify(gunzip)

/** The body as text, whatever its label: some clients send gzip as a form, others JSON as plain text. */
const textOf = async (context: Context): Promise<string | Refusal> => {
  const bytes = await bodyWithin(context.req.raw, eventLimits.batch)
  if (!bytes) return tooLarge
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.toString()
  try {
    return (await unzip(bytes, { maxOutputLength: eventLimits.batch })).toString()
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
      ? tooLarge
      : refuse('malformed', 'The body is marked as gzip and cannot be unpacked.')
  }
}

/** Browser libraries ask first where to send what. */
const settingsOf = (context: Context, key: string) => {
  const { host, protocol } = new URL(context.req.url)
  return {
    integrations: {
      'Segment.io': {
        apiKey: key,
        apiHost: `${host}/v1`,
        protocol: protocol.slice(0, -1),
        unbundledIntegrations: [],
        addBundledMetadata: true,
        maybeBundledConfigIds: {},
        versionSettings: { version: '4.4.7', componentTypes: ['browser'] },
      },
    },
    plan: {
      track: { __default: { enabled: true, integrations: {} } },
      identify: { __default: { enabled: true } },
      group: { __default: { enabled: true } },
    },
    edgeFunction: {},
    analyticsNextEnabled: true,
    middlewareSettings: {},
    enabledMiddleware: {},
    metrics: { sampleRate: 0 },
    legacyVideoPluginsEnabled: false,
    remotePlugins: [],
  }
}

const sourceConfig = {
  source: {
    id: 'continuo',
    name: 'continuo',
    writeKey: '',
    enabled: true,
    workspaceId: 'continuo',
    config: { statsCollection: { errors: { enabled: false }, metrics: { enabled: false } } },
    destinations: [],
    dataplanes: {},
    connections: [],
  },
  updatedAt: '2026-01-01T00:00:00.000Z',
}
