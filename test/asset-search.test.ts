import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { blots, saysItAll } from '../adapters/imports/picture.fixture.ts'
import type { Operations } from '../engine/operations.ts'
import { rooms } from '../server/rooms.ts'
import { testEngine, type TestEngine } from './engine.ts'

type Asked = Operations['asset.list']['input']

let on: TestEngine
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

beforeAll(async () => {
  on = await testEngine({ rooms })
  await on.does('maren', 'concept.add', { key: 'rain', label: 'Rain', of: 'weather', synonyms: ['wet'] })
  await on.does('maren', 'concept.add', { key: 'drizzle', label: 'Drizzle', of: 'weather', broader: 'rain' })
  const add = async (name: string, [width, height, type]: [number, number, 'png' | 'jpeg' | 'svg'], more: object = {}) => {
    const drawn = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="40" height="40" fill="#123"/></svg>`
    const seen = await blots(name.length, width, height).png().toBuffer()
    const bytes = { svg: () => Buffer.from(drawn), png: () => seen, jpeg: () => sharp(seen).jpeg().toBuffer() }
    const content = (await bytes[type]()).toString('base64')
    return on.does('jonna', 'asset.add', { name, content, ...more })
  }
  await add('Zebra crossing', [300, 200, 'png'], { tags: ['drizzle'], rights: { until: inDays(10) } })
  await add('Zebras in a herd', [200, 300, 'jpeg'], { tags: ['rain'], rights: { until: inDays(90) } })
  await add('Stripes', [200, 200, 'png'], { alt: { de: 'Ein Zébra, größer' }, rights: { until: inDays(-2) } })
  const lion = await add('Lion', [210, 200, 'svg'], { rights: { consent: { persons: 'The keeper', state: 'withdrawn' } } })
  const zebra = await add('A zebra', [400, 200, 'jpeg'])
  for (const n of [1, 2])
    await on.does('jonna', 'component.add', { kind: 'image', key: `zebra-${n}`, fields: { '*': { asset: zebra.id } }, tags: [] })
  await on.does('jonna', 'component.add', { kind: 'image', key: 'lion', fields: { '*': { asset: lion.id } }, tags: [] })
}, 60_000)
afterAll(() => on.stop())

const listed = (asked: Asked) => on.does('maren', 'asset.list', asked)
const names = async (asked: Asked) => (await listed(asked)).items.map(({ name }) => name)

describe('words', () => {
  it('are of the name first, then of tags, then of alt text; each is found with why', async () => {
    expect((await listed({ words: 'zebra' })).items.map(({ name, because }) => [name, because])).toEqual([
      ['A zebra', ['is called “zebra”']],
      ['Zebra crossing', ['is called “zebra”']],
      ['Zebras in a herd', ['is called by a word that begins with “zebra”']],
      ['Stripes', ['says “zebra” to whoever does not see it']],
    ])
    expect((await listed({ words: 'wet' })).items.map(({ name, because }) => [name, because])).toEqual([
      ['Zebras in a herd', ['is tagged rain']],
      ['Zebra crossing', ['is tagged drizzle']],
    ])
    expect(await names({ words: 'GROSSER' })).toEqual([])
    expect(await names({ words: 'großer zebra' })).toEqual(['Stripes'])
    for (const words of ['zebra tiger', '%_', '’:*']) expect(await names({ words }), words).toEqual([])
    expect(await names({ words: "zebra' | '", sort: 'newest' })).toEqual(['A zebra', 'Stripes', 'Zebras in a herd', 'Zebra crossing'])
  })
})

describe('similar pictures', () => {
  it('look alike, are called alike or are tagged alike, and each says why', async () => {
    const { items } = await on.does('maren', 'asset.similar', { id: 'zebra-crossing' })
    expect(items.map(({ asset, because }) => [asset.name, because.map(({ says }) => says)])).toEqual([
      ['Zebras in a herd', ['is tagged rain', 'is a picture too', 'says “zebra” in its name, alt text or pages']],
      ['A zebra', ['says “zebra” in its name, alt text or pages', 'is a picture too']],
      ['Stripes', ['is a picture too', 'says “zebra” in its name, alt text or pages']],
    ])
    const looks = await on.does('maren', 'asset.similar', { id: 'stripes', limit: 1 })
    expect(looks.items.map(({ asset, because }) => [asset.name, because.map(({ says }) => says)])).toEqual([
      ['A zebra', ['looks nearly the same (2 of 64 bits differ)', 'is a picture too', 'says “zebra” in its name, alt text or pages']],
    ])
    expect((await on.refuses('maren', 'asset.similar', { id: 'nobody' })).code).toBe('notFound')
  })
})

describe('what narrows and orders', () => {
  it('knows type, shape, tags with their kinds, and when rights end: also what nobody consents to', async () => {
    expect(await names({ mediaType: 'image/png' })).toEqual(['Stripes', 'Zebra crossing'])
    expect(await names({ mediaType: ['image/svg+xml', 'image/jpeg'], shape: 'wide' })).toEqual(['A zebra'])
    expect(await names({ shape: ['square', 'tall'] })).toEqual(['Lion', 'Stripes', 'Zebras in a herd'])
    expect(await names({ tags: ['wet'] })).toEqual(['Zebras in a herd', 'Zebra crossing'])
    expect(await names({ rights: 'soon' })).toEqual(['Zebra crossing'])
    expect(await names({ rights: ['ended', 'later'] })).toEqual(['Lion', 'Stripes', 'Zebras in a herd'])
    expect(await names({ rights: 'free', words: 'zebra' })).toEqual(['A zebra'])
    expect(await names({ mediaType: [] })).toEqual([])
  })

  it('counts each facet under all the others', async () => {
    expect(await on.does('maren', 'asset.facets', { words: 'zebra', shape: 'wide' })).toEqual({
      mediaType: { 'image/png': 1, 'image/jpeg': 1 },
      shape: { wide: 2, tall: 1, square: 1 },
      rights: { free: 1, soon: 1 },
      state: { usable: 2 },
      tag: { drizzle: 1 },
      of: 4,
      more: false,
    })
  })

  it('tells what nothing shows, and lists what most components show first; a retired component shows nothing', async () => {
    expect(await names({ unused: true })).toEqual(['Stripes', 'Zebras in a herd', 'Zebra crossing'])
    expect((await listed({ sort: 'use' })).items.map(({ name, components }) => [name, components])).toEqual([
      ['A zebra', 2],
      ['Lion', 1],
    ])
    await on.does('jonna', 'component.retire', { id: 'lion', reason: 'It ran away' })
    expect(await names({ sort: 'use' })).toEqual(['A zebra'])
    expect(await names({ unused: true })).toContain('Lion')
  })

  it('pages without missing or repeating any, and follows what is amended', async () => {
    const seen: string[] = []
    for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
      const page = await listed({ limit: 2, words: 'zebra', ...(after !== undefined && { after }) })
      seen.push(...page.items.map(({ name }) => name))
      after = page.next
      expect([page.total, page.more]).toEqual([4, false])
    }
    expect(seen).toEqual(['A zebra', 'Zebra crossing', 'Zebras in a herd', 'Stripes'])
    await on.does('jonna', 'asset.amend', { id: 'stripes', name: 'Okapi', rights: { until: inDays(5) } })
    expect(await names({ words: 'okapi', rights: 'soon' })).toEqual(['Okapi'])
    expect(await names({ state: ['usable', 'retired'], limit: 3 })).toHaveLength(3)
  })
})

describe('what its file says of it, and who holds its rights', () => {
  it('finds a picture and the components that show it, each with where it was found; both follow what is amended', async () => {
    const content = (await blots(77, 60, 60).withXmp(saysItAll).jpeg().toBuffer()).toString('base64')
    const dale = await on.does('jonna', 'asset.add', { name: 'DSC 0001', content, rights: { holder: 'Quagga Press' } })
    await on.does('jonna', 'component.add', { kind: 'image', key: 'up-there', fields: { '*': { asset: dale.id } }, tags: [] })
    const why = async (words: string) => [
      (await listed({ words })).items.map(({ name, because }) => [name, because]),
      (await on.does('maren', 'component.list', { words })).items.map(({ key, because }) => [key, because]),
    ]
    for (const [words, because] of [
      ['bo exam', ['was made by “Bo Example”', 'was made by “Ann Example”']],
      ['quagga', ['belongs to “Quagga Press”']],
      ['agency', ['is credited to “Example Agency”']],
      ['2025', ['bears the notice “© Ann Example 2025”']],
      ['granite', ['has the keyword “granite” in its file']],
      ['above', ['is titled “Above the dale” in its file']],
      ['hill', ['is described with “hill” in its file']],
    ] as const)
      expect(await why(words), words).toEqual([[['DSC 0001', because]], [['up-there', because.map((one) => `shows what ${one}`)]]])
    expect((await why('dsc'))[1]).toEqual([['up-there', ['shows what is called “DSC 0001”']]])
    await on.does('jonna', 'asset.amend', { id: dale.id, name: 'Moor', rights: { holder: 'Okapi Press' } })
    expect(await why('quagga')).toEqual([[], []])
    expect((await why('moor'))[1]).toEqual([['up-there', ['shows what is called “Moor”']]])
    expect((await why('okapi'))[1]).toEqual([['up-there', ['shows what belongs to “Okapi Press”']]])
  })
})
