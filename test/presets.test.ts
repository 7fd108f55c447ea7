import sharp from 'sharp'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { blots, saysItAll } from '../adapters/imports/picture.fixture.ts'
import { someVideo } from '../adapters/imports/video.fixture.ts'
import { readMetadata } from '../adapters/imports/read-metadata.ts'
import { rooms } from '../server/rooms.ts'
import { approveTemplate } from './released.ts'
import { runningEngine, type RunningEngine } from './running.ts'

let on: RunningEngine
beforeAll(async () => {
  on = await runningEngine({ rooms })
  await on.does('sander', 'preset.add', { key: 'card', name: 'Card', width: 160, height: 90 })
  await on.does('sander', 'preset.add', { key: 'letter', name: 'Letter', width: 200, type: 'jpg', channel: 'email', maxBytes: 2_000 })
})
afterAll(() => on.stop())

const red = { r: 255, g: 0, b: 0 }
/** Blue, with a red stripe at its left end. */
const striped = (): Promise<Buffer> =>
  sharp({ create: { width: 640, height: 240, channels: 3, background: { r: 0, g: 0, b: 255 } } })
    .composite([{ input: { create: { width: 64, height: 240, channels: 3, background: red } }, left: 0, top: 0 }])
    .png()
    .toBuffer()

const add = async (name: string, bytes: Buffer, more: object = {}) =>
  (await on.does('jonna', 'asset.add', { name, content: bytes.toString('base64'), ...more })).id
const presetsOf = async (id: string) => (await on.does('ruth', 'asset.show', { id })).presets
const addressOf = async (id: string, key: string): Promise<string> => {
  const { path } = (await presetsOf(id)).find((one) => one.key === key) ?? { path: '' }
  return `${on.address}/media/${on.founded.engine}/${path}`
}
const bytesAt = async (address: string): Promise<Uint8Array> => new Uint8Array(await (await fetch(address)).arrayBuffer())
const firstPixel = async (bytes: Uint8Array): Promise<number[]> => [...(await sharp(bytes).removeAlpha().raw().toBuffer()).subarray(0, 3)]

it('is had in the size of each preset, cut about the focal point, in every type and for fine screens', async () => {
  const id = await add('Striped', await striped())
  expect(await presetsOf(id)).toMatchObject([
    { key: 'card', width: 160, height: 90, small: false, channel: 'web' },
    { key: 'letter', width: 200, height: 75, small: false, channel: 'email' },
  ])
  const card = await addressOf(id, 'card')
  const answer = await fetch(card)
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
    200,
    'image/webp',
    'public, max-age=86400',
  ])
  expect((await firstPixel(await bytesAt(card)))[2]).toBeGreaterThan(200)
  for (const [ending, format, width] of [
    ['.webp', 'webp', 160],
    ['@2x.webp', 'webp', 320],
    ['.png', 'png', 160],
    ['.jpg', 'jpeg', 160],
    ['.avif', 'heif', 160],
  ] as const)
    expect(await sharp(await bytesAt(card.replace('.webp', ending))).metadata(), ending).toMatchObject({ format, width, height: (width * 9) / 16 })
  expect(Buffer.from(await bytesAt(card)).equals(Buffer.from(await bytesAt(card)))).toBe(true)
  expect((await fetch(card, { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } })).status).toBe(304)

  await on.does('jonna', 'asset.amend', { id, focal: { x: 0.02, y: 0.5 } })
  expect((await firstPixel(await bytesAt(card)))[0]).toBeGreaterThan(200)
  expect((await fetch(card)).headers.get('etag')).not.toBe(answer.headers.get('etag'))
})

it('shows the new size at the same address when its preset is amended, and nothing when it is retired', async () => {
  const id = await add('Amended', await blots(31).png().toBuffer())
  await on.does('sander', 'preset.add', { key: 'moving', name: 'Moving', width: 80, height: 80 })
  const address = await addressOf(id, 'moving')
  expect(await sharp(await bytesAt(address)).metadata()).toMatchObject({ width: 80, height: 80 })
  await on.does('sander', 'preset.amend', { id: 'moving', width: 64, height: null, ifVersion: 1 })
  expect(await sharp(await bytesAt(address)).metadata()).toMatchObject({ width: 64, height: 48 })
  expect(await on.refuses('sander', 'preset.amend', { id: 'moving', width: 32, ifVersion: 1 })).toMatchObject({ code: 'staleVersion' })
  await on.does('sander', 'preset.retire', { id: 'moving', reason: 'Not shown any more' })
  expect((await fetch(address)).status).toBe(404)
  expect((await on.does('ruth', 'preset.list', {})).items.map(({ key }) => key)).toEqual(['card', 'letter'])
  expect(await on.refuses('sander', 'preset.add', { key: 'moving', name: 'Again', width: 10 })).toMatchObject({
    code: 'alreadyExists',
    where: [{ path: 'key' }],
  })
})

it('carries what the picture says itself and the rights that were recorded', async () => {
  const bytes = await blots(32).withXmp(saysItAll).jpeg().toBuffer()
  const id = await add('Says it all', bytes, { alt: { en: 'A < hill' }, rights: { holder: 'Example & Sons' } })
  const found = await sharp(await bytesAt(await addressOf(id, 'card'))).metadata()
  expect(await readMetadata(found)).toMatchObject({
    creator: ['Ann Example', 'Bo Example'],
    copyright: 'Example & Sons',
    credit: 'Example Agency',
    usageTerms: 'Editorial use only',
    sourceType: 'trainedAlgorithmicMedia',
  })
  expect(found.xmp?.toString()).toContain('A &#60; hill')
})

it('is kept within the weight of the preset, or refused by name', async () => {
  const soft = await addressOf(await add('Soft', await blots(33).png().toBuffer()), 'letter')
  expect((await bytesAt(soft)).length).toBeLessThanOrEqual(2_000)
  const noise = await sharp({ create: { width: 400, height: 400, channels: 3, background: red, noise: { type: 'gaussian', mean: 128, sigma: 90 } } })
    .png()
    .toBuffer()
  const heavy = await fetch(await addressOf(await add('Noise', noise), 'letter'))
  expect(await heavy.json()).toMatchObject({
    status: 413,
    detail: expect.stringMatching(/^noise as letter\.jpg weighs .* 2 kB allowed\.$/) as string,
  })
})

it('draws a drawing as large as it is wanted, and never blows up pixels', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="16" height="9"><rect width="8" height="9" fill="red"/></svg>')
  const drawn = await sharp(await bytesAt((await addressOf(await add('Drawn', svg), 'card')).replace('.webp', '.png')))
    .raw()
    .toBuffer({ resolveWithObject: true })
  expect(drawn.info).toMatchObject({ width: 160, height: 90 })
  // The edge in its middle is sharp.
  const row = [...drawn.data.subarray(0, 160 * 4)].filter((_, n) => n % 4 === 3)
  expect(row.filter((alpha) => alpha > 8 && alpha < 247).length).toBeLessThanOrEqual(2)
  const small = await add('Small', await blots(34, 120, 120).png().toBuffer())
  expect((await presetsOf(small))[0]).toMatchObject({ width: 120, height: 68, small: true })
  expect(await sharp(await bytesAt(await addressOf(small, 'card'))).metadata()).toMatchObject({ width: 120, height: 68 })
})

it('draws what is large only as large as anybody may have it made', async () => {
  const logo = await add(
    'Logo',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="100"><rect width="4000" height="100"/></svg>'),
  )
  await on.does('sander', 'preset.add', { key: 'poster', name: 'Poster', width: 1_400, height: 1_400, type: 'png' })
  const fine = (await addressOf(logo, 'poster')).replace('.png', '@2x.png')
  expect(await sharp(await bytesAt(fine)).metadata()).toMatchObject({ width: 2_800, height: 2_800 })
  expect(await on.refuses('sander', 'preset.add', { name: 'Wall', width: 4_096, height: 4_096 })).toMatchObject({
    code: 'invalidInput',
    where: [{ path: 'width', problem: 'more than 8 million pixels' }],
  })
  await on.does('sander', 'preset.retire', { id: 'poster', reason: 'Done' })
})

it('of a video is stopped by the rights of its poster too', async () => {
  const over = { rights: { media: ['web' as const], until: '2020-01-01' } }
  const poster = await add('Still', await blots(38).png().toBuffer(), over)
  const clip = await add('Moving', await someVideo('mp4', { seed: 4 }), { poster })
  expect((await presetsOf(clip))[0]).toMatchObject({ because: 'has no rights after 2020-01-01' })
  expect((await fetch(await addressOf(clip, 'card'))).status).toBe(409)
})

it('holds by what came in last, where the same bytes were retired before', async () => {
  const bytes = await blots(39).png().toBuffer()
  const first = await add('Came first', bytes)
  const { hash } = (await on.does('ruth', 'asset.show', { id: first })).asset
  const whole = `${on.address}/media/${on.founded.engine}/${hash}.png`
  await on.does('jonna', 'asset.retire', { id: first, reason: 'Its rights were wrong' })
  expect((await fetch(whole)).status).toBe(200)
  await add('Came again', bytes, { rights: { media: ['web'], until: '2020-01-01' } })
  expect((await fetch(whole)).status).toBe(409)
})

it('is stopped by the rights of today, but for those of the engine; what is retired or unknown is nowhere', async () => {
  const id = await add('Ended', await blots(35).png().toBuffer(), { rights: { media: ['web'], until: '2020-01-01' } })
  const [card] = await presetsOf(id)
  expect(card).toMatchObject({ because: 'has no rights after 2020-01-01' })
  const address = await addressOf(id, 'card')
  const refused = await fetch(address)
  expect([refused.status, ((await refused.json()) as { detail: string }).detail]).toEqual([
    409,
    'This is not for the public: it has no rights after 2020-01-01.',
  ])
  // The address of a cut tells that of the whole: neither is for the public.
  const { hash } = (await on.does('ruth', 'asset.show', { id })).asset
  const media = `${on.address}/media/${on.founded.engine}`
  const [whole, small] = [`${media}/${hash}.png`, `${media}/small/${hash}.png`]
  const seenBy = async (who?: string) => {
    const headers = who === undefined ? {} : { authorization: `Bearer ${await on.tokenOf(who)}` }
    return Promise.all([whole, small].map(async (at) => (await fetch(at, { headers })).status))
  }
  expect([await seenBy(), await seenBy('tomas')]).toEqual([
    [409, 409],
    [200, 200],
  ])
  const own = await fetch(address, { headers: { authorization: `Bearer ${await on.tokenOf('tomas')}` } })
  expect([own.status, own.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
  await on.does('jonna', 'asset.amend', { id, rights: { media: ['web'] } })
  expect([(await fetch(address)).status, (await fetch(await addressOf(id, 'letter'))).status]).toEqual([200, 409])
  expect(await seenBy()).toEqual([200, 200])
  await on.does('jonna', 'asset.retire', { id, reason: 'Not ours any more' })
  expect([(await fetch(address)).status, (await presetsOf(id)).length]).toEqual([404, 0])
  for (const wrong of [address.replace('/card/', '/poster/'), address.replace('.webp', '.gif'), address.replace(on.founded.engine, 'eng_other')])
    expect(await problemAt(wrong), wrong).toMatchObject({ status: 404, code: 'notFound', remedy: expect.any(String) as unknown })
})

/** What whoever fetches a picture in vain reads, a browser too. */
const problemAt = async (address: string): Promise<unknown> => {
  const answer = await fetch(address, { headers: { accept: 'text/html' } })
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  return answer.json()
}

it('is what templates show pictures in; then its frame stays as it was seen', async () => {
  await on.does('sander', 'preset.add', { key: 'hero', name: 'Hero', width: 120, height: 60, type: 'jpg' })
  await on.does('sander', 'brand.add', { key: 'house', name: 'House', tokens: {}, site: 'https://house.example' })
  const template = {
    key: 'shown-in',
    name: 'Shown in a preset',
    channel: 'web' as const,
    brand: 'house',
    format: { name: 'card', width: 400 },
    slots: [
      { name: 'image', label: 'Picture', kind: 'image' },
      { name: 'clip', label: 'Clip', kind: 'video' },
    ],
    body: '{{ slots.clip.html }}<img src="{{ slots.image.src | preset: "hero" }}" srcset="{{ slots.image.src | preset: "hero", 2 }} 2x" alt="{{ slots.image.alt }}">',
  }
  expect(await on.refuses('sander', 'template.add', { ...template, body: template.body.replace('"hero"', '"heroic"') })).toMatchObject({
    code: 'invalidInput',
    where: [{ path: 'body', problem: 'no preset heroic', hint: 'one of card, hero', line: 1 }],
  })
  await on.does('sander', 'template.add', template)
  const asset = await add('In a template', await blots(36, 400, 300).png().toBuffer(), { alt: { en: 'Blots' } })
  const image = await on.does('jonna', 'component.add', { kind: 'image', key: 'blots', fields: { '*': { asset } } })
  const poster = await on.does('jonna', 'asset.add', {
    name: 'Poster',
    content: (await blots(37).png().toBuffer()).toString('base64'),
    alt: { en: 'Blots' },
  })
  const spoken = await on.does('jonna', 'asset.add', {
    name: 'Spoken',
    content: Buffer.from('WEBVTT\n\n00:00.000 --> 00:02.000\nIt rains.\n').toString('base64'),
  })
  const clip = await on.does('jonna', 'asset.add', {
    name: 'Clip',
    content: (await someVideo('mp4', { seed: 3, sound: true })).toString('base64'),
    poster: poster.id,
    captions: { en: spoken.id },
    alt: { en: 'A rider' },
  })
  const moving = await on.does('jonna', 'component.add', { kind: 'video', fields: { '*': { asset: clip.id } } })
  const { family } = await on.does('tomas', 'family.compose', {
    key: 'in-preset',
    name: 'In a preset',
    template: 'shown-in',
    slots: { image: { components: [image.id] }, clip: { components: [moving.id] } },
    locales: ['en'],
  })
  const choice = { image: image.id, clip: moving.id }
  const { html = '' } = await on.does('tomas', 'variant.render', { family: family.id, locale: 'en', choice })
  const addresses = [...html.matchAll(/https?:\/\/[^/"]+(\/media\/\w+\/preset\/[^"\s]+)/g)].map(({ 1: path }) => on.address + path)
  expect(await Promise.all(addresses.map(async (address) => sharp(await bytesAt(address)).metadata()))).toMatchObject([
    { format: 'jpeg', width: 120, height: 60 },
    { format: 'jpeg', width: 240, height: 120 },
  ])
  const asks = { ...template.slots[0]!, picture: { width: 500, height: 250 } }
  const tried = await on.does('sander', 'template.try', { template: 'shown-in', family: family.key, draft: { slots: [asks, template.slots[1]!] } })
  expect(tried.findings.filter(({ guardrail }) => guardrail === 'pictures-suit-their-slot').map(({ reason }) => reason)).toEqual([
    '“In a template” is 240 × 120 px in “Hero”, the slot draws 500 × 250.',
  ])
  await approveTemplate(on, 'shown-in')
  const patience = { timeout: 20_000, interval: 100 }
  await vi.waitFor(async () => expect((await on.does('tomas', 'family.preflight', { id: family.id })).state).toBe('passed'), patience)
  const asked = await on.does('tomas', 'approval.request', { subject: { kind: 'family', id: family.id } })
  for (const who of ['sander', 'jonna', 'maren', 'ruth']) {
    const actor = await on.actor(who)
    await on.perform({
      engine: on.founded.engine,
      actor,
      operation: 'approval.judge',
      input: { id: asked.id, hash: asked.subject.hash, verdict: 'approve' },
    })
  }
  const { id } = await on.does('tomas', 'package.start', { family: family.id })
  const files = await vi.waitFor(async () => {
    const shown = await on.does('ruth', 'package.show', { id })
    expect(shown).toMatchObject({ state: 'done' })
    return shown.files.map(({ path }) => path)
  }, patience)
  const { hash } = (await on.does('ruth', 'asset.show', { id: asset })).asset
  const shown = [`${hash}.png`, `${poster.hash}.png`, `${clip.hash}.mp4`]
  const inPresets = shown.map((name) => `preset/hero/${name.split('.')[0]}`).flatMap((cut) => [cut, `${cut}@2x`])
  expect(files.filter((path) => path.includes('/media/')).toSorted()).toEqual(
    [...shown, ...inPresets, `${spoken.hash}.vtt`].map((path) => `in-preset/media/${path}`).toSorted(),
  )

  for (const change of [{ width: 100 }, { fit: 'inside' as const }, { channel: 'email' as const }])
    expect(await on.refuses('sander', 'preset.amend', { id: 'hero', ...change })).toMatchObject({ code: 'inUse', where: [{ path: 'shown-in' }] })
  expect(await on.does('sander', 'preset.amend', { id: 'hero', type: 'webp', note: 'Lighter' })).toMatchObject({ type: 'webp', version: 2 })
  expect(await on.refuses('sander', 'preset.retire', { id: 'hero', reason: 'Not wanted' })).toMatchObject({ code: 'inUse' })

  // What is on the air, or may come back, is laid out as it was released.
  const goal = { metric: 'clickRate', counterMetric: 'bounceRate' } as const
  await on.does('aiko', 'placement.save', { key: 'head', name: 'Head', channel: 'web', goal, holdout: { share: 0 } })
  await on.does('aiko', 'campaign.draft', { key: 'aired', name: 'Aired', placements: ['head'], family: family.id })
  await on.does('aiko', 'campaign.release', { id: 'aired' })
  await on.does('sander', 'template.amend', { id: 'shown-in', body: template.body.replaceAll('"hero"', '"card"') })
  const refused = { code: 'inUse', where: [{ path: 'aired', problem: 'Aired shows them at head' }] }
  expect(await on.refuses('sander', 'preset.amend', { id: 'hero', width: 100 })).toMatchObject(refused)
  await on.does('sander', 'preset.add', { key: 'her', name: 'Part of another key', width: 10 })
  await on.does('sander', 'preset.retire', { id: 'her', reason: 'Not wanted' })
  await on.does('aiko', 'campaign.pause', { id: 'aired', reason: 'For a while' })
  expect(await on.refuses('sander', 'preset.retire', { id: 'hero', reason: 'Not wanted' })).toMatchObject(refused)
  await on.does('aiko', 'campaign.end', { id: 'aired', reason: 'Over' })
  await on.does('sander', 'preset.retire', { id: 'hero', reason: 'Not wanted' })
})
