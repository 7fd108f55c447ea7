import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { blots } from '../../adapters/imports/picture.fixture.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { runningEngine, type RunningEngine } from '../../test/running.ts'
import { createRoom } from './create-room.ts'
import { uploadsIn } from './uploads.ts'

let on: RunningEngine
let folder: string
let token: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'continuo-uploads-'))
  on = await runningEngine({ rooms: [createRoom], folder })
  token = await on.tokenOf('jonna')
})
afterAll(async () => {
  await on.stop()
  await rm(folder, { recursive: true, force: true })
})

const ask = (address: string, method: string, headers: Record<string, string>, body?: Uint8Array<ArrayBuffer>, as = token) =>
  fetch(address, {
    method,
    headers: { 'tus-resumable': '1.0.0', ...(as !== '' && { authorization: `Bearer ${as}` }), ...headers },
    ...(body && { body }),
  })
const begin = async (bytes: number, at = on.address, as = token) => ask(`${at}/uploads`, 'POST', { 'upload-length': String(bytes) }, undefined, as)
const piece = (place: string, offset: number, bytes: Uint8Array<ArrayBuffer>, as = token) =>
  ask(place, 'PATCH', { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }, bytes, as)
const idOf = (response: Response): string => response.headers.get('location')?.split('/').at(-1) ?? ''
const bytesOf = async (seed: number): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await blots(seed, 900, 700).png().toBuffer())

describe('what is sent in pieces', () => {
  it('becomes an asset by the same operation, and is forgotten then', async () => {
    const bytes = await bytesOf(1)
    const begun = await begin(bytes.length)
    expect([begun.status, begun.headers.get('location'), begun.headers.get('access-control-allow-origin')]).toEqual([
      201,
      expect.stringMatching(/^\/uploads\//),
      null,
    ])
    const id = idOf(begun)
    const place = `${on.address}/uploads/${id}`
    const half = Math.floor(bytes.length / 2)
    expect((await piece(place, 0, bytes.slice(0, half))).headers.get('upload-offset')).toBe(String(half))
    expect(await on.refuses('jonna', 'asset.add', { name: 'Too early', upload: id })).toMatchObject({ code: 'wrongState' })
    expect((await piece(place, 7, bytes.slice(half))).status).toBe(409)
    expect((await piece(place, half, bytes.slice(half))).status).toBe(204)
    // A word that is to be mended costs no second upload.
    expect(await on.refuses('jonna', 'asset.add', { name: 'In pieces', upload: id, tags: ['ocean'] })).toMatchObject({ code: 'invalidInput' })
    expect(await on.does('jonna', 'asset.add', { name: 'In pieces', upload: id })).toMatchObject({
      key: 'in-pieces',
      bytes: bytes.length,
      width: 900,
    })
    expect(await on.refuses('jonna', 'asset.add', { name: 'Twice', upload: id })).toMatchObject({ code: 'notFound' })
    expect(await readdir(join(folder, 'uploads'))).toEqual([])
  })

  it('is for those who may add pictures, and nobody else goes on with it or takes it', async () => {
    expect((await begin(10, on.address, '')).status).toBe(401)
    expect((await begin(10, on.address, await on.tokenOf('jonna', ['brief.list']))).status).toBe(403)
    const bytes = await bytesOf(2)
    const id = idOf(await begin(bytes.length))
    const tomas = await on.tokenOf('tomas')
    for (const method of ['HEAD', 'DELETE']) expect((await ask(`${on.address}/uploads/${id}`, method, {}, undefined, tomas)).status).toBe(404)
    expect((await piece(`${on.address}/uploads/${id}`, 0, bytes, tomas)).status).toBe(404)
    expect((await piece(`${on.address}/uploads/${id}`, 0, bytes)).status).toBe(204)
    expect(await on.refuses('tomas', 'asset.add', { name: 'Not mine', upload: id })).toMatchObject({ code: 'notFound' })
    for (const path of ['..%2f..%2fetc%2fpasswd', `${id}.json`, `%00${id}`])
      expect((await ask(`${on.address}/uploads/${path}`, 'HEAD', {})).status, path).toBeGreaterThanOrEqual(400)
    expect((await ask(`${on.address}/uploads/${id}`, 'GET', {})).status).toBe(404)
    expect((await ask(`${on.address}/uploads/${id}`, 'DELETE', {})).status).toBe(204)
  })

  it('is held to its sizes: of one, of all that lie open, and of what it becomes', async () => {
    expect((await begin(1_073_741_825)).status).toBe(413)
    const open = []
    for (let n = 0; n < 4; n++) open.push(idOf(await begin(1_073_741_824)))
    const full = await begin(1_000_000)
    expect([full.status, ((await full.json()) as { code: string }).code]).toEqual([413, 'tooLarge'])
    for (const id of open) await ask(`${on.address}/uploads/${id}`, 'DELETE', {})
    expect((await piece(`${on.address}/uploads/${idOf(await begin(4))}`, 0, new Uint8Array(9))).status).toBe(413)
    const heavy = new Uint8Array(20_000_001)
    const id = idOf(await begin(heavy.length))
    expect((await piece(`${on.address}/uploads/${id}`, 0, heavy)).status).toBe(204)
    expect(await on.refuses('jonna', 'asset.add', { name: 'Heavy', upload: id })).toMatchObject({ code: 'tooLarge' })
  })

  it.each([
    ['text', async () => Buffer.from('no picture at all'), 'unreadableImage'],
    ['what is cut off', async () => Buffer.from((await bytesOf(3)).slice(0, 900)), 'unreadableImage'],
    ['a drawing with a script', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), 'unreadableImage'],
    [
      'a bomb',
      async () =>
        sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: '#fff' }, limitInputPixels: false })
          .png({ compressionLevel: 9 })
          .toBuffer(),
      'unreadableImage',
    ],
  ])('%s is refused by the road, whatever door it came through', async (_, make, code) => {
    const bytes = new Uint8Array(await make())
    const id = idOf(await begin(bytes.length))
    await piece(`${on.address}/uploads/${id}`, 0, bytes)
    expect(await on.refuses('jonna', 'asset.add', { name: 'picture.jpg', upload: id })).toMatchObject({ code })
  })

  it('nothing, or twice, is no picture', async () => {
    expect(await on.refuses('jonna', 'asset.add', { name: 'None' })).toMatchObject({ code: 'invalidInput', where: [{ path: 'content' }] })
    expect(await on.refuses('jonna', 'asset.add', { name: 'Two', content: 'AAAA', upload: 'x' })).toMatchObject({
      code: 'invalidInput',
      where: [{ path: 'upload' }],
    })
  })

  it('is forgotten after a day when nobody goes on with it', async () => {
    const uploads = uploadsIn(join(folder, 'uploads'))
    const id = idOf(await begin(100))
    await uploads.tidy()
    expect(await readdir(join(folder, 'uploads'))).toContain(id)
    const known = await uploads.store.configstore.get(id)
    await uploads.store.configstore.set(id, { ...known, creation_date: new Date(Date.now() - 90_000_000).toISOString() } as never)
    await uploads.tidy()
    expect(await readdir(join(folder, 'uploads'))).not.toContain(id)
    expect(isRefusal(await uploads.whole({ engine: on.founded.engine, actor: 'per_1' }, id))).toBe(true)
  })
})

describe('a server that is killed while it takes a piece', () => {
  const started: ChildProcess[] = []
  afterAll(() => started.forEach((child) => child.kill('SIGKILL')))
  const start = async (): Promise<{ at: string; kill(): Promise<void> }> => {
    const { host, port, user, password, database } = on.pool.options
    const fixture = new URL('killed-door.fixture.ts', import.meta.url).pathname
    const child = spawn(process.execPath, [fixture, JSON.stringify({ database: { host, port, user, password, database }, folder })], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    started.push(child)
    const [said] = (await once(child.stdout, 'data')) as [Buffer]
    const ended = once(child, 'exit')
    return {
      at: `http://127.0.0.1:${said.toString().trim()}`,
      kill: async () => {
        child.kill('SIGKILL')
        await ended
      },
    }
  }

  it('has kept what came, and another goes on from there', async () => {
    const noise = Buffer.alloc(3 * 1_900 * 1_500)
    for (let n = 0; n < noise.length; n++) noise[n] = (Math.imul(n, 2_654_435_761) >>> 13) & 255
    const bytes = new Uint8Array(
      await sharp(noise, { raw: { width: 1_900, height: 1_500, channels: 3 } })
        .png({ compressionLevel: 0 })
        .toBuffer(),
    )
    const first = await start()
    const id = idOf(await begin(bytes.length, first.at))
    // The line stays open and half of it has gone out when the server dies.
    const half = new ReadableStream<Uint8Array>({
      start: (line) => line.enqueue(bytes.subarray(0, bytes.length / 2)),
    })
    const going = fetch(`${first.at}/uploads/${id}`, {
      method: 'PATCH',
      headers: {
        'tus-resumable': '1.0.0',
        authorization: `Bearer ${token}`,
        'upload-offset': '0',
        'content-type': 'application/offset+octet-stream',
      },
      body: half,
      duplex: 'half',
    } as RequestInit).then(
      () => 'answered',
      () => 'cut off',
    )
    const { stat } = await import('node:fs/promises')
    await expect.poll(async () => (await stat(join(folder, 'uploads', id))).size, { timeout: 20_000 }).toBeGreaterThan(1_000_000)
    await first.kill()
    expect(await going).toBe('cut off')

    const second = await start()
    const where = await ask(`${second.at}/uploads/${id}`, 'HEAD', {})
    const offset = Number(where.headers.get('upload-offset'))
    expect(offset).toBeGreaterThan(1_000_000)
    expect(offset).toBeLessThan(bytes.length)
    expect((await piece(`${second.at}/uploads/${id}`, offset, bytes.slice(offset))).status).toBe(204)
    const added = await on.does('jonna', 'asset.add', { name: 'Went on', upload: id })
    expect(added.bytes).toBe(bytes.length)
    const served = await fetch(`${second.at}/media/${on.founded.engine}/${added.hash}.png`)
    expect(Buffer.from(await served.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true)
    await second.kill()
  }, 60_000)
})
