import { Hono } from 'hono'
import { type Operation } from '../../engine/kernel/operation.ts'
import { type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import type { Logger } from 'pino'
import type { Perform } from '../perform.ts'
import type { Sealer } from '../sealer.ts'
import type { Database } from '../store/database.ts'
import { serveConsole } from './console.ts'
import { type Gauge, serveHealth } from './health.ts'
import { serveLive } from './live.ts'
import { serveMcp } from './mcp.ts'
import { openapi } from './openapi.ts'
import { serveOperations } from './operations.ts'
import { problemResponse } from './problem.ts'
import { rateLimit } from './rate-limit.ts'
import { reference } from './reference.ts'
import { refusals } from './refusals.ts'
import { serveSignIn } from './sign-in.ts'
import { serveSnippet } from './snippet.ts'

export interface Doors {
  db: Database
  perform: Perform
  operations: ReadonlyMap<string, Operation>
  sealer: Sealer
  /** Topics that change without a journal entry (`decision`, `event`, `snapshot`). */
  pulse(listener: (engine: string, topic: string) => void): () => void
  gauges: readonly Gauge[]
  log: Logger
  url: string
  consoleFolder: string
  /** Doors of single rooms: event ingest, unsubscribe, assets. */
  more: readonly ((app: Hono) => void)[]
}

/** Every face over HTTP, in the order in which a request meets them. */
export const httpApp = (doors: Doors): Hono => {
  const app = new Hono()
  app.onError((error) => {
    doors.log.error({ err: error }, 'a request failed')
    return problemResponse(refuse('failed', 'We could not do this. Nothing was lost.'))
  })
  app.notFound(({ req }) => problemResponse(nowhere(req.path)))
  const perCaller = rateLimit(400, 800)
  // Decisions and events come with every page view: only a runaway client meets this.
  const perStream = rateLimit(20_000, 40_000)
  const perAddress = rateLimit(0.2, 10)
  serveHealth(app, doors)
  serveSnippet(app)
  serveSignIn(app, { db: doors.db, url: doors.url, mayTry: perAddress })
  for (const door of doors.more) door(app)
  serveLive(app, doors)
  const door = {
    db: doors.db,
    perform: doors.perform,
    operations: doors.operations,
    mayPass: (caller: string, live: boolean) => (live ? perStream : perCaller)(caller),
  }
  serveOperations(app, door)
  serveMcp(app, door)
  app.get('/openapi.json', (context) => context.json(openapi(doors.operations.values(), doors.url)))
  const url = doors.url.replace(/\/$/, '')
  app.get('/reference', (context) => context.html(reference([...doors.operations.values()], url)))
  app.get('/docs/refusals', (context) => context.html(refusals()))
  serveConsole(app, doors.consoleFolder)
  return app
}

/** One answer for whatever lies nowhere, pictures too: whoever fetches it reads a problem as of any other refusal. */
const nowhere = (path: string): Refusal =>
  refuse('notFound', 'Nothing lies at this address, or nothing any more.', {
    where: [{ path, problem: 'unknown here' }],
    remedy: 'Look at how it is written; what was retired is no longer had at its address.',
  })
