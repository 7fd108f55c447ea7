import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync, gzipSync } from 'node:zlib'
import type { Sharp } from 'sharp'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endless, locked, pdf, stream } from '../../adapters/imports/document.fixture.ts'
import { someVideo } from '../../adapters/imports/video.fixture.ts'
import { blots } from '../../adapters/imports/picture.fixture.ts'
import { runningEngine, type RunningEngine } from '../../test/running.ts'
import { rowsOf } from '../store/database.ts'
import { createRoom } from './create-room.ts'

let on: RunningEngine
let folder: string
let token: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'continuo-hostile-'))
  on = await runningEngine({ rooms: [createRoom], folder })
  token = await on.tokenOf('jonna')
})
afterAll(async () => {
  await on.stop()
  await rm(folder, { recursive: true, force: true })
})

const headers = () => ({ 'tus-resumable': '1.0.0', authorization: `Bearer ${token}` })

/** All of it in one piece; the name of the upload. */
const sent = async (bytes: number, body: BodyInit): Promise<string> => {
  const begun = await fetch(`${on.address}/uploads`, { method: 'POST', headers: { ...headers(), 'upload-length': String(bytes) } })
  const place = begun.headers.get('location') ?? ''
  const piece = await fetch(`${on.address}${place}`, {
    method: 'PATCH',
    headers: { ...headers(), 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    body,
    duplex: 'half',
  } as RequestInit)
  expect(piece.status).toBe(204)
  return place.split('/').at(-1) ?? ''
}
const upload = (bytes: Uint8Array): Promise<string> => sent(bytes.length, new Uint8Array(bytes))

/** Everything that a file may leave behind. */
const kept = async () => {
  const [counted] = await rowsOf(
    on.db,
    sql<{
      assets: number
      binaries: number
    }>`select (select count(*) from asset)::int as assets, (select count(*) from stored_binary)::int as binaries`,
  )
  const files = async (where: string) =>
    (await readdir(join(folder, where), { recursive: true, withFileTypes: true }).catch(() => [])).filter((entry) => entry.isFile()).length
  return { ...counted, stored: await files('assets'), waiting: await files('uploads') }
}

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
/** Of one bit a pixel, all of them there: 112 MB of zeros, packed. */
const hugePng = (side: number): Buffer => {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head[8] = 1
  const packed = deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))), { level: 9 })
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', packed), chunk('IEND', Buffer.alloc(0))])
}
const svg = (inside: string, size = '9'): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}">${inside}</svg>`)

const drawn = (as: (picture: Sharp) => Sharp) => as(blots(4)).toBuffer()

const whole: Readonly<Record<string, () => Promise<Buffer>>> = {
  png: () => drawn((one) => one.png()),
  jpeg: () => drawn((one) => one.jpeg()),
  webp: () => drawn((one) => one.webp()),
  avif: () => drawn((one) => one.avif()),
  gif: () => drawn((one) => one.gif()),
  svg: async () => svg('<circle r="4"/>'),
  mp4: () => someVideo('mp4'),
  mov: () => someVideo('mov'),
  webm: () => someVideo('webm'),
  pdf: async () => pdf({ pages: [['One'], ['Two']] }),
  'packed pdf': async () => pdf({ pages: [['One'], ['Two'], ['Three']], packed: true }),
}

describe('what no library should hold is refused in words, and nothing of it is left', () => {
  it.each<[what: string, make: () => Promise<Buffer> | Buffer, code: string, says: RegExp]>([
    ['a PNG of 30,000 × 30,000 in a tenth of a megabyte', () => hugePng(30_000), 'unreadableImage', /more than 64 million pixels/],
    ['an SVG of a million by a million', () => svg('<rect width="1" height="1"/>', '1000000'), 'unreadableImage', /million pixels|cannot be read/],
    ['an SVG that is packed', () => gzipSync(svg('<circle r="4"/>')), 'unreadableImage', /packed/],
    ['an SVG in 16 bits with a script', () => Buffer.from(`\ufeff${svg('<script>1</script>')}`, 'utf16le'), 'unreadableImage', /no picture|packed/],
    ['a .jpg that is an SVG with a script', () => svg('<script>alert(1)</script>'), 'unreadableImage', /holds a script/],
    ['a .jpg that is a page', () => Buffer.from('<!DOCTYPE html><html><svg><script>1</script></svg></html>'), 'unreadableImage', /web page/],
    ['sound alone', async () => Buffer.concat([(await whole['mp4']!()).subarray(0, 32)]), 'unreadableFile', /no video|cut off/],
    [
      'boxes that hold no video',
      () => Buffer.from('0000001066747970697336d6000000000000000866726565', 'hex'),
      'unreadableFile',
      /no video|nothing to be seen/,
    ],
    [
      'a PDF that runs a script',
      () => pdf({ catalogue: '/OpenAction << /S /JavaScript /#4a#53 (app.alert) >>' }),
      'unreadableFile',
      /holds a script/,
    ],
    [
      'a PDF whose script lies in a packed object',
      () => pdf({ packed: true, page: '/AA << /O 100 0 R >>', objects: ['<< /S /JavaScript /JS (x) >>'] }),
      'unreadableFile',
      /holds a script/,
    ],
    [
      'a PDF whose script lies behind a lock that opens for everybody',
      () => locked(pdf({ catalogue: '/OpenAction << /S /JavaScript /JS (x) >>' }), ''),
      'unreadableFile',
      /holds a script/,
    ],
    ...['/xref 0', '/Note (xref 0000000000)', '/Note << /xref 1 >>'].map((speaks): [string, () => Buffer, string, RegExp] => [
      `a PDF whose script hides behind ${speaks} in its trailer`,
      () =>
        Buffer.from(pdf({ page: '/AA << /O << /S /JavaScript /JS (x) >> >>' }).toString('latin1').replace('/Info 4 0 R', `$& ${speaks}`), 'latin1'),
      'unreadableFile',
      /holds a script/,
    ]),
    ['a PDF that starts a program', () => pdf({ page: '/AA << /O << /S /Launch /F (cmd.exe) >> >>' }), 'unreadableFile', /starts a program/],
    [
      'a PDF with a program in it',
      () =>
        pdf({
          catalogue: '/Names << /EmbeddedFiles << /Names [(a) 100 0 R] >> >>',
          objects: ['<< /Type /Filespec /F (a.exe) /EF << /F 101 0 R >> >>', stream('', 'MZ')],
        }),
      'unreadableFile',
      /holds another file/,
    ],
    [
      'a PDF that sends what is typed into it',
      () => pdf({ page: '/AA << /O << /S /SubmitForm /F (https://x.example) >> >>' }),
      'unreadableFile',
      /sends something/,
    ],
    ['a PDF that asks for a password', () => locked(pdf(), 'geheim'), 'unreadableFile', /locked with a password/],
    [
      'a PDF that says it has more pages than it has',
      () => Buffer.from(pdf().toString('latin1').replace('/Count 1', '/Count 9'), 'latin1'),
      'unreadableFile',
      /Page 2 of 9 cannot be read/,
    ],
    ['a PDF without a page', () => pdf({ pages: [] }), 'unreadableFile', /no pages|pages cannot be found/],
    [
      'a PDF of 2,001 pages',
      () => pdf({ packed: true, pages: Array.from({ length: 2_001 }, () => []) }),
      'unreadableFile',
      /2001 pages, 2000 allowed/,
    ],
    ['a PDF a kilometre wide', () => pdf({ size: [2_834_646, 842] }), 'unreadableFile', /Page 1 is \d+ × 1123 px/],
    ['a text that begins as a PDF does', () => Buffer.from('%PDF-1.7\njust words\nstartxref\n9\n%%EOF\n'), 'unreadableFile', /broken or cut off/],
    ['nothing but a text', () => Buffer.from('just words'), 'unreadableImage', /no picture/],
  ])('%s', async (_, make, code, says) => {
    const before = await kept()
    const bytes = await make()
    expect(bytes.length).toBeLessThan(400_000)
    const refused = await on.refuses('jonna', 'asset.add', { name: 'picture.jpg', upload: await upload(bytes) })
    expect(refused).toMatchObject({ code, message: expect.stringMatching(says) as string })
    expect(refused.remedy).toMatch(/^(Save|Upload) /)
    expect(await on.refuses('jonna', 'asset.add', { name: 'picture.jpg', content: bytes.toString('base64') })).toMatchObject({ code })
    expect(await kept()).toEqual(before)
  })

  it.each(Object.keys(whole))('%s: taken whole, refused wherever it is cut off', async (format) => {
    const bytes = await whole[format]!()
    const before = await kept()
    for (const share of [0.05, 0.5, 0.9, 1 - 3 / bytes.length]) {
      const cut = bytes.subarray(0, Math.floor(bytes.length * share))
      const refused = await on.refuses('jonna', 'asset.add', { name: 'Cut off', upload: await upload(cut) })
      expect(['unreadableImage', 'unreadableFile'], `${format} at ${share}`).toContain(refused.code)
    }
    expect(await kept()).toEqual(before)
    await on.does('jonna', 'asset.add', { name: `Whole ${format}`, upload: await upload(bytes) })
  })

  it('takes a picture for what its bytes are, whatever it is called', async () => {
    const bytes = await drawn((one) => one.negate().jpeg())
    const added = await on.does('jonna', 'asset.add', { name: 'harbour.png', upload: await upload(bytes) })
    expect(added.mediaType).toBe('image/jpeg')
    const media = `${on.address}/media/${on.founded.engine}/${added.hash}`
    expect((await fetch(`${media}.jpg`)).headers.get('content-type')).toBe('image/jpeg')
  })
})

it('a document that would take all memory is given up, and who asks for something else meanwhile is answered', async () => {
  const before = await kept()
  const bytes = endless()
  expect(bytes.length).toBeLessThan(20_000)
  const reading = on.refuses('jonna', 'asset.add', { name: 'Endless', upload: await upload(bytes) })
  let answered = 0
  let isRead = false
  void reading.finally(() => (isRead = true))
  while (!isRead) {
    await on.does('jonna', 'asset.facets', {})
    answered++
  }
  expect(await reading).toMatchObject({
    code: 'unreadableFile',
    message: expect.stringMatching(/takes (more than 512 MB|longer than 30 seconds)/) as string,
  })
  expect(answered).toBeGreaterThan(5)
  expect(await kept()).toEqual(before)
}, 60_000)

describe('500 MB', () => {
  const size = 500_000_000
  const piece = new Uint8Array(1_000_000)
  /** A picture by its first bytes, and 500 MB long. */
  const long = (first: Buffer): ReadableStream<Uint8Array> => {
    let left = size - first.length
    return new ReadableStream({
      start: (line) => line.enqueue(new Uint8Array(first)),
      pull: (line) => {
        const next = piece.subarray(0, Math.min(left, piece.length))
        left -= next.length
        if (next.length > 0) line.enqueue(next)
        else line.close()
      },
    })
  }

  it('as the body of a request are refused before they are read', async () => {
    let read = 0
    const response = await fetch(`${on.address}/api/asset.add`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: new ReadableStream({
        pull: (line) => {
          read += piece.length
          line.enqueue(new Uint8Array(piece).fill(65))
          if (read >= size) line.close()
        },
      }),
      duplex: 'half',
    } as RequestInit).catch(() => undefined)
    expect([413, undefined]).toContain(response?.status)
    expect(read).toBeLessThan(80_000_000)
  })

  it('that say they are a picture are refused by its limit, and nobody holds them in memory', async () => {
    const before = await kept()
    const id = await sent(size, long(await whole['jpeg']!()))
    const held = process.memoryUsage().rss
    expect(await on.refuses('jonna', 'asset.add', { name: 'Heavy', upload: id })).toMatchObject({
      code: 'tooLarge',
      message: 'The picture weighs 500 MB, 20 MB allowed.',
    })
    expect(process.memoryUsage().rss - held).toBeLessThan(60_000_000)
    expect(await kept()).toEqual(before)
  }, 60_000)
})
