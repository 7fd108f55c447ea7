import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Operations } from '../engine/operations.ts'
import { library } from '../starter/library.ts'
import type { Told } from '../starter/story.ts'
import { testEngine, type TestEngine } from './engine.ts'
import { rooms } from '../server/rooms.ts'

type Asked = Operations['component.list']['input']

let on: TestEngine
const told: Told = { people: {}, answers: {}, now: new Date() }
beforeAll(async () => {
  on = await testEngine({ rooms })
  for (const { by, operation, input } of library) await on.does(by, operation, input(told) as never)
  const add = (key: string, fields: Record<string, Record<string, string>>, tags: string[] = [], kind = 'headline') =>
    on.does('jonna', 'component.add', { kind, key, fields, tags })
  await add('zebra-price', { en: { text: 'A zebra for €9.99, not more' }, de: { text: 'Größe zählt: Zébra für 9,99 €' } })
  await add('zebra-two', { en: { text: 'Zebras cross here' } })
  await add('zebra-in-the-key', { en: { text: 'Stripes' } }, ['rain'])
  await add('zebra-prose', { en: { text: '<p>One <strong>zebra</strong>crossing</p>' } }, [], 'body')
})
afterAll(() => on.stop())

const listed = async (asked: Asked) => on.does('maren', 'component.list', asked)
const keys = async (asked: Asked) => (await listed(asked)).items.map(({ key }) => key)

describe('words', () => {
  it('are the beginnings of what is said in any language, without accents; whole words stand first, keys last, each with why', async () => {
    const { items, total, more } = await listed({ words: 'zebra' })
    expect(items.map(({ key, because }) => [key, because])).toEqual([
      ['zebra-prose', ['says “zebra”']],
      ['zebra-price', ['says “zebra”']],
      ['zebra-two', ['says a word that begins with “zebra”']],
      ['zebra-in-the-key', ['has “zebra” in its key']],
    ])
    expect([total, more]).toEqual([4, false])
    expect(await keys({ words: 'GROSSE' })).toEqual([])
    expect(await keys({ words: 'Große zahl' })).toEqual(['zebra-price'])
    expect(await keys({ words: 'zebra 9.99' })).toEqual(['zebra-price'])
  })

  it('must all be found; markup is none, and a text without any finds nothing', async () => {
    expect(await keys({ words: 'zebra cross' })).toEqual(['zebra-prose', 'zebra-two'])
    for (const words of ['zebra lion', 'strong', '%_', '’:*']) expect(await keys({ words }), words).toEqual([])
    expect(await keys({ words: "zebra' | '" })).toEqual(await keys({ words: 'zebra' }))
    expect((await listed({ words: ' ' })).total).toBe((await listed({})).total)
  })

  it('of one or two letters are met whole, and as a beginning only while they are typed', async () => {
    await on.does('jonna', 'component.add', { kind: 'headline', key: 'quagga-ox', fields: { en: { text: 'An ox and a quagga' } }, tags: [] })
    expect(await keys({ words: 'zebra cr' })).toEqual(['zebra-prose', 'zebra-two'])
    expect(await keys({ words: 'cr zebra' })).toEqual([])
    expect(await keys({ words: 'zebra cr ' })).toEqual([])
    expect(await keys({ words: 'qu' })).toContain('quagga-ox')
    expect(await keys({ words: 'ox qu' })).toEqual(['quagga-ox'])
    expect(await keys({ words: 'ox ' })).toEqual(['quagga-ox'])
    expect((await on.does('maren', 'component.facets', { words: 'ox qu' })).of).toBe(1)
  })

  it('name concepts by every word of one of their names, and what is tagged with a kind of it is found too', async () => {
    const [rainy] = (await listed({ words: 'stripes rain' })).items
    expect([rainy?.key, rainy?.because]).toEqual(['zebra-in-the-key', ['says “stripes”', 'is tagged rain']])
    await on.does('jonna', 'concept.add', { key: 'drizzle', label: 'Drizzle', of: 'message', broader: 'rain' })
    await on.does('jonna', 'component.add', { kind: 'headline', key: 'fine-drops', fields: { en: { text: 'Fine drops' } }, tags: ['drizzle'] })
    expect(await keys({ words: 'wet weather drops' })).toEqual(['fine-drops'])
    expect(await keys({ tags: ['rain'], words: 'drops' })).toEqual(['fine-drops'])
    expect(await keys({ tags: ['drizzle'] })).toEqual(['fine-drops'])
  })
})

describe('what narrows and orders', () => {
  it('counts by kind, state, tag and language, each under all the others', async () => {
    const counts = await on.does('maren', 'component.facets', { words: 'zebra', kind: 'headline' })
    expect(counts).toMatchObject({
      kind: { headline: 3, body: 1 },
      state: { draft: 3 },
      locale: { en: 3, de: 1 },
      lacks: { de: 2, en: 0, sv: 3 },
      complete: 0,
      tag: { rain: 1 },
      of: 4,
      more: false,
    })
    const all = await on.does('maren', 'component.facets', {})
    expect(Object.values(all.kind).reduce((sum, count) => sum + count)).toBe((await listed({})).total)
  })

  it('tells what says nothing in a language yet, and what is in no family', async () => {
    expect(await keys({ words: 'zebra', lacks: 'de' })).toEqual(['zebra-prose', 'zebra-two', 'zebra-in-the-key'])
    expect(await keys({ words: 'zebra', says: 'de-AT' })).toEqual(['zebra-price'])
    expect((await keys({ unused: true })).includes('zebra-two')).toBe(true)
    expect((await keys({ unused: true, limit: 200 })).includes('dry-all-the-way-home')).toBe(false)
  })

  it('knows how much of what its families speak each says: what is the same everywhere says all only where nothing else is required', async () => {
    const add = (key: string, kind: string, fields: Record<string, Record<string, string>>) =>
      on.does('jonna', 'component.add', { kind, key, fields, tags: [] })
    await add('go-everywhere', 'callToAction', { '*': { text: 'Go', href: '/go' } })
    await add('go-in-two', 'callToAction', { '*': { href: '/go' }, en: { text: 'Go' }, de: { text: 'Los' } })
    await add('go-in-some', 'callToAction', { '*': { text: 'Go', href: '/go' }, de: { text: 'Los' } })
    const { items } = await listed({ words: 'go', kind: 'callToAction' })
    const told = Object.fromEntries(items.map(({ key, locales }) => [key, locales]))
    expect(told['go-in-two']).toEqual({ said: 2, of: 3, lacks: ['sv'] })
    for (const key of ['go-everywhere', 'go-in-some']) expect(told[key], key).toEqual({ said: 3, of: 3, lacks: [] })
    expect(await keys({ words: 'go', kind: 'callToAction', lacks: 'sv' })).toEqual(['go-in-two'])
    expect(await keys({ words: 'go', kind: 'callToAction', complete: false })).toEqual(['go-in-two'])
    expect((await keys({ words: 'go', kind: 'callToAction', complete: true })).sort()).toEqual(['go-everywhere', 'go-in-some'])
    expect(await on.does('maren', 'locale.list', {})).toEqual({ items: ['en', 'de', 'sv'] })
    const { of, complete, lacks } = await on.does('maren', 'component.facets', {})
    expect([complete, of - complete]).toEqual([(await listed({ complete: true })).total, (await listed({ complete: false })).total])
    for (const [locale, count] of Object.entries(lacks)) expect((await listed({ lacks: locale })).total, locale).toBe(count)
    // The index judges as guardrails do, whatever the kind requires.
    await on.does('maren', 'kind.add', {
      name: 'quote',
      main: 'said',
      fields: ['said', 'by'].map((name) => ({ name, type: 'text', required: true })),
    })
    await add('quoted', 'quote', { '*': { by: 'Ann' }, en: { said: 'Dry' } })
    const all = (await listed({ limit: 200 })).items
    for (const locale of ['en', 'de', 'sv'])
      expect(await keys({ lacks: locale, limit: 200 }), locale).toEqual(all.filter((one) => one.locales.lacks.includes(locale)).map(({ key }) => key))
  })

  it('lists the most used first, by pages that miss and repeat none', async () => {
    const seen: { key: string; families: number }[] = []
    let after: string | undefined
    do {
      const page = await listed({ sort: 'use', limit: 4, ...(after !== undefined && { after }) })
      seen.push(...page.items)
      after = page.next
      expect(page.total).toBeGreaterThan(10)
    } while (after !== undefined)
    expect(new Set(seen.map(({ key }) => key)).size).toBe(seen.length)
    expect(seen.length).toBe((await listed({ sort: 'use' })).total)
    expect(seen[0]?.families).toBeGreaterThan(1)
    expect(seen.map(({ families }) => families)).toEqual(seen.map(({ families }) => families).sort((a, b) => b - a))
    expect((await listed({ sort: 'use', unused: true })).total).toBe(0)
  })

  it('has no order by effect while nothing was measured, brings the picture along, and takes a strange cursor for the beginning', async () => {
    expect(await listed({ sort: 'effect' })).toMatchObject({ items: [], total: 0 })
    const [picture] = (await listed({ kind: 'image', limit: 1 })).items
    expect(picture?.picture?.mediaType).toMatch(/^image\//)
    expect((await listed({ sort: 'use', after: 'nonsense', limit: 2 })).items).toEqual((await listed({ sort: 'use', limit: 2 })).items)
  })
})

describe('similar components', () => {
  const similar = async (id: string, limit = 6) => (await on.does('maren', 'component.similar', { id, limit })).items
  const add = (key: string, text: string, tags: string[] = [], kind = 'headline') =>
    on.does('jonna', 'component.add', { kind, key, fields: { en: { text } }, tags })

  it('share rare words, whatever their number, and tags with what is broader; each says why, and its parts add up', async () => {
    await add('kayak-one', 'Kayaks for the fjord', ['drizzle'])
    await add('kayak-two', 'Take the kayak', [], 'body')
    await add('fjord-rain', 'The fjord in a shower', ['rain'])
    const found = await similar('kayak-one')
    const because = Object.fromEntries(found.map((one) => [one.component.key, one.because.map(({ says }) => says)]))
    expect(because['kayak-two']).toEqual(['says “kayaks”'])
    expect(because['fjord-rain']).toEqual(['says “fjord”', 'is tagged rain', 'is a headline too'])
    expect(found.map(({ component }) => component.key).slice(0, 2)).toEqual(['fjord-rain', expect.any(String)])
    expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a))
    for (const { score, because: parts } of found) expect(parts.reduce((sum, part) => sum + part.score, 0)).toBeCloseTo(score, 2)
  })

  it('leaves out itself and what is retired; nothing is like what shares nothing', async () => {
    await on.does('jonna', 'component.retire', { id: 'kayak-two', reason: 'Said twice' })
    const keys = (await similar('kayak-one', 50)).map(({ component }) => component.key)
    expect(keys).toContain('fjord-rain')
    expect(keys).not.toContain('kayak-one')
    expect(keys).not.toContain('kayak-two')
    await add('alone', 'Xylophone')
    expect(await similar('alone')).toEqual([])
    expect((await on.refuses('maren', 'component.similar', { id: 'nobody' })).code).toBe('notFound')
  })

  it('shows the same picture first, and brings it along', async () => {
    const shown = (await listed({ kind: 'image', limit: 1 })).items[0]
    const picture = shown?.picture
    await on.does('jonna', 'component.add', { kind: 'image', key: 'once-more', fields: { '*': { asset: picture?.id ?? '' } }, tags: [] })
    const { items, assets } = await on.does('maren', 'component.similar', { id: 'once-more' })
    expect(items[0]).toMatchObject({ component: { key: shown?.key }, because: [{ says: 'shows the same picture' }, { says: 'is an image too' }] })
    expect(assets.map(({ id }) => id)).toContain(picture?.id)
  })
})

describe('saved searches', () => {
  const names = async (who: string, asked: Operations['search.list']['input'] = {}) =>
    (await on.does(who, 'search.list', asked)).items.map(({ name }) => name)

  it('are found by whose they are, or by everybody, with the tags as the vocabulary calls them, and can be asked as they are told', async () => {
    await on.does('jonna', 'search.save', { name: 'Wet stripes', components: { tags: ['wet weather'], words: 'stripes', sort: 'newest' } })
    await on.does('jonna', 'search.save', { name: 'All pictures', assets: { shape: 'wide' }, shared: 'everybody' })
    expect([await names('jonna'), await names('maren')]).toEqual([['All pictures', 'Wet stripes'], ['All pictures']])
    expect(await names('jonna', { of: 'components' })).toEqual(['Wet stripes'])
    const [, kept] = (await on.does('jonna', 'search.list', {})).items
    expect(kept).toMatchObject({ components: { tags: ['rain'], words: 'stripes', sort: 'newest' }, gone: [], yours: true })
    expect(await keys(kept?.components ?? {})).toEqual(['zebra-in-the-key'])
    const first = await on.does('jonna', 'search.list', { limit: 1 })
    expect([first.total, (await on.does('jonna', 'search.list', { limit: 1, after: first.next })).items[0]?.name]).toEqual([2, 'Wet stripes'])
  })

  it('refuse a name that is taken, a tag that nobody knows, and a search of nothing or of both', async () => {
    const refused = async (input: object) => {
      const { code, where } = await on.refuses('jonna', 'search.save', { name: 'Another', ...input })
      return [code, where?.[0]?.path]
    }
    expect(await refused({ name: 'wet Stripes', components: {} })).toEqual(['alreadyExists', 'name'])
    expect(await refused({ components: { tags: ['thunderbolt'] } })).toEqual(['invalidInput', 'components.tags.0'])
    expect(await refused({})).toEqual(['invalidInput', 'components'])
    expect(await refused({ components: {}, assets: {} })).toEqual(['invalidInput', 'assets'])
  })

  it('are renamed, shared and deleted by whose they are, what is shared by who leads too; each goes into the journal', async () => {
    const [pictures, wet] = (await on.does('jonna', 'search.list', {})).items
    expect((await on.refuses('maren', 'search.amend', { id: wet?.id, name: 'Mine' })).code).toBe('notFound')
    expect((await on.refuses('jonna', 'search.amend', { id: wet?.id, name: 'All Pictures' })).code).toBe('alreadyExists')
    await on.does('jonna', 'search.amend', { id: wet?.id ?? '', name: 'Stripes in the rain', shared: 'everybody' })
    expect(await names('tomas')).toEqual(['All pictures', 'Stripes in the rain'])
    expect((await on.refuses('tomas', 'search.delete', { id: wet?.id })).code).toBe('forbidden')
    await on.does('maren', 'search.delete', { id: wet?.id ?? '' })
    await on.does('jonna', 'search.delete', { id: pictures?.id ?? '' })
    expect(await names('jonna')).toEqual([])
    // The journal is sealed apart, after the answer.
    const told = async () => (await on.does('maren', 'journal.list', { object: { type: 'search', id: wet?.id ?? '' } })).items
    await vi.waitFor(async () => expect(await told()).toHaveLength(3), { timeout: 20_000 })
    expect(Object.fromEntries((await told()).map(({ verb, detail }) => [verb, detail]))).toEqual({
      'search.saved': { shared: 'me' },
      'search.amended': { shared: 'everybody', name: 'Stripes in the rain' },
      'search.deleted': { shared: 'everybody', name: 'Stripes in the rain' },
    })
  })
})
