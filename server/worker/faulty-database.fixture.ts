import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Database } from '../store/database.ts'

const poolOf = (settings: pg.PoolConfig): pg.Pool => {
  const pool = new pg.Pool({ ...settings, max: 12, options: '-c search_path=continuo,public -c timezone=UTC' })
  pool.on('error', () => undefined)
  return pool
}

type Query = (...given: unknown[]) => Promise<unknown>

/** Puts something between a pool’s callers and its statements. */
const between = (pool: pg.Pool, around: (query: Query, client: pg.PoolClient) => Query): pg.Pool => {
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>
  const wrapped = async (): Promise<pg.PoolClient> => {
    const client = await connect()
    if (client.listenerCount('error') === 0) client.on('error', () => undefined)
    const query = around(client.query.bind(client) as Query, client)
    return new Proxy(client, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name)
        return name === 'query' ? query : typeof member === 'function' ? (member as () => void).bind(target) : member
      },
    })
  }
  return Object.assign(pool, { connect: wrapped }) as pg.Pool
}

/** A database that takes a moment over each statement, so that transactions that begin together overlap. */
export const slowPool = (settings: pg.PoolConfig): { pool: pg.Pool; slow: Database } => {
  const pool = between(poolOf(settings), (query) => async (...given) => {
    await new Promise((resume) => setTimeout(resume, 3))
    return query(...given)
  })
  return { pool, slow: new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) }) }
}

/**
 * A database whose user “dies” at its n-th statement: before it is sent, or after it was carried out and before anybody heard of it.
 * The sockets break, so the server rolls back and lets go of locks, as it would for a killed process.
 */
export const mortalPool = (settings: pg.PoolConfig, diesAt: number, after: boolean): { mortal: Database; dead(): boolean } => {
  let statements = 0
  let dead = false
  const clients = new Set<pg.PoolClient>()
  const die = () => {
    dead = true
    for (const client of clients) (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
  }
  const pool = between(poolOf(settings), (query, client) => {
    clients.add(client)
    return async (...given) => {
      const last = ++statements === diesAt
      if (last && !after) die()
      if (dead) throw new Error('killed')
      const result = await query(...given)
      if (last) die()
      if (dead) throw new Error('killed')
      return result
    }
  })
  return { mortal: new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) }), dead: () => dead }
}
