import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { zipFile } from '../../server/deliver/zip-file.ts'
import { zipEntries } from './zip-entries.ts'

let folder: string
let path: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'continuo-zip-'))
  path = join(folder, 'some.zip')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const readAll = async (): Promise<Record<string, Buffer>> => {
  const found: Record<string, Buffer> = {}
  for await (const { name, bytes, pieces } of zipEntries(path)) {
    const whole: Uint8Array[] = []
    for await (const piece of pieces) whole.push(piece)
    found[name] = Buffer.concat(whole)
    expect(found[name]).toHaveLength(bytes)
  }
  return found
}

/** Bytes by which archives mark what comes next, as they may stand in any video. */
const video = Buffer.concat(['PK\x03\x04', 'PK\x07\x08', 'PK\x01\x02', 'PK\x05\x06'].flatMap((mark) => [Buffer.alloc(100_000, 7), Buffer.from(mark)]))

it('reads what we pack, stored and deflated, whatever stands inside', async () => {
  const files = { 'video.mp4': video, 'empty.txt': Buffer.alloc(0), 'page.html': Buffer.from('<p>ä</p>'.repeat(20_000)) }
  const zip = await zipFile(path, new Date('2026-11-30T12:00:00Z'))
  for (const [name, bytes] of Object.entries(files)) await zip.add(name, bytes)
  await zip.close()
  expect(await readAll()).toEqual(files)
})

it('reads what others packed anew, and no further than somebody wants', async () => {
  await writeFile(path, zipSync({ 'a/ä.txt': strToU8('a'.repeat(500_000)), 'b.mp4': [video, { level: 0 }] }, { comment: 'ours' }))
  for await (const { pieces } of zipEntries(path)) for await (const piece of pieces) if (piece.length > 0) break
  expect(Object.entries(await readAll()).map(([name, { length }]) => [name, length])).toEqual([
    ['a/ä.txt', 500_000],
    ['b.mp4', video.length],
  ])
})

it.each([
  ['it has no list', 'no archive', (zip: Buffer) => zip.subarray(0, 4)],
  ['it has no list', 'its end cut off', (zip: Buffer) => zip.subarray(0, -22)],
  ['its list is cut off', 'its beginning cut off', (zip: Buffer) => zip.subarray(200)],
  ['invalid', 'bytes that nothing deflated', (zip: Buffer) => zip.fill(255, 50, 90)],
])('throws that %s: %s', async (message, _, broken) => {
  await writeFile(path, broken(Buffer.from(zipSync({ 'page.html': video }, { level: 9 }))))
  await expect(readAll()).rejects.toThrow(message)
})
