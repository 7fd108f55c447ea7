import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { findPostgres } from '../server/postgres/supervise.ts'
import type { LocalAccess } from '../server/local-access.ts'
import { type Benchmark, median } from './figure.ts'
import { freePorts } from './free-ports.ts'
import { load } from './load.ts'
import { startOnce, stop } from './start.ts'

const batchSize = 1_000
const batchConnections = 4
const singleConnections = 64
const rounds = 5

/** The same event for both sides, but for its id. */
const eventOf = (id: string, n: number) => ({
  type: 'track',
  event: 'Product Viewed',
  messageId: id,
  userId: `user-${n % 50_000}`,
  anonymousId: `anonymous-${n % 70_000}`,
  timestamp: new Date().toISOString(),
  properties: { product: `shell-${n % 100}`, price: 129.5, currency: 'EUR', list: 'home' },
  context: { library: { name: 'bench', version: '1' }, page: { path: '/p/1', url: 'https://lindmoor.example/p/1' } },
})

let made = 0
const freshEvents = (count: number): object[] => Array.from({ length: count }, () => eventOf(`bench-${process.pid}-${++made}`, made))

const bareTable = `create table if not exists bench_bare (engine text, day date, message_id text, received_at timestamptz, at timestamptz, type text, name text, subject text, body jsonb)`
const bareInsert = `insert into bench_bare select 'eng_bench', (e ->> 'timestamp')::timestamptz::date, e ->> 'messageId', now(), (e ->> 'timestamp')::timestamptz, e ->> 'type', e ->> 'event', e ->> 'userId', e
  from jsonb_array_elements($1::jsonb) e`

/** Events a second that the log takes over HTTP, deduplicated and committed, beside a bare insert of the same rows into a table without any index. */
export const ingest: Benchmark = {
  figures: ['ingest.single', 'ingest.batch'],
  run: async ({ full, say }) => {
    const folder = await mkdtemp(join(tmpdir(), 'continuo-bench-'))
    const port = await freePorts()
    say('ingest: starting the product')
    const product = await startOnce(folder, port)
    const found = await findPostgres(folder)
    if (!found.ok) throw new Error(found.message)
    const pool = new pg.Pool({ ...found.postgres.connection, max: singleConnections })
    // The product stops its database at the end, and an idle connection hears of it.
    pool.on('error', () => undefined)
    try {
      await pool.query(bareTable)
      const key = await writeKey(product.access)
      const seconds = full ? 10 : 2
      const headers = { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` }
      const single: Pair[] = []
      const batch: Pair[] = []
      for (let round = 1; round <= rounds; round++) {
        say(`ingest: round ${round} of ${rounds}`)
        single.push({
          bare: await bareRate(pool, 1, singleConnections / 4, seconds),
          ours: await sentRate({ port, headers, path: '/v1/track', size: 1, connections: singleConnections, seconds }),
        })
        batch.push({
          bare: await bareRate(pool, batchSize, batchConnections, seconds),
          ours: await sentRate({ port, headers, path: '/v1/batch', size: batchSize, connections: batchConnections, seconds }),
        })
        await pool.query('truncate bench_bare')
      }
      const line = (name: string, pairs: readonly Pair[], more: Record<string, number | string>) => ({
        name,
        value: median(pairs.map(({ ours }) => ours)),
        unit: 'events/s',
        against: 'bare insert of the same rows',
        ratio: median(pairs.map(({ ours, bare }) => ours / bare)),
        more: { bare: Math.round(median(pairs.map(({ bare }) => bare))), ...more },
      })
      return [
        line('ingest.single', single, { connections: singleConnections }),
        line('ingest.batch', batch, { connections: batchConnections, batch: batchSize }),
      ]
    } finally {
      await pool.end()
      await stop(product)
      await rm(folder, { recursive: true, force: true })
    }
  },
}

interface Pair {
  ours: number
  bare: number
}

const writeKey = async ({ url, token }: LocalAccess): Promise<string> => {
  const response = await fetch(`${url}/api/key.issue`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ label: 'bench', kind: 'server' }),
  })
  return ((await response.json()) as { writeKey: string }).writeKey
}

/** Rows a second of autocommitted inserts, so many at a time over so many connections. */
const bareRate = async (pool: pg.Pool, size: number, connections: number, seconds: number): Promise<number> => {
  const prepared = Array.from({ length: size === 1 ? 2_000 : 40 }, () => JSON.stringify(freshEvents(size)))
  const until = performance.now() + seconds * 1_000
  let rows = 0
  let next = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < until) {
        await pool.query({ name: 'bare', text: bareInsert, values: [prepared[next++ % prepared.length]] })
        rows += size
      }
    }),
  )
  return (rows / (performance.now() - began)) * 1_000
}

interface Sending {
  port: number
  path: string
  headers: Record<string, string>
  size: number
  connections: number
  seconds: number
}

/** Events a second that were acknowledged. Each is new: a second helping of one would be a duplicate, which costs less. */
const sentRate = async ({ port, path, headers, size, connections, seconds }: Sending): Promise<number> => {
  const bodies = Array.from({ length: size === 1 ? 20_000 * seconds : 60 * seconds }, () => {
    const events = freshEvents(size)
    return JSON.stringify(size === 1 ? events[0] : { batch: events, sentAt: new Date().toISOString() })
  })
  const { perSecond, refused, answered } = await load({ host: '127.0.0.1', port, path, headers, bodies, connections, seconds })
  if (refused > 0) throw new Error(`${refused} of ${answered} requests were refused`)
  if (answered > bodies.length) throw new Error('events were sent twice: prepare more of them')
  return perSecond * size
}
