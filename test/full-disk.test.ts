import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { runCli } from '../cli/run.ts'
import { onePixel } from '../engine/create/operations/asset.add.ts'
import { rooms } from '../server/rooms.ts'
import { rowsOf } from '../server/store/database.ts'
import { runningEngine, type RunningEngine } from './running.ts'
import { limitedProcess, mountedDisk, type SmallDisk } from './small-disk.ts'

const goal = { metric: 'clickRate', counterMetric: 'returnRate' } as const

const facesOf = (on: RunningEngine, token: string) => ({
  post: async (path: string, body: unknown) => {
    const response = await fetch(on.address + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })
    return { status: response.status, wait: response.headers.get('retry-after'), body: (await response.json()) as Record<string, unknown> }
  },
  cli: async (operation: string, input: unknown) => {
    let err = ''
    const code = await runCli([...operation.split('.'), '--input', '-'], {
      out: () => undefined,
      err: (text) => (err += text),
      environment: { CONTINUO_URL: on.address, CONTINUO_TOKEN: token },
      stdin: async () => JSON.stringify(input),
      width: 100,
    })
    return { code, err }
  },
})
type Faces = ReturnType<typeof facesOf>

const fullOverHttp = { status: 507, wait: '5', body: { code: 'storageFull', title: 'The disk is full', remedy: 'Make room, then send it again.' } }
const fullOverCli = { code: 1, err: expect.stringMatching(/^Refused: The disk is full.*\(storageFull\)\nMake room, then send it again\.$/) as string }

const segmentIn = async (folder: string): Promise<string> => {
  const [engine = ''] = await readdir(join(folder, 'segments'))
  const names = await readdir(join(folder, 'segments', engine))
  return join(folder, 'segments', engine, names.sort().at(-1) ?? '')
}

const disks: readonly (readonly [string, SmallDisk | undefined])[] = [
  ['a disk that is full', await mountedDisk(1)],
  ['a process that may write no more', await limitedProcess(segmentIn)],
]
for (const [what, disk] of disks) if (!disk) console.log(`Not run: ${what} (it takes root and mount, or prlimit).`)

describe.each(disks.flatMap(([what, disk]) => (disk ? [{ what, disk }] : [])))('$what, under the data folder', ({ disk }) => {
  let on: RunningEngine
  let faces: Faces
  const promised: string[] = []
  beforeAll(async () => {
    on = await runningEngine({ rooms, folder: disk.folder })
    faces = facesOf(on, await on.tokenOf('maren'))
    await on.does('aiko', 'placement.save', { key: 'hero', name: 'Hero', channel: 'web', goal, holdout: { share: 0 } })
    await vi.waitUntil(async () => (await ask()) === 200, { timeout: 20_000, interval: 100 })
  })
  afterAll(async () => {
    await disk.free().catch(() => undefined)
    await on.stop()
    await disk.close()
  })

  const decision = { placement: 'hero', subject: { userId: 'u'.repeat(200) }, consent: { personalisation: true } }
  const ask = async (): Promise<number> => {
    const answer = await faces.post('/api/decision.request', decision)
    if (answer.status === 200) promised.push(String(answer.body['id']))
    return answer.status
  }

  it('decides until nothing more can be kept, then says so through every face', async () => {
    for (let turn = 0; turn < 3; turn++) expect(await ask()).toBe(200)
    await disk.fill()
    // What is left of the last page takes a few more.
    for (let turn = 0; turn < 50 && (await ask()) === 200; turn++);
    expect(await faces.post('/api/decision.request', decision)).toMatchObject(fullOverHttp)
    expect(await faces.cli('decision.request', decision)).toEqual(fullOverCli)
  })

  it('takes no picture, and leaves nothing of it behind', async () => {
    const picture = {
      name: 'Pixel',
      alt: { en: '' },
      content: Buffer.concat([Buffer.from(onePixel, 'base64'), Buffer.alloc(100_000)]).toString('base64'),
    }
    expect(await faces.post('/api/asset.add', picture)).toMatchObject(fullOverHttp)
    expect(await faces.cli('asset.add', picture)).toEqual(fullOverCli)
    const left = await readdir(join(disk.folder, 'assets'), { recursive: true, withFileTypes: true }).catch(() => [])
    expect(left.filter((entry) => entry.isFile())).toEqual([])
    expect((await on.does('maren', 'asset.list', {})).total).toBe(0)
  })

  it('goes on when there is room again, and kept what it had promised and nothing else', async () => {
    await disk.free()
    await expect.poll(ask, { timeout: 20_000 }).toBe(200)
    expect((await faces.cli('decision.request', decision)).code).toBe(0)
    expect((await faces.post('/api/asset.add', { name: 'Pixel', alt: { en: '' }, content: onePixel })).status).toBe(200)
    const kept = async () =>
      (await rowsOf(on.db, sql<{ id: string }>`select id from decision where engine = ${on.founded.engine}`)).map(({ id }) => id)
    await expect.poll(async () => (await kept()).length, { timeout: 20_000 }).toBe(promised.length + 1)
    expect(await kept()).toEqual(expect.arrayContaining(promised))
  })
})

const server = inject('postgres')
/** The tablespace lies where the embedded server may write: a server elsewhere cannot see our disks. */
const ownerOfServer = async (): Promise<{ uid: number; gid: number } | undefined> => {
  if (server.connectionString !== undefined) return undefined
  const [row] = await asAdmin<{ setting: string }>(`select setting from pg_settings where name = 'data_directory'`)
  return stat(row?.setting ?? '')
}
const asAdmin = async <R>(statement: string): Promise<R[]> => {
  const client = new pg.Client(server)
  await client.connect()
  return client.query(statement).then(
    ({ rows }) => client.end().then(() => rows as R[]),
    (error: Error) => client.end().then(() => Promise.reject(error)),
  )
}
const owner = await ownerOfServer()
const databaseDisk = owner && (await mountedDisk(64, owner))
if (!databaseDisk) console.log('Not run: a disk of the database that is full (it takes root and mount, and the embedded server).')

describe.runIf(databaseDisk)('a disk that is full, under the database', () => {
  const disk = databaseDisk as SmallDisk
  const tablespace = `small_${process.pid}`
  let on: RunningEngine
  let faces: Faces
  beforeAll(async () => {
    await asAdmin(`create tablespace ${tablespace} location '${disk.folder}'`)
    on = await runningEngine({ rooms, tablespace })
    faces = facesOf(on, await on.tokenOf('maren'))
    writeKey = (await on.does('maren', 'key.issue', { label: 'Shop', kind: 'server' })).writeKey
  }, 60_000)
  afterAll(async () => {
    await disk.free().catch(() => undefined)
    await on.stop()
    await asAdmin(`drop tablespace ${tablespace}`)
    await disk.close()
  })

  const brief = (n: number) => ({
    title: `Brief ${n}`,
    // Noise, since what repeats itself is stored small.
    message: Array.from({ length: 120 }, (_, at) => ((n * 7_919 + at * 104_729) ** 2 % 1e12).toString(36)).join(' '),
    goal,
    placements: ['hero'],
    due: '2099-12-01T12:00:00Z',
  })
  let opened = 0
  let taken = 0
  let writeKey: string

  const openOne = async (): Promise<Awaited<ReturnType<Faces['post']>>> => {
    const answer = await faces.post('/api/brief.open', brief(opened))
    if (answer.status === 200) opened++
    return answer
  }
  const openOneByCli = async (): Promise<Awaited<ReturnType<Faces['cli']>>> => {
    const answer = await faces.cli('brief.open', brief(opened))
    if (answer.code === 0) opened++
    return answer
  }

  it('opens briefs until nothing more can be kept, then says so through every face', async () => {
    await disk.fill()
    // Pages that are there already take some more, and housekeeping may find another.
    await expect.poll(openOne, { timeout: 30_000, interval: 1 }).toMatchObject(fullOverHttp)
    await expect.poll(openOneByCli, { timeout: 30_000, interval: 1 }).toEqual(fullOverCli)
    expect((await on.does('maren', 'brief.list', {})).total).toBe(opened)
  }, 90_000)

  it('takes no events either: their senders keep them', async () => {
    const batch = (n: number) => ({ writeKey, batch: [{ type: 'track', event: 'Seen', userId: `u${n}`, properties: { words: brief(n).message } }] })
    const sendOne = async (): Promise<Awaited<ReturnType<Faces['post']>>> => {
      const answer = await faces.post('/v1/batch', batch(taken))
      if (answer.status === 200) taken++
      return answer
    }
    await expect
      .poll(sendOne, { timeout: 30_000, interval: 1 })
      .toMatchObject({ status: 503, wait: '5', body: { code: 'storageFull', success: false } })
    const [kept] = await rowsOf(on.db, sql<{ n: number }>`select count(*)::int as n from event where engine = ${on.founded.engine}`)
    expect(kept?.n).toBe(taken)
  }, 60_000)

  it('goes on when there is room again, with one chain of everything that it had promised', async () => {
    await disk.free()
    await expect.poll(openOne, { timeout: 20_000 }).toMatchObject({ status: 200 })
    expect((await openOneByCli()).code).toBe(0)
    expect((await on.does('maren', 'brief.list', {})).total).toBe(opened)
    await on.sealer.settle(on.founded.engine)
    expect(await on.does('ruth', 'journal.verify', {})).toMatchObject({ holds: true, unsealed: 0 })
  })
})
