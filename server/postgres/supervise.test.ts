import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { databaseHome } from './account.ts'
import { ask, cleanUp, fixture, type Held, hold, madeFolder, place, quick, refusalOf, removeTemplate, root, start } from './holding.fixture.ts'
import { bornAt } from './process-life.ts'
import { findPostgres, startPostgres } from './supervise.ts'

afterEach(cleanUp)
afterAll(removeTemplate)

const clusterOf = (folder: string) => join(databaseHome(folder), 'cluster')

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
    const folder = await madeFolder()
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
    const folder = await madeFolder()
    const parent = dirname(folder)
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
    const folder = await madeFolder()
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
    const folder = await madeFolder()
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
    const folder = await madeFolder()
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
    const postgres = await start(await madeFolder())
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
    const folder = await madeFolder()
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
    const folder = await madeFolder()
    const lines = [process.pid, clusterOf(folder), 1, 5432, join(databaseHome(folder), 'socket'), '', '  1 1', 'ready', '']
    writeFileSync(join(clusterOf(folder), 'postmaster.pid'), lines.join('\n'))
    expect(await findPostgres(folder)).toMatchObject({ ok: false, code: 'notRunning' })
    const postgres = await start(folder)
    expect(await ask(postgres.connection, 'select 1')).toEqual([1])
    await postgres.stop()
  })

  test('a postmaster.pid that a crash of the machine left empty', async () => {
    const folder = await madeFolder()
    writeFileSync(join(clusterOf(folder), 'postmaster.pid'), '')
    const postgres = await start(folder)
    expect(await ask(postgres.connection, 'select 1')).toEqual([1])
    await postgres.stop()
  })

  test('a folder copied from one in use is not taken for it', async () => {
    const folder = await madeFolder()
    const parent = dirname(folder)
    const original = await start(folder)
    spawnSync('cp', ['-a', join(parent, 'data'), join(parent, 'copy')])
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
    const folder = await madeFolder()
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
