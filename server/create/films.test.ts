import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { film } from '../../adapters/imports/film.fixture.ts'
import { blots } from '../../adapters/imports/picture.fixture.ts'
import { runningEngine, type RunningEngine } from '../../test/running.ts'
import { createRoom } from './create-room.ts'

let on: RunningEngine
beforeAll(async () => {
  on = await runningEngine({ rooms: [createRoom] })
})
afterAll(() => on.stop())

const added = async (name: string, bytes: Buffer, more: object = {}) =>
  on.does('jonna', 'asset.add', { name, content: bytes.toString('base64'), ...more })
const picture = (seed: number) => blots(seed).png().toBuffer()

describe('a film', () => {
  it.each([
    ['mp4', 'video/mp4'],
    ['mov', 'video/quicktime'],
    ['webm', 'video/webm'],
  ] as const)('%s says how long, how large and how it is coded', async (format, mediaType) => {
    expect(await added(`Ridge ${format}`, await film(format, { sound: true }), { alt: { en: 'A rider on a ridge' } })).toMatchObject({
      mediaType,
      width: 320,
      height: 180,
      duration: expect.closeTo(2, 1) as number,
      codecs: expect.arrayContaining(['vp9', 'opus']) as string[],
      alt: { en: 'A rider on a ridge' },
    })
  })

  it('is represented by a picture of the library, which is none itself', async () => {
    const poster = await added('Poster', await picture(11))
    const clip = await added('Clip', await film('mp4', { seed: 2 }), { poster: poster.key })
    expect(clip.poster).toEqual({ asset: poster.id, hash: poster.hash, mediaType: 'image/png' })
    expect(await on.refuses('jonna', 'asset.amend', { id: clip.key, poster: clip.key })).toMatchObject({
      code: 'invalidInput',
      message: '“Clip” is a video.',
      where: [{ path: 'poster' }],
    })
    expect(await on.refuses('jonna', 'asset.amend', { id: poster.key, poster: poster.key })).toMatchObject({
      message: 'A picture stands for itself.',
    })
    expect(await on.refuses('jonna', 'asset.amend', { id: clip.key, poster: 'nowhere' })).toMatchObject({ where: [{ problem: 'unknown here' }] })
    expect((await on.does('jonna', 'asset.amend', { id: clip.key, poster: null })).poster).toBeUndefined()
    const again = await on.does('jonna', 'asset.amend', { id: clip.key, poster: poster.id })
    const next = await added('Clip, cut anew', await film('mp4', { seed: 3 }), { replaces: clip.key })
    expect(next).toMatchObject({ replaces: clip.id, poster: again.poster })
  })

  it('stands in no field that shows a picture, and in no picture’s place', async () => {
    const clip = await added('Not a picture', await film('webm', { seed: 4 }))
    expect(
      await on.refuses('jonna', 'component.add', { kind: 'image', key: 'moving', fields: { '*': { asset: clip.key } }, tags: [] }),
    ).toMatchObject({
      code: 'invalidInput',
      where: [
        {
          path: 'fields.*.asset',
          problem: '“Not a picture” is a video, and a picture stands here',
          hint: expect.stringContaining('poster') as string,
        },
      ],
    })
    const still = await added('Still', await picture(12))
    const content = (await film('mp4', { seed: 5 })).toString('base64')
    expect(await on.refuses('jonna', 'asset.add', { name: 'Moves', content, replaces: still.key })).toMatchObject({
      message: '“Still” is a picture, and this is a video.',
      where: [{ path: 'replaces' }],
    })
  })
})

describe('a film that is watched', () => {
  it('is served by the part, whole, and by its head alone', async () => {
    const bytes = await film('mp4', { seed: 6 })
    const { hash } = await added('Watched', bytes)
    const at = `${on.address}/media/${on.founded.engine}/${hash}.mp4`
    const get = (headers: Record<string, string> = {}, method = 'GET') => fetch(at, { method, headers })

    const whole = await get()
    expect([whole.status, whole.headers.get('content-type'), whole.headers.get('accept-ranges')]).toEqual([200, 'video/mp4', 'bytes'])
    expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true)

    const part = await get({ range: 'bytes=100-199' })
    expect([part.status, part.headers.get('content-range'), part.headers.get('content-length')]).toEqual([
      206,
      `bytes 100-199/${bytes.length}`,
      '100',
    ])
    expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(100, 200))).toBe(true)
    expect(Buffer.from(await (await get({ range: 'bytes=-7' })).arrayBuffer()).equals(bytes.subarray(-7))).toBe(true)

    const beyond = await get({ range: `bytes=${bytes.length}-` })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`])

    const tag = whole.headers.get('etag') ?? ''
    expect((await get({ range: 'bytes=0-9', 'if-range': tag })).status).toBe(206)
    expect((await get({ range: 'bytes=0-9', 'if-range': '"another"' })).status).toBe(200)
    expect((await get({ 'if-none-match': tag })).status).toBe(304)

    const head = await get({}, 'HEAD')
    expect([head.status, head.headers.get('content-length'), (await head.arrayBuffer()).byteLength]).toEqual([200, String(bytes.length), 0])
    expect((await fetch(`${on.address}/media/${on.founded.engine}/small/${hash}.mp4`)).status).toBe(404)
  })
})
