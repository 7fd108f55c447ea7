import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pdf } from '../../adapters/imports/document.fixture.ts'
import { someVideo } from '../../adapters/imports/video.fixture.ts'
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

describe('a video', () => {
  it.each([
    ['mp4', 'video/mp4'],
    ['mov', 'video/quicktime'],
    ['webm', 'video/webm'],
  ] as const)('%s says how long, how large and how it is coded', async (format, mediaType) => {
    expect(await added(`Ridge ${format}`, await someVideo(format, { sound: true }), { alt: { en: 'A rider on a ridge' } })).toMatchObject({
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
    const clip = await added('Clip', await someVideo('mp4', { seed: 2 }), { poster: poster.key })
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
    const next = await added('Clip, cut anew', await someVideo('mp4', { seed: 3 }), { replaces: clip.key })
    expect(next).toMatchObject({ replaces: clip.id, poster: again.poster })
    const said = await added('Clip, said', captions('It hails.'))
    expect(await on.refuses('jonna', 'asset.amend', { id: said.key, poster: poster.key })).toMatchObject({
      message: 'Captions are seen with their video.',
      where: [{ path: 'poster', problem: 'captions need none' }],
    })
  })

  it('leaves its poster where that is: not in the collections of what shows the video, and no reason why components are alike', async () => {
    const poster = await added('Granite', await picture(14))
    const clip = await added('Shoreline', await someVideo('mp4', { seed: 9 }), { poster: poster.key })
    const made = async (kind: string, asset: string) => (await on.does('tomas', 'component.add', { kind, fields: { '*': { asset } }, tags: [] })).id
    const [moving, seen] = [await made('video', clip.id), await made('image', poster.id)]
    await on.does('jonna', 'collection.add', { key: 'videos', name: 'Videos', components: [moving] })
    expect((await on.does('ruth', 'collection.show', { id: 'videos' })).assets.map(({ id }) => id)).toEqual([clip.id])
    expect((await on.does('ruth', 'asset.show', { id: poster.id })).collections).toEqual([])
    const { items } = await on.does('ruth', 'component.similar', { id: moving })
    expect(items.map(({ component }) => component.id)).not.toContain(seen)
  })

  it('stands in no field that shows a picture, and in no picture’s place', async () => {
    const clip = await added('Not a picture', await someVideo('webm', { seed: 4 }))
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
    const content = (await someVideo('mp4', { seed: 5 })).toString('base64')
    expect(await on.refuses('jonna', 'asset.add', { name: 'Moves', content, replaces: still.key })).toMatchObject({
      message: '“Still” is a picture, and this is a video.',
      where: [{ path: 'replaces' }],
    })
  })
})

describe('a video that is watched', () => {
  it('is served by the part, whole, and by its head alone', async () => {
    const bytes = await someVideo('mp4', { seed: 6 })
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

const captions = (said: string, ends = '00:02.000') => Buffer.from(`WEBVTT\n\n00:00.000 --> ${ends}\n${said}\n`)

describe('a video with captions', () => {
  it('names a file of them for each language, and nothing else', async () => {
    const clip = await added('Talks', await someVideo('mp4', { seed: 7, sound: true }))
    const [en, de] = [await added('Talks, English', captions('It rains.')), await added('Talks, Deutsch', captions('Es regnet.'))]
    expect(en).toMatchObject({ mediaType: 'text/vtt', width: 0, height: 0, duration: 2 })
    const bound = await on.does('jonna', 'asset.amend', { id: clip.key, captions: { en: en.key, de: de.id } })
    expect(bound.captions).toEqual({ en: { asset: en.id, hash: en.hash, ends: 2 }, de: { asset: de.id, hash: de.hash, ends: 2 } })
    expect((await on.does('jonna', 'asset.amend', { id: clip.key, captions: { de: null } })).captions).toEqual({ en: bound.captions!['en'] })
    expect(await on.refuses('jonna', 'asset.amend', { id: clip.key, captions: { de: clip.key } })).toMatchObject({
      message: '“Talks” is a video.',
      where: [{ path: 'captions.de', problem: 'no captions' }],
    })
    expect(await on.refuses('jonna', 'asset.amend', { id: en.key, captions: { en: en.key } })).toMatchObject({ where: [{ path: 'captions' }] })
    expect(await on.refuses('jonna', 'asset.amend', { id: clip.key, captions: { de: 'nowhere' } })).toMatchObject({
      where: [{ problem: 'unknown here' }],
    })
    const reason = 'Said anew'
    expect(await on.refuses('jonna', 'asset.retire', { id: en.key, reason })).toMatchObject({
      code: 'inUse',
      where: [{ path: clip.key, problem: 'Talks' }],
    })
    expect((await on.does('jonna', 'asset.retire', { id: de.key, reason })).state).toBe('retired')
    const served = await fetch(`${on.address}/media/${on.founded.engine}/${en.hash}.vtt`)
    expect([served.status, served.headers.get('content-type'), served.headers.get('access-control-allow-origin')]).toEqual([200, 'text/vtt', '*'])
    expect(await served.text()).toContain('It rains.')

    const sv = await added('Talks, Svenska', captions('Det regnar.'))
    const next = await added('Talks, cut anew', await someVideo('mp4', { seed: 10, sound: true }), { replaces: clip.key, captions: { sv: sv.key } })
    expect(next.captions).toEqual({ en: bound.captions!['en'], sv: { asset: sv.id, hash: sv.hash, ends: 2 } })
  })

  it('is played in a page, and keeps the page back where nobody can read what it says', async () => {
    await on.does('sander', 'brand.add', { key: 'plain', name: 'Plain', tokens: {} })
    await on.does('sander', 'template.add', {
      key: 'story',
      name: 'Story',
      channel: 'web',
      brand: 'plain',
      format: { name: 'story', width: 800 },
      slots: [
        { name: 'clip', label: 'Clip', kind: 'video' },
        { name: 'guide', label: 'Guide', kind: 'document' },
      ],
      body: '<figure data-slot="clip">{{ slots.clip.html }}</figure><p>{{ slots.guide.html }}</p>',
    })
    const poster = await added('Ridge', await picture(13))
    const en = await added('Ridge, English', captions('It rains on the ridge.'))
    const clip = await added('Ridge', await someVideo('mp4', { seed: 8, sound: true }), {
      poster: poster.id,
      captions: { en: en.id },
      alt: { en: 'A rider on a ridge', de: 'Eine Radfahrerin' },
    })
    const guide = await added('Care', pdf({ pages: [['Wash it cold'], ['Dry it flat']] }))
    const { id: moving } = await on.does('tomas', 'component.add', { kind: 'video', fields: { '*': { asset: clip.key } } })
    const { id: read } = await on.does('tomas', 'component.add', {
      kind: 'document',
      fields: { '*': { asset: guide.id }, en: { text: 'Care guide' }, de: { text: 'Pflege & Wäsche' } },
    })
    expect(await on.refuses('tomas', 'component.add', { kind: 'video', fields: { '*': { asset: poster.id } } })).toMatchObject({
      where: [{ problem: '“Ridge” is a picture, and a video stands here', hint: 'name a video' }],
    })
    const slots = { clip: { components: [moving] }, guide: { components: [read] } }
    const { id } = (await on.does('tomas', 'family.compose', { key: 'ridge', name: 'Ridge', template: 'story', slots, locales: ['en', 'de'] })).family
    const judged = await on.does('tomas', 'family.preflight', { id })
    expect(judged).toMatchObject({ passed: 1, blocked: 1, blocks: [{ locale: 'de', guardrail: 'videos-have-captions', component: moving }] })

    const { html, files, text } = await on.does('tomas', 'variant.render', { family: id, locale: 'en' })
    const media = `/media/${on.founded.engine}`
    expect(html).toMatch(
      /<video controls playsinline preload="none" crossorigin="anonymous" width="320" height="180" poster="[^"]+\.png" aria-label="A rider on a ridge">/,
    )
    expect(html).toMatch(new RegExp(`<source src="[^"]*${media}/${clip.hash}\\.mp4" type="video/mp4"`))
    expect(html).toMatch(new RegExp(`<track kind="captions" srclang="en" label="English" src="[^"]*${media}/${en.hash}\\.vtt" default`))
    expect(text).toMatch(/Care guide \(PDF, 2 pages, \d+(\.\d)? kB\)/)
    expect(files).toMatchObject({
      clip: {
        sort: 'video',
        mediaType: 'video/mp4',
        duration: expect.closeTo(2, 1) as number,
        captions: [{ locale: 'en', src: expect.stringContaining(en.hash) as string }],
      },
      guide: { sort: 'document', pages: 2, src: expect.stringMatching(/\.pdf$/) as string },
    })
    expect((await on.does('tomas', 'variant.render', { family: id, locale: 'de' })).html).toContain('Pflege &amp; Wäsche (PDF, 2 Seiten, ')

    // A form is told of the poster what preflight would say.
    const found = async () =>
      (
        await on.does('tomas', 'component.check', {
          kind: 'video',
          fields: { '*': { asset: clip.key } },
          template: 'story',
          slot: 'clip',
          locales: ['en'],
        })
      ).findings
    expect((await found()).map(({ guardrail }) => guardrail)).not.toContain('rights-cover-the-use')
    await on.does('jonna', 'asset.amend', { id: poster.id, rights: { until: '2020-01-01' } })
    expect(await found()).toContainEqual(expect.objectContaining({ reason: '“Ridge” has no rights after 2020-01-01.' }))
    await on.does('jonna', 'asset.amend', { id: poster.id, rights: null })

    // Who adds captions has made it another video: the yes to the one without lapses.
    const de = await added('Ridge, Deutsch', captions('Es regnet auf dem Grat.', '00:09.000'))
    await on.does('jonna', 'asset.amend', { id: clip.key, captions: { de: de.id } })
    const again = await on.does('tomas', 'family.preflight', { id })
    expect(again.hash).not.toBe(judged.hash)
    expect(again).toMatchObject({ passed: 2, blocked: 0, warned: expect.any(Number) as number })
    expect(again.causes.map(({ sentence }) => sentence)).toContain('Its captions in de end 7 s after “Ridge”.')
  })
})
