/** What the supervisor's tests share: places to start in, and other Continuos to start against. */
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Client } from 'pg'
import { databaseHome } from './account.ts'
import type { PostgresConnection } from './lease.ts'
import { livingPostmaster, stopPostmaster } from './postmaster.ts'
import { type Postgres, startPostgres } from './supervise.ts'

export const root = process.getuid?.() === 0
export const fixture = join(import.meta.dirname, 'hold.fixture.ts')
export const quick = { fsync: 'off' }
const litter: string[] = []

/** A place that the database's account may enter, as DATA_DIR would be. */
export function place(): string {
  const made = mkdtempSync(join(tmpdir(), 'pg-test-'))
  chmodSync(made, 0o755)
  litter.push(made)
  return made
}

let template: string | undefined

/** A data folder with a database in it, made once and copied for each test: making one takes half a second. */
export async function madeFolder(): Promise<string> {
  template ??= await madeTemplate()
  const folder = join(place(), 'data')
  spawnSync('cp', ['-a', join(template, 'data'), folder])
  return folder
}

async function madeTemplate(): Promise<string> {
  const made = mkdtempSync(join(tmpdir(), 'pg-template-'))
  chmodSync(made, 0o755)
  await (await start(join(made, 'data'))).stop()
  return made
}

export const removeTemplate = () => {
  if (template) rmSync(template, { recursive: true, force: true })
  template = undefined
}

/** Stops whatever still runs in the places that were given out, and removes them. */
export async function cleanUp() {
  for (const made of litter.splice(0)) {
    for (const folder of [made, ...readdirSync(made).map((name) => join(made, name))]) {
      const living = await livingPostmaster(join(databaseHome(folder), 'cluster'))
      if (living) await stopPostmaster(living)
    }
    rmSync(made, { recursive: true, force: true })
  }
}

export async function start(folder: string, settings: Record<string, string> = quick): Promise<Postgres> {
  const started = await startPostgres({ folder, settings })
  if (!started.ok) throw new Error(started.message)
  return started.postgres
}

export async function ask(connection: PostgresConnection, sql: string): Promise<unknown[]> {
  const client = new Client(connection)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows.flatMap((row) => Object.values(row))
  } finally {
    await client.end()
  }
}

export type Held = {
  ok: boolean
  code?: string
  message?: string
  pid: number
  adopted: boolean
  connection: PostgresConnection
  me: number
  end(signal: NodeJS.Signals): Promise<void>
}

/** Another Continuo: a process of its own, perhaps of another user, perhaps from another checkout. */
export async function hold(
  folder: string,
  { uid, script = fixture, settings = quick }: { uid?: number; script?: string; settings?: Record<string, string> } = {},
): Promise<Held> {
  const account = uid === undefined ? {} : { uid, gid: uid }
  const child = spawn(process.execPath, [script, folder, JSON.stringify(settings)], {
    ...account,
    cwd: uid === undefined ? dirname(script) : '/',
    env: { PATH: process.env.PATH, NODE_NO_WARNINGS: '1', NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const over = new Promise<void>((done) => child.on('exit', () => done()))
  const line = await new Promise<string>((done, fail) => {
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.endsWith('\n')) done(text)
    })
    child.on('exit', () => fail(new Error(`It ended, having said: ${text}`)))
  })
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await over
  }
  return { ...(JSON.parse(line) as Omit<Held, 'end'>), end }
}

export const refusalOf = async (folder: string) => {
  const started = await startPostgres({ folder, settings: quick })
  if (started.ok) await started.postgres.stop()
  return started.ok ? { ok: true, code: 'none', message: '' } : started
}
