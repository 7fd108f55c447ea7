import type { Hono } from 'hono'
import type { Gauge } from './http/health.ts'
import type { Road } from './perform.ts'
import type { Running } from './worker/running.ts'

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
  runnings?: readonly Running[]
  gauges?: readonly Gauge[]
  stop?(): Promise<void>
}
