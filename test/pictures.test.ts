import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { blots, saysItAll } from '../adapters/imports/picture.fixture.ts'
import { rooms } from '../server/rooms.ts'
import { testEngine, type TestEngine } from './engine.ts'
import { approveTemplate } from './released.ts'

let on: TestEngine
beforeAll(async () => {
  on = await testEngine({ rooms })
  await on.does('maren', 'concept.add', { key: 'rain', label: 'Rain', of: 'weather', synonyms: ['wet'] })
}, 60_000)
afterAll(() => on.stop())

const patience = { timeout: 30_000 }
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const content = async (seed: number, make = (picture: ReturnType<typeof blots>) => picture.png()): Promise<string> =>
  (await make(blots(seed)).toBuffer()).toString('base64')

const added = async (name: string, seed: number, more: object = {}) => on.does('jonna', 'asset.add', { name, content: await content(seed), ...more })
const image = (key: string, asset: string) => on.does('jonna', 'component.add', { kind: 'image', key, fields: { '*': { asset } }, tags: [] })

describe('a picture that comes in', () => {
  it('is asked what it says itself: words of the vocabulary become tags, all else is offered', async () => {
    const bytes = (await blots(1).withXmp(saysItAll).jpeg().toBuffer()).toString('base64')
    const { alt, ...rest } = await on.does('jonna', 'asset.add', { name: 'Says it all', content: bytes })
    expect(alt).toEqual({})
    expect(rest).toMatchObject({
      tags: ['rain'],
      proposed: { alt: 'Hill & dale', rights: { holder: 'Ann Example', note: 'Editorial use only' } },
      metadata: { sourceType: 'trainedAlgorithmicMedia' },
    })
    expect(await on.does('ruth', 'asset.show', { id: rest.key })).toMatchObject({ madeByModel: true, proposed: { tags: ['rain'] } })
  })

  it('is not cleared for any use where its file states a holder or terms, until somebody settles that', async () => {
    const said = (notice: string) => saysItAll.replace('Editorial use only', notice)
    const add = async (seed: number, xmp: string, more: object = {}) =>
      on.does('jonna', 'asset.add', { name: `States ${seed}`, content: await content(seed, (one) => one.withXmp(xmp).jpeg()), ...more })
    const stated = { cleared: false, holder: 'Ann Example', note: 'Editorial use only' }
    const first = await add(40, saysItAll)
    expect(first.rights).toMatchObject(stated)
    expect((await on.does('ruth', 'asset.list', { rights: 'uncleared' })).items.map(({ id }) => id)).toContain(first.id)
    await on.does('sander', 'preset.add', { key: 'card', name: 'Card', width: 64 })
    const shown = await on.does('ruth', 'asset.show', { id: first.id })
    expect(shown.presets.map(({ because }) => because)).toEqual(['is not cleared for any use: its file says that it belongs to Ann Example'])
    expect((await add(41, saysItAll, { rights: { holder: 'Us' } })).rights).not.toHaveProperty('cleared')
    const settled = await on.does('jonna', 'asset.amend', { id: first.id, rights: null })
    expect(settled).not.toHaveProperty('rights')
    // A new version that states the same was settled with the old one; one that states something else was not.
    const next = await add(42, saysItAll, { replaces: first.id })
    expect(next).not.toHaveProperty('rights')
    expect((await add(43, said('Not for print'), { replaces: next.id })).rights).toMatchObject({ ...stated, note: 'Not for print' })
  })

  it('is told what it nearly is, and taken all the same', async () => {
    const first = await added('First of its kind', 2)
    const again = await on.does('jonna', 'asset.add', { name: 'Again', content: await content(2, (one) => one.resize(200).jpeg({ quality: 60 })) })
    expect(again.near).toMatchObject([{ id: first.id, name: 'First of its kind' }])
    expect((await added('Another', 3)).near).toEqual([])
    expect((await on.does('ruth', 'asset.show', { id: first.id })).near).toMatchObject([{ id: again.id }])
  })

  it('may come in place of another, whose words it takes over; the line has no forks', async () => {
    const old = await added('Harbour', 4, { alt: { en: 'A harbour' }, tags: ['wet'], rights: { until: inDays(30) }, focal: { x: 0.2, y: 0.8 } })
    const next = await added('Harbour, brighter', 5, { replaces: old.key, alt: { de: 'Ein Hafen' } })
    expect(next).toMatchObject({
      replaces: old.id,
      alt: { en: 'A harbour', de: 'Ein Hafen' },
      tags: ['rain'],
      rights: { until: inDays(30) },
      focal: { x: 0.2, y: 0.8 },
    })
    expect((await on.does('ruth', 'asset.show', { id: next.id })).versions.map(({ id }) => id)).toEqual([old.id, next.id])
    expect((await on.does('ruth', 'asset.show', { id: old.id })).versions.map(({ id }) => id)).toEqual([old.id, next.id])
    const third = await content(6)
    expect(await on.refuses('jonna', 'asset.add', { name: 'A fork', content: third, replaces: old.id })).toMatchObject({
      code: 'wrongState',
      where: [{ path: 'replaces' }],
    })
    expect(await on.refuses('jonna', 'asset.add', { name: 'Of nothing', content: third, replaces: 'nowhere' })).toMatchObject({ code: 'notFound' })
  })
})

describe('what is said of a picture', () => {
  it('is amended by one at a time; what is shown of it lapses verdicts, its name and tags do not', async () => {
    const one = await added('Lake', 7, { alt: { en: 'A lake' } })
    const shown = await image('lake', one.id)
    expect(await on.does('tomas', 'asset.amend', { id: 'lake', name: 'The lake', tags: ['wet'], ifVersion: 1 })).toMatchObject({
      version: 2,
      tags: ['rain'],
    })
    expect((await on.does('ruth', 'component.show', { id: shown.id })).component).toMatchObject({ hash: shown.hash, madeBy: shown.madeBy })
    expect(await on.refuses('tomas', 'asset.amend', { id: 'lake', alt: { de: 'Ein See' }, ifVersion: 1 })).toMatchObject({ code: 'staleVersion' })
    expect(await on.refuses('tomas', 'asset.amend', { id: 'lake', tags: ['ocean'] })).toMatchObject({ code: 'invalidInput' })
    expect(await on.refuses('tomas', 'asset.amend', { id: 'lake', focal: { x: 1.2, y: 0 } })).toMatchObject({
      code: 'invalidInput',
      where: [{ path: 'focal.x' }],
    })
    const amended = await on.does('tomas', 'asset.amend', { id: 'lake', alt: { de: 'Ein See' }, focal: { x: 0.5, y: 0.1 } })
    expect(amended).toMatchObject({ alt: { en: 'A lake', de: 'Ein See' }, focal: { x: 0.5, y: 0.1 } })
    const { component } = await on.does('ruth', 'component.show', { id: shown.id })
    expect(component.hash).not.toBe(shown.hash)
    expect(component).toMatchObject({ state: 'draft', madeBy: (await on.actor('tomas')).id })
    expect(await on.does('tomas', 'asset.amend', { id: 'lake', focal: null })).not.toHaveProperty('focal')
  })
})

describe('a picture that is live', () => {
  let campaign = ''
  const decided = async () => {
    const answer = await on.perform({
      engine: on.founded.engine,
      actor: await on.actor('aiko'),
      operation: 'decision.request',
      input: { placement: 'hero', subject: { userId: 'u1' }, render: 'json' },
    })
    return answer as { campaign?: string; components?: Record<string, string> }
  }
  const pictures: Record<string, { asset: string; component: string }> = {}

  beforeAll(async () => {
    await on.does('aiko', 'placement.save', {
      key: 'hero',
      name: 'The hero',
      channel: 'web',
      goal: { metric: 'clickRate', counterMetric: 'bounceRate' },
      holdout: { share: 0 },
    })
    const colour = { color: { ink: { $type: 'color', $value: { colorSpace: 'srgb', components: [0, 0, 0] } } } }
    await on.does('maren', 'route.set', { key: 'passes', name: 'Passes', order: 1, when: 'true', because: 'a test', passes: true, steps: [] })
    await on.does('sander', 'brand.add', { key: 'house', name: 'House', tokens: colour, site: 'https://shop.example' })
    await on.does('sander', 'template.add', {
      key: 'pictured',
      name: 'Pictured',
      channel: 'web',
      brand: 'house',
      format: { name: 'card', width: 600 },
      slots: [{ name: 'image', label: 'Picture', kind: 'image' }],
      body: '<img src="{{ slots.image.src }}" alt="{{ slots.image.alt }}">',
    })
    await approveTemplate(on, 'pictured')
    for (const [n, key] of ['north', 'south'].entries()) {
      const one = await added(key, 20 + n, { alt: { en: key } })
      pictures[key] = { asset: one.id, component: (await image(`${key}-view`, one.id)).id }
    }
    const { family } = await on.does('tomas', 'family.compose', {
      name: 'Views',
      template: 'pictured',
      slots: { image: { components: ['north-view', 'south-view'] } },
      locales: ['en'],
    })
    await on.does('tomas', 'family.preflight', { id: family.id })
    await on.does('tomas', 'approval.request', { subject: { kind: 'family', id: family.id } })
    campaign = (await on.does('aiko', 'campaign.draft', { key: 'views', name: 'Views campaign', placements: ['hero'], family: family.id })).id
    await on.does('aiko', 'campaign.release', { id: campaign })
    await on.sealer.settle(on.founded.engine)
    await vi.waitFor(async () => {
      if ((await decided()).campaign !== campaign) throw new Error('not live yet')
    }, patience)
  }, 60_000)

  it('is told with where it is used, and is not retired there', async () => {
    const { asset } = pictures['north']!
    const { live, components, families } = await on.does('ruth', 'asset.show', { id: asset })
    expect([live, components, families]).toMatchObject([
      [{ campaign, name: 'Views campaign', placements: ['hero'] }],
      [{ key: 'north-view' }],
      [{ name: 'Views' }],
    ])
    expect(await on.refuses('jonna', 'asset.retire', { id: asset, reason: 'It is dull.' })).toMatchObject({
      code: 'inUse',
      message: 'It is live in 1 campaign.',
      where: [{ path: 'views' }],
      facts: { campaigns: [campaign] },
    })
  })

  it('stops when its rights end early, although its edition was frozen before; and what is withdrawn stops at once', async () => {
    const [north, south] = [pictures['north']!, pictures['south']!]
    await on.does('jonna', 'asset.amend', { id: north.asset, rights: { until: inDays(-1) } })
    const seen = new Set<string | undefined>()
    await expect
      .poll(async () => {
        seen.clear()
        for (let n = 0; n < 12; n++) seen.add((await decided()).components?.['image'])
        return [...seen]
      }, patience)
      .toEqual([south.component])
    await on.does('jonna', 'component.amend', { id: south.component, rights: { consent: { persons: 'A hiker', state: 'given', until: inDays(1) } } })
    expect((await decided()).components?.['image']).toBe(south.component)
    await on.does('jonna', 'component.amend', { id: south.component, rights: { consent: { persons: 'A hiker', state: 'withdrawn' } } })
    await expect.poll(async () => (await decided()).campaign, patience).toBeUndefined()
    // What the library says later widens nothing that was released.
    await on.does('jonna', 'component.amend', { id: south.component, rights: null })
    await expect.poll(async () => (await decided()).campaign, patience).toBe(campaign)
    await on.does('jonna', 'asset.amend', { id: south.asset, rights: { territories: ['world'], media: ['email'] } })
    await expect.poll(async () => (await decided()).campaign, patience).toBeUndefined()
  })

  it('is retired once nothing shows it', async () => {
    const { id } = await added('Never used', 30)
    const shown = await image('never-used-view', id)
    expect(await on.refuses('jonna', 'asset.retire', { id, reason: 'It is dull.' })).toMatchObject({
      code: 'inUse',
      where: [{ path: 'never-used-view' }],
    })
    await on.does('jonna', 'component.retire', { id: shown.id, reason: 'It is dull.' })
    expect(await on.does('jonna', 'asset.retire', { id, reason: 'It is dull.' })).toMatchObject({ state: 'retired' })
    expect(await on.refuses('jonna', 'asset.amend', { id, name: 'Back' })).toMatchObject({ code: 'wrongState' })
  })
})

it('gives a component that shows it its name, so that it is found by that', async () => {
  const { id } = await added('Hiker at dawn', 61)
  const first = await on.does('jonna', 'component.add', { kind: 'image', fields: { '*': { asset: id } } })
  const second = await on.does('jonna', 'component.add', { kind: 'image', fields: { '*': { asset: 'hiker-at-dawn' } } })
  expect([first.key, second.key]).toEqual(['hiker-at-dawn', expect.stringMatching(/^hiker-at-dawn-\w{6}$/)])
  const found = await on.does('ruth', 'component.list', { words: 'hiker' })
  expect(found.items.map((one) => one.id).toSorted()).toEqual([first.id, second.id].toSorted())
})
