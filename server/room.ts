import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Hono } from 'hono'
import type { Gauge } from './http/health.ts'
import type { Road } from './perform.ts'
import type { Running } from './worker/running.ts'

/** Takes a request before the framework sees it, where microseconds count; false leaves it to the doors. */
export type Catch = (request: IncomingMessage, response: ServerResponse) => boolean

/**
 * A part of the server that lives on its own (ingest, decisions, delivery, learning, flows).
 * The composition root starts each, plugs in what it offers, and stops it in reverse order.
 */
export interface Room {
  name: string
  /** Roads for operations of kind live or ingest. */
  roads?: ReadonlyMap<string, Road>
  /** Adds HTTP routes beside /api. */
  doors?(app: Hono): void
  /** Serves the hot path below the framework. */
  catches?: Catch
  runnings?: readonly Running[]
  gauges?: readonly Gauge[]
  stop?(): Promise<void>
}
