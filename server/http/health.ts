import type { Hono } from 'hono'
import { sql } from 'kysely'
import type { Database } from '../store/database.ts'

/** Counters and gauges that /metrics prints; each part of the server adds its own. */
export interface Gauge {
  name: string
  help: string
  type: 'counter' | 'gauge'
  read(): Promise<number> | number
}

const line = ({ name, help, type }: Gauge, value: number): string => `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${name} ${value}\n`

/** /health: the program lives. /ready: it can serve (the database answers). /metrics: Prometheus text. */
export const serveHealth = (app: Hono, { db, gauges }: { db: Database; gauges: readonly Gauge[] }): void => {
  app.get('/health', (context) => context.json({ status: 'ok' }))
  app.get('/ready', async (context) => {
    const ready = await sql`select 1`.execute(db).then(
      () => true,
      () => false,
    )
    return context.json({ status: ready ? 'ready' : 'the database does not answer' }, ready ? 200 : 503)
  })
  app.get('/metrics', async (context) => {
    const lines = await Promise.all(gauges.map(async (gauge) => line(gauge, await gauge.read())))
    return context.text(lines.join(''), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
  })
}
