import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runningEngine, type RunningEngine } from '../../test/running.ts'
import { rooms } from '../rooms.ts'

let on: RunningEngine
beforeAll(async () => {
  on = await runningEngine({ rooms })
})
afterAll(() => on.stop())

const picture = (colour: string): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: colour } })
    .png()
    .toBuffer()

describe('uploads', () => {
  it('reads, stores and serves a picture under its hash', async () => {
    const bytes = await picture('#336699')
    const added = await on.does('jonna', 'asset.add', { name: 'A plain sky', content: bytes.toString('base64'), alt: { en: 'Blue' } })
    expect(added).toMatchObject({ key: 'a-plain-sky', mediaType: 'image/png', bytes: bytes.length, width: 64, height: 48, alt: { en: 'Blue' } })
    const served = await fetch(`${on.address}/media/${on.founded.engine}/${added.hash}.png`)
    expect(served.status).toBe(200)
    expect(served.headers.get('content-security-policy')).toContain('sandbox')
    expect(Buffer.from(await served.arrayBuffer())).toEqual(bytes)
  })

  it('serves a picture small, for lists', async () => {
    const wide = await sharp({ create: { width: 1_200, height: 600, channels: 3, background: '#224466' } })
      .jpeg()
      .toBuffer()
    const added = await on.does('jonna', 'asset.add', { name: 'A wide sky', content: wide.toString('base64') })
    const small = await fetch(`${on.address}/media/${on.founded.engine}/small/${added.hash}.jpg`)
    expect([small.status, small.headers.get('content-type'), small.headers.get('cache-control')]).toEqual([
      200,
      'image/webp',
      'public, max-age=86400',
    ])
    const bytes = Buffer.from(await small.arrayBuffer())
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 320, height: 160 })
    expect((await fetch(`${on.address}/media/${on.founded.engine}/small/${'0'.repeat(64)}.jpg`)).status).toBe(404)
  })

  it('takes the same bytes once', async () => {
    const content = (await picture('#112233')).toString('base64')
    const first = await on.does('jonna', 'asset.add', { name: 'Night', content })
    expect(await on.refuses('jonna', 'asset.add', { name: 'Night again', content })).toMatchObject({
      code: 'alreadyExists',
      facts: { asset: first.id },
    })
  })

  it.each([
    ['text', async () => Buffer.from('not a picture'), 'unreadableImage'],
    ['a PNG that is cut off', async () => (await picture('#445566')).subarray(0, 90), 'unreadableImage'],
    [
      'an SVG with a script',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>'),
      'unreadableImage',
    ],
    [
      'a TIFF',
      async () =>
        sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
          .tiff()
          .toBuffer(),
      'unsupportedMedia',
    ],
  ])('refuses %s and keeps nothing', async (_, make, code) => {
    const content = (await make()).toString('base64')
    const before = (await on.does('jonna', 'asset.list', {})).total
    expect(await on.refuses('jonna', 'asset.add', { name: 'Broken', content })).toMatchObject({ code })
    const response = await fetch(`${on.address}/api/asset.add`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await on.tokenOf('jonna')}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Broken', content }),
    })
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([code === 'unsupportedMedia' ? 415 : 422, code])
    expect((await on.does('jonna', 'asset.list', {})).total).toBe(before)
  })

  it('takes a picture of megabytes over HTTP, and refuses one that is too large before reading it', async () => {
    const send = async (content: string) =>
      fetch(`${on.address}/api/asset.add`, {
        method: 'POST',
        headers: { authorization: `Bearer ${await on.tokenOf('jonna')}`, 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'Noise', content }),
      })
    const noise = await sharp(randomBytes(1_200 * 900 * 3), { raw: { width: 1_200, height: 900, channels: 3 } })
      .png()
      .toBuffer()
    expect(noise.length).toBeGreaterThan(2_000_000)
    const taken = await send(noise.toString('base64'))
    expect([taken.status, ((await taken.json()) as { bytes: number }).bytes]).toEqual([200, noise.length])
    const refused = await send('A'.repeat(28_400_000))
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([413, 'tooLarge'])
  })

  it('records nothing whose bytes do not lie in the storage', async () => {
    expect(await on.refuses('jonna', 'asset.record', { name: 'Made up', hash: 'a'.repeat(64) })).toMatchObject({ code: 'notFound' })
  })

  it('leads no address out of the storage', async () => {
    for (const path of ['..%2f..%2fetc%2fpasswd', `${'a'.repeat(64)}.png`, `${'a'.repeat(63)}.exe`]) {
      expect((await fetch(`${on.address}/media/${on.founded.engine}/${path}`)).status).toBe(404)
    }
    expect((await fetch(`${on.address}/media/eng_other/font/inter-400.woff2`)).status).toBe(404)
  })
})
