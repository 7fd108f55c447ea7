import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testEngine, type TestEngine } from '../../test/engine.ts'
import { rowsOf } from '../store/database.ts'
import { openSegment } from './segment.ts'
import { lifeName, startShipping } from './shipping.ts'

let on: TestEngine
let folder: string
beforeAll(async () => {
  on = await testEngine()
  folder = await mkdtemp(join(tmpdir(), 'continuo-segments-'))
})
afterAll(async () => {
  await on.stop()
  await rm(folder, { recursive: true, force: true })
})

const stored = async (): Promise<string[]> =>
  (await rowsOf(on.db, sql<{ id: string }>`select id from decision where engine = ${on.founded.engine} order by id`)).map(({ id }) => id)

/** Ships all that lies in the folder, as a start does. */
const recover = async () => {
  const segment = await openSegment(folder, lifeName())
  const failures: unknown[] = []
  const shipping = startShipping({
    db: on.db,
    engine: on.founded.engine,
    folder,
    segment,
    arrived: async () => undefined,
    failed: (error) => failures.push(error),
  })
  await shipping.settle()
  await shipping.stop()
  await segment.close()
  expect(failures).toEqual([])
}

/** A writer that tells the id of each record once it was promised, until it is killed. */
const writer = (): ChildProcess =>
  spawn(process.execPath, [new URL('segment.fixture.ts', import.meta.url).pathname, folder], { stdio: ['ignore', 'pipe', 'inherit'] })

describe('after a kill -9', () => {
  it('everything that was promised is in the database, once', async () => {
    const child = writer()
    let told = ''
    child.stdout?.on('data', (chunk: Buffer) => (told += chunk.toString()))
    while (told.split('\n').length < 400) await once(child.stdout ?? child, 'data')
    child.kill('SIGKILL')
    await once(child, 'exit')
    const promised = told.split('\n').slice(0, -1)
    // The last write may have been cut in the middle.
    const [name = ''] = await readdir(folder)
    await appendFile(join(folder, name), '{"id":"dec_torn","at":"2026')
    await recover()
    const first = await stored()
    expect(promised.filter((id) => !first.includes(id))).toEqual([])
    expect(new Set(first).size).toBe(first.length)
    expect(first).not.toContain('dec_torn')
    await recover()
    expect(await stored()).toEqual(first)
    expect((await readdir(folder)).filter((file) => file === name)).toEqual([])
  })
})

describe('a segment', () => {
  it('takes no more than it can hold, and says so', async () => {
    const other = await mkdtemp(join(tmpdir(), 'continuo-full-'))
    const segment = await openSegment(other, 'life')
    const line = 'x'.repeat(1_048_576)
    let safe = 0
    const taken = Array.from({ length: 20 }, () => segment.append(line, () => safe++)).filter((one) => one)
    expect(taken.length).toBe(15)
    while (safe < taken.length) await new Promise((resume) => setTimeout(resume, 5))
    await new Promise<void>((done) => segment.append('after', () => done()))
    await segment.close()
    const text = await readFile(join(other, (await readdir(other))[0] ?? ''), 'utf8')
    expect(text.split('\n').filter((part) => part !== '').length).toBe(taken.length + 1)
    await rm(other, { recursive: true })
  })

  it('tells a crowd in its order, a few in one turn of the loop, and everybody before it is closed', async () => {
    const other = await mkdtemp(join(tmpdir(), 'continuo-crowd-'))
    const segment = await openSegment(other, 'life')
    const told: number[] = []
    let turns = 0
    const turning = setInterval(() => turns++, 0)
    let turnsWhenTold = 0
    const crowd = Array.from({ length: 5_000 }, (_, n) => n)
    for (const n of crowd) segment.append(String(n), () => (turnsWhenTold = told.push(n) === 1 ? turns : turnsWhenTold))
    await segment.close()
    clearInterval(turning)
    expect(told).toEqual(crowd)
    expect(turns).toBeGreaterThan(turnsWhenTold)
    expect(await readFile(join(other, (await readdir(other))[0] ?? ''), 'utf8')).toBe(crowd.map((n) => `${n}\n`).join(''))
    await rm(other, { recursive: true })
  })
})
