import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { library } from '../starter/library.ts'
import type { Told } from '../starter/story.ts'
import { rooms } from '../server/rooms.ts'
import { testEngine, type TestEngine } from './engine.ts'

let on: TestEngine
const told: Told = { people: {}, answers: {}, now: new Date() }
beforeAll(async () => {
  on = await testEngine({ rooms })
  for (const { by, operation, input } of library) await on.does(by, operation, input(told) as never)
  await on.does('jonna', 'component.add', {
    kind: 'headline',
    key: 'kettle-on',
    fields: { en: { text: 'Kettle on' }, de: { text: 'Wasser auf' } },
    tags: ['rain'],
  })
})
afterAll(() => on.stop())

const versions = (limit = 50, after?: string) =>
  on.does('maren', 'component.versions', { id: 'kettle-on', limit, ...(after !== undefined && { after }) })
const shown = async () => (await on.does('maren', 'component.show', { id: 'kettle-on' })).component

describe('what a component was', () => {
  it('is kept at each change, with who changed it, when and what', async () => {
    await on.does('tomas', 'component.amend', { id: 'kettle-on', fields: { en: { text: 'The kettle is on' } }, ifVersion: 1 })
    await on.does('jonna', 'component.amend', { id: 'kettle-on', tags: ['commute'], rights: { holder: 'Ida', territories: ['DE'], media: ['web'] } })
    const { items, total } = await versions()
    expect([total, items.map(({ version }) => version)]).toEqual([3, [3, 2, 1]])
    const maker = await shown()
    expect(items[0]?.by).toBe(maker.madeBy)
    expect(items[1]?.by).not.toBe(items[0]?.by)
    expect(items[1]?.changes).toEqual([{ path: 'fields.en.text', before: 'Kettle on', after: 'The kettle is on' }])
    expect(items[0]?.changes?.toSorted((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
      { path: 'rights.holder', after: 'Ida' },
      { path: 'rights.media', after: 'web' },
      { path: 'rights.territories', after: 'DE' },
      { path: 'tags.commute', after: 'commute' },
      { path: 'tags.rain', before: 'rain' },
    ])
    expect([items[2]?.changes, items[2]?.component.fields['en'], items[2]?.operation]).toEqual([undefined, { text: 'Kettle on' }, undefined])
    expect([items[1]?.operation, typeof items[1]?.at]).toEqual(['component.amend', 'string'])
  })

  it('comes in pages, none twice and none left out', async () => {
    const seen: number[] = []
    for (let after: string | undefined; ;) {
      const page = await versions(1, after)
      seen.push(...page.items.map(({ version }) => version))
      // Each page tells what its last changed, though the version before stands on the next.
      if (page.items[0]?.version !== 1) expect(page.items[0]?.changes).not.toEqual(undefined)
      if (page.next === undefined) break
      after = page.next
    }
    expect(seen).toEqual([3, 2, 1])
    expect((await versions(50, 'nonsense')).items).toHaveLength(3)
  })

  it('is brought back as a new version, with what it bore and without what came after', async () => {
    const back = await on.does('tomas', 'component.restore', { id: 'kettle-on', version: 1, ifVersion: 3 })
    expect(back).toMatchObject({ version: 4, fields: { en: { text: 'Kettle on' }, de: { text: 'Wasser auf' } }, tags: ['rain'], state: 'draft' })
    expect(back.rights).toBeUndefined()
    const told = async () => (await on.does('maren', 'journal.list', { object: { type: 'component', id: back.id }, limit: 20 })).items
    await expect
      .poll(async () => (await told()).map(({ operation, detail }) => [operation, detail?.['restored']]))
      .toContainEqual(['component.restore', 1])
  })

  it('is brought back through the checks of today', async () => {
    await on.does('jonna', 'concept.add', { key: 'kettles', label: 'Kettles', of: 'message' })
    const tagged = await on.does('tomas', 'component.amend', { id: 'kettle-on', tags: ['kettles'] })
    await on.does('tomas', 'component.amend', { id: 'kettle-on', tags: ['rain'] })
    const again = await on.does('tomas', 'component.restore', { id: 'kettle-on', version: tagged.version })
    expect(again.tags).toEqual(['kettles'])
  })

  it.each([
    ['a version that is not kept', { version: 99 }, 'notFound', /Version 99 .* is not kept/],
    ['what it says now', { version: 7 }, 'wrongState', /It says what it said in version 7/],
    ['another than was seen', { version: 1, ifVersion: 2 }, 'staleVersion', /You saw version 2/],
  ] as const)('is refused of %s', async (_what, input, code, says) => {
    const { version } = await shown()
    expect(version).toBe(7)
    const refused = await on.refuses('tomas', 'component.restore', { id: 'kettle-on', ...input })
    expect([refused.code, says.test(String(refused.message))]).toEqual([code, true])
  })

  it('changes the families that hold it, as amending does, and is told of nothing else', async () => {
    const before = (await on.does('maren', 'component.show', { id: 'dry-all-the-way-home' })).usedIn
    const { version, hash } = (await on.does('maren', 'component.show', { id: 'dry-all-the-way-home' })).component
    await on.does('tomas', 'component.amend', { id: 'dry-all-the-way-home', fields: { en: { text: 'Dry to your door' } } })
    const changed = (await on.does('maren', 'component.show', { id: 'dry-all-the-way-home' })).usedIn
    expect(changed.every((one) => before.find(({ id }) => id === one.id)?.hash !== one.hash)).toBe(true)
    const back = await on.does('tomas', 'component.restore', { id: 'dry-all-the-way-home', version })
    expect(back.hash).toBe(hash)
    const after = (await on.does('maren', 'component.show', { id: 'dry-all-the-way-home' })).usedIn
    expect(after.map((one) => one.hash).sort()).toEqual(before.map((one) => one.hash).sort())
  })
})

describe('a language', () => {
  it('goes where nothing is said in it any more, and not the last', async () => {
    const without = await on.does('tomas', 'component.amend', { id: 'kettle-on', fields: { de: {} } })
    expect(Object.keys(without.fields)).toEqual(['en'])
    const refused = await on.refuses('tomas', 'component.amend', { id: 'kettle-on', fields: { en: {} } })
    expect(refused.where).toMatchObject([{ path: 'fields', problem: 'a component says something in at least one locale' }])
  })
})

describe('a check of what is not stored', () => {
  const check = (input: object) => on.does('tomas', 'component.check', { locales: ['en'], fields: { en: { text: 'x' } }, ...input } as never)
  const long = { en: { text: `Rain ${'and more rain '.repeat(6)}` } }

  it('looks at every slot that takes the kind, and says where each finding is made', async () => {
    const { places, all, findings } = await check({ kind: 'headline', fields: long })
    const slots = (await on.does('maren', 'template.list', {})).items.flatMap(({ slots: held }) => held.filter(({ kind }) => kind === 'headline'))
    expect([places.length, all]).toEqual([slots.length, slots.length])
    const tooLong = findings.filter(({ guardrail }) => guardrail === 'text-fits-its-slot')
    expect(new Set(tooLong.flatMap((one) => one.places)).size).toBeGreaterThan(1)
    expect(Math.max(...findings.flatMap((one) => one.places))).toBeLessThan(places.length)
  })

  it('looks at the families that hold it first, in their languages', async () => {
    const { places, findings } = await check({ component: 'dry-all-the-way-home', fields: { en: { text: 'Dry' } } })
    expect(
      places
        .slice(0, 3)
        .map(({ family }) => family?.key)
        .sort(),
    ).toEqual(['autumn-home-hero', 'autumn-mobile-hero', 'autumn-newsletter'])
    const silent = findings.find(({ locale, guardrail }) => locale === 'sv' && guardrail === 'every-locale-is-there')
    expect(silent?.places.every((at) => places[at]?.family)).toBe(true)
  })

  it('reads the words of a kind that no template takes as it reads those of a headline', async () => {
    await on.does('maren', 'kind.add', { name: 'customerQuote', main: 'quote', fields: [{ name: 'quote', type: 'text', required: true, most: 200 }] })
    const said = 'The best jacket, guaranteed dry: save 40 % today only, {{ name }}'
    const of = async (kind: string, field: string) => {
      const { places, findings } = await check({ kind, fields: { en: { [field]: said } } })
      return { places: places.length, at: findings.flatMap((one) => one.places), found: new Set(findings.map(({ guardrail }) => guardrail)) }
    }
    const [quote, headline] = [await of('customerQuote', 'quote'), await of('headline', 'text')]
    expect([quote.places, quote.at]).toEqual([0, []])
    expect(quote.found).toEqual(new Set([...headline.found].filter((one) => one !== 'text-fits-its-slot')))
    expect(quote.found.size).toBeGreaterThan(3)
    expect((await check({ kind: 'customerQuote', fields: { en: { quote: 'A quiet walk' } } })).findings).toEqual([])
  })

  it('says what is missing of the question', async () => {
    const refused = await on.refuses('tomas', 'component.check', { fields: { en: { text: 'x' } }, locales: ['en'] })
    expect([refused.code, refused.where?.[0]?.path]).toEqual(['invalidInput', 'kind'])
  })
})
