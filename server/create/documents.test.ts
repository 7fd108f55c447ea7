import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pdf } from '../../adapters/imports/document.fixture.ts'
import { someVideo } from '../../adapters/imports/video.fixture.ts'
import { blots } from '../../adapters/imports/picture.fixture.ts'
import { runningEngine, type RunningEngine } from '../../test/running.ts'
import { rememberPages } from '../store/document.store.ts'
import { createRoom } from './create-room.ts'

let on: RunningEngine
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'continuo-documents-'))
  on = await runningEngine({ rooms: [createRoom], folder })
})
afterAll(async () => {
  await on.stop()
  await rm(folder, { recursive: true, force: true })
})

const added = async (name: string, bytes: Buffer, more: object = {}) =>
  on.does('jonna', 'asset.add', { name, content: bytes.toString('base64'), ...more })
const media = () => `${on.address}/media/${on.founded.engine}`

describe('a document', () => {
  it('says how many pages, how large, what it is called and by whom, and what is in it beside its pages', async () => {
    const information = { Title: 'Look book', Author: 'Ann Example', Keywords: 'Rain; granite', CreationDate: "D:20250304101112+01'00'" }
    const bytes = pdf({
      pages: [['Cover'], ['Inside']],
      size: [420, 595],
      information,
      page: '/Annots [100 0 R]',
      objects: ['<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://lindmoor.example) >> >>'],
    })
    const one = await added('look_book.jpg', bytes, { alt: { en: 'Jackets on a ridge' } })
    expect(one).toMatchObject({ mediaType: 'application/pdf', pages: 2, width: 560, height: 793, noted: ['links'] })
    expect(one.metadata).toEqual({
      title: 'Look book',
      creator: ['Ann Example'],
      keywords: ['Rain', 'granite'],
      capturedAt: '2025-03-04T10:11:12+01:00',
    })
    expect(one.fingerprint).toBeUndefined()
  })

  it('is read page by page, as far as one asks', async () => {
    const pages = Array.from({ length: 7 }, (_, n) => [`Page ${n + 1}`, 'of (all) \\ seven'])
    const { key } = await added('Seven pages', pdf({ pages, packed: true }))
    const first = await on.does('jonna', 'asset.pages', { id: key, limit: 5 })
    expect(first).toMatchObject({ total: 7, next: '5' })
    expect(first.items[4]).toEqual({ page: 5, width: 793, height: 1123, text: 'Page 5\nof (all) \\ seven' })
    const rest = await on.does('jonna', 'asset.pages', { id: key, limit: 5, after: first.next })
    expect([rest.items.map(({ page }) => page), rest.next]).toEqual([[6, 7], undefined])
    const picture = await added('No pages', await blots(21).png().toBuffer())
    expect(await on.does('jonna', 'asset.pages', { id: picture.key })).toEqual({ items: [], total: 0 })
  })

  it('is found by what its pages say, which names the page, and no other is', async () => {
    const pages = [['Waterproof to 20,000 mm'], ['The Gr\xf6nland shell'], ['waterproof zips'], ['Care: wash at 30, waterproof anew'], ['Waterproof']]
    const book = await added('Care guide', pdf({ pages }))
    await added('Other guide', pdf({ pages: [['Nothing of the kind']] }))
    const told = async (words: string) =>
      (await on.does('jonna', 'asset.list', { words, mediaType: 'application/pdf' })).items.map(({ key, because }) => [key, ...because])
    expect(await told('gronland')).toEqual([[book.key, 'says “gronland” on page 2']])
    expect(await told('waterpr zips')).toEqual([[book.key, 'says “waterpr” on pages 1, 3, 4 and more', 'says “zips” on page 3']])
    expect(await told('care')).toEqual([[book.key, 'is called “care”']])
    expect(await told('guide')).toHaveLength(2)
    expect(await told('greenland')).toEqual([])
    // What its pages say counts least: who is called so stands first.
    await added('Waterproof in the name', pdf({ pages: [['Else']] }))
    expect((await told('waterproof')).map(([key]) => key)).toEqual(['waterproof-in-the-name', book.key])
    await on.does('jonna', 'asset.amend', { id: book.key, name: 'Care guide, second' })
    expect(await told('gronland')).toHaveLength(1)
    expect((await on.does('jonna', 'asset.facets', {})).mediaType).toMatchObject({ 'application/pdf': 5 })
  })

  it('is found by what a later reader sees on its pages, and no longer by what an earlier one did', async () => {
    const bytes = pdf({ pages: [['Crampons']] })
    const { key, hash } = await added('Read twice', bytes)
    const found = async (words: string) => (await on.does('jonna', 'asset.list', { words })).items.map((one) => one.key)
    const [page] = (await on.does('jonna', 'asset.pages', { id: key })).items
    await rememberPages({ db: on.db, engine: on.founded.engine }, hash, [{ ...page!, text: 'Gaiters' }])
    expect([await found('gaiters'), await found('crampons')]).toEqual([[key], []])
    // As reading the same bytes anew does.
    expect((await on.refuses('jonna', 'asset.add', { name: 'Once more', content: bytes.toString('base64') })).code).toBe('alreadyExists')
    expect([await found('gaiters'), await found('crampons')]).toEqual([[], [key]])
  })

  it('has versions, and is represented by a picture where one is named', async () => {
    const poster = await added('Cover picture', await blots(22).png().toBuffer())
    const first = await added('Price list', pdf({ pages: [['2025']] }), { poster: poster.key })
    const next = await added('Price list, 2026', pdf({ pages: [['2026']] }), { replaces: first.key })
    expect(next).toMatchObject({ replaces: first.id, poster: { asset: poster.id } })
    const content = (await someVideo('mp4', { seed: 21 })).toString('base64')
    expect(await on.refuses('jonna', 'asset.add', { name: 'Moves', content, replaces: next.key })).toMatchObject({
      message: '“Price list, 2026” is a PDF document, and this is a video.',
    })
  })

  it('that is renamed asks for a new yes where its name is the words of its link, and nowhere else', async () => {
    const { key } = await added('Sizes', pdf({ pages: [['Sizes']] }))
    await on.does('jonna', 'kind.add', {
      name: 'leaflet',
      main: 'asset',
      fields: [
        { name: 'asset', type: 'asset', of: 'document', required: true },
        { name: 'text', type: 'text', most: 60 },
      ],
    })
    const leaflet = (name: string, fields: Record<string, Record<string, string>>) =>
      on.does('jonna', 'component.add', { kind: 'leaflet', key: name, fields, tags: [] })
    const named = await leaflet('named', { '*': { asset: key } })
    const worded = await leaflet('worded', { '*': { asset: key, text: 'How it fits' } })
    const hashes = async () => Promise.all([named, worded].map(async ({ id }) => (await on.does('jonna', 'component.show', { id })).component.hash))
    await on.does('jonna', 'asset.amend', { id: key, name: 'All sizes' })
    const [first, second] = await hashes()
    expect([first === named.hash, second === worded.hash]).toEqual([false, true])
    await on.does('jonna', 'asset.amend', { id: key, name: 'All sizes', tags: [] })
    expect(await hashes()).toEqual([first, second])
    await on.does('jonna', 'asset.amend', { id: key, alt: { en: 'A table of sizes' } })
    expect((await hashes()).map((hash, n) => hash === [first, second][n])).toEqual([false, false])
  })

  it('stands in no field that shows a picture, and in no picture’s place', async () => {
    const one = await added('Not a picture', pdf({ pages: [['Not a picture']] }))
    expect(await on.refuses('jonna', 'component.add', { kind: 'image', key: 'paper', fields: { '*': { asset: one.key } }, tags: [] })).toMatchObject({
      where: [{ path: 'fields.*.asset', problem: '“Not a picture” is a PDF document, and a picture stands here' }],
    })
    const still = await added('Still', await blots(23).png().toBuffer())
    await on.does('jonna', 'component.add', { kind: 'image', key: 'shown', fields: { '*': { asset: still.key } }, tags: [] })
    expect(await on.refuses('jonna', 'asset.replace', { id: still.key, by: one.key, reason: 'a test' })).toMatchObject({
      code: 'noFit',
      message: '“Not a picture” is a PDF document, and would stand in the place of a picture.',
    })
    expect(await on.refuses('jonna', 'asset.amend', { id: one.key, poster: one.key })).toMatchObject({
      message: '“Not a picture” is a PDF document.',
    })
  })
})

describe('pages that are looked at', () => {
  it('are drawn when they are asked for, the first at once, each once, and small for lists', async () => {
    const { hash } = await added('Drawn', pdf({ pages: [['First'], ['Second']], size: [842, 595] }))
    const kept = async () =>
      (await readdir(join(folder, 'renditions'), { recursive: true, withFileTypes: true })).filter((one) => one.isFile()).length
    // The first pages of all that came, drawn meanwhile.
    await expect.poll(kept, { timeout: 20_000 }).toBe((await on.does('jonna', 'asset.list', { mediaType: 'application/pdf' })).total)
    const before = await kept()
    const page = await fetch(`${media()}/page/${hash}/2.webp`)
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'image/webp'])
    const picture = sharp(Buffer.from(await page.arrayBuffer()))
    expect(await picture.metadata()).toMatchObject({ format: 'webp', width: 1_600, height: 1_131 })
    // The bar of colour at its head, and paper below it.
    const { data, info } = await picture.removeAlpha().raw().toBuffer({ resolveWithObject: true })
    const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)]
    expect(Math.max(...at(800, 90).map((value, n) => Math.abs(value - [10, 107, 99][n]!)))).toBeLessThan(12)
    expect(at(800, 900)).toEqual([255, 255, 255])
    const small = await fetch(`${media()}/small/${hash}.pdf`)
    expect(await sharp(Buffer.from(await small.arrayBuffer())).metadata()).toMatchObject({ width: 320, height: 226 })
    expect(await kept()).toBe(before + 1)
    expect((await fetch(`${media()}/page/${hash}/3.webp`)).status).toBe(404)
    expect((await fetch(`${media()}/page/${hash}/0.webp`)).status).toBe(404)
    expect((await fetch(`${media()}/page/${'0'.repeat(64)}/1.webp`)).status).toBe(404)
  })

  it('are part of a document that is served by the part', async () => {
    const bytes = pdf({ pages: [['Served']] })
    const { hash } = await added('Served', bytes)
    const part = await fetch(`${media()}/${hash}.pdf`, { headers: { range: 'bytes=0-7' } })
    expect([part.status, part.headers.get('content-type'), await part.text()]).toEqual([206, 'application/pdf', '%PDF-1.7'])
    expect(part.headers.get('content-disposition')).toBe('attachment')
  })
})
