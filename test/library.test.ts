import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Operations } from '../engine/operations.ts'
import { library } from '../starter/library.ts'
import type { Told } from '../starter/story.ts'
import { runningEngine, type RunningEngine } from './running.ts'
import { rooms } from '../server/rooms.ts'

let on: RunningEngine
const told: Told = { people: {}, answers: {}, now: new Date() }
beforeAll(async () => {
  on = await runningEngine({ rooms })
  for (const { by, operation, input } of library) await on.does(by, operation, input(told) as never)
})
afterAll(() => on.stop())

const settled = async (family: string, hash?: string): Promise<Operations['preflight.show']['output']> => {
  for (let n = 0; n < 400; n++) {
    const answer = (await on.perform({
      engine: on.founded.engine,
      actor: await on.actor('maren'),
      operation: 'preflight.show',
      input: { family },
    })) as Operations['preflight.show']['output']
    if (answer.preflight && answer.current && answer.preflight.state !== 'measuring' && answer.preflight.hash !== hash) return answer
    await new Promise((resume) => setTimeout(resume, 50))
  }
  throw new Error(`${family} did not settle`)
}

describe('the library', () => {
  it('finds components by kind, words and tags, page by page', async () => {
    const first = await on.does('maren', 'component.list', { kind: 'headline', tags: ['wet weather'], limit: 2 })
    expect([first.items.length, first.total]).toEqual([2, 5])
    const rest = await on.does('maren', 'component.list', { kind: 'headline', tags: ['rain'], limit: 200, after: first.next })
    expect(rest.items).toHaveLength(3)
    expect((await on.does('maren', 'component.list', { words: 'trocken BIS' })).items.map(({ key }) => key)).toEqual(['dry-all-the-way-home'])
    expect((await on.does('maren', 'component.list', { words: '100%_' })).total).toBe(0)
  })

  it('finds what says something alike, by its words in any locale, its tags and what its picture is called', async () => {
    const found = async (words: string) => (await on.does('maren', 'component.find', { words })).items
    const keys = async (words: string) => (await found(words)).map(({ component }) => component.key)
    // Of what it asks for only the rain is there: in texts, or as a tag of texts that do not say it.
    const rainy = await found('A rain headline for the home hero')
    expect(rainy.some(({ component }) => !JSON.stringify(component.fields).toLowerCase().includes('rain') && component.tags.includes('rain'))).toBe(
      true,
    )
    expect(await keys('trocken nach Hause')).toContain('dry-all-the-way-home')
    expect((await keys('Ridge at dusk'))[0]).toBe('ridge-at-dusk')
    const [picture] = await found('Ridge at dusk')
    expect([picture?.picture?.mediaType, picture?.live, picture?.effect]).toEqual(['image/jpeg', [], undefined])
    const own = await on.does('jonna', 'component.add', {
      kind: 'image',
      key: 'for-germany',
      fields: { de: { asset: picture?.picture?.id ?? '' } },
      tags: [],
    })
    expect((await found('Ridge at dusk')).find(({ component }) => component.id === own.id)?.picture?.id).toBe(picture?.picture?.id)
    expect(await keys('for the and of %')).toEqual([])
    expect(await keys('zebra crossings')).toEqual([])
    expect((await on.does('maren', 'component.find', { words: 'rain', limit: 2 })).items).toHaveLength(2)
  })

  it('ranks by how much of what was asked for is shared, and keeps out what shares none of it', async () => {
    const { items } = await on.does('maren', 'component.find', { words: 'Rain headline for commuters' })
    const both = items.filter(({ shares }) => shares.length === 2)
    expect(both.map(({ component }) => component.key)).toEqual(expect.arrayContaining(['dry-all-the-way-home', 'seams-first']))
    expect(items.slice(0, both.length)).toEqual(both)
    for (const { component, shares } of items) expect(shares, component.key).not.toEqual([])
    // Its tag is also called “rain jacket”, of which rain is only a part.
    expect(items.map(({ component }) => component.key)).not.toContain('see-the-shells')
  })

  it('says where a component is used, and refuses to retire it there', async () => {
    const { component, usedIn } = await on.does('maren', 'component.show', { id: 'dry-all-the-way-home' })
    expect(usedIn.map(({ key, slots }) => [key, slots]).sort()).toEqual([
      ['autumn-home-hero', ['headline']],
      ['autumn-mobile-hero', ['headline']],
      ['autumn-newsletter', ['headline']],
    ])
    expect(await on.refuses('jonna', 'component.retire', { id: component.id, reason: 'It has tired.' })).toMatchObject({ code: 'inUse' })
    expect(await on.does('jonna', 'component.retire', { id: 'mended-not-replaced', reason: 'Nobody uses it.' })).toMatchObject({ state: 'retired' })
  })

  it('lets a change lapse what was said yes to, keeps what it was, and measures anew', async () => {
    const before = await settled('autumn-mobile-hero')
    const { family, components } = await on.does('maren', 'family.show', { id: 'autumn-mobile-hero' })
    expect(before.preflight.hash).toBe(family.hash)
    const headline = components.find(({ key }) => key === 'new-for-autumn')!
    expect(await on.refuses('tomas', 'component.amend', { id: headline.id, tags: ['plain'], ifVersion: 99 })).toMatchObject({ code: 'staleVersion' })

    await on.does('tomas', 'component.amend', { id: headline.id, tags: ['plain'] })
    expect((await on.does('maren', 'family.show', { id: family.id })).family.hash).toBe(family.hash)
    const amended = await on.does('tomas', 'component.amend', { id: headline.id, fields: { en: { text: 'New for wet autumns' } } })
    expect(amended).toMatchObject({ state: 'draft', fields: { de: headline.fields['de'] } })
    const after = await settled(family.id, family.hash)
    expect(after.preflight.hash).not.toBe(family.hash)

    const choice = { headline: headline.id }
    const then = await on.does('maren', 'variant.render', { family: family.id, hash: family.hash, locale: 'en', choice })
    const now = await on.does('maren', 'variant.render', { family: family.id, locale: 'en', choice })
    expect([then.text.includes('New for wet autumns'), now.text.includes('New for wet autumns')]).toEqual([false, true])
  })

  it('pages through the matrix with what is found in each variant', async () => {
    const { preflight } = await settled('autumn-home-hero')
    const blocked = []
    for (let after: string | undefined; ;) {
      const page = await on.does('maren', 'family.variants', {
        id: 'autumn-home-hero',
        only: 'blocked',
        limit: 20,
        ...(after !== undefined && { after }),
      })
      blocked.push(...page.items)
      after = page.next
      if (after === undefined) break
    }
    expect(blocked).toHaveLength(preflight.blocked)
    expect(new Set(blocked.map(({ hash }) => hash)).size).toBe(blocked.length)
    expect(blocked.every(({ titles, findings }) => titles['image'] === 'Snowfield' && findings[0]?.severity === 'block')).toBe(true)
  })

  it('estimates while one types with the same judgement that measures', async () => {
    const found = await on.does('tomas', 'component.check', {
      template: 'mobile-hero',
      slot: 'headline',
      fields: { de: { text: 'Deine Jacke sollte nicht zuerst aufgeben, sagen wir' } },
      locales: ['de'],
    })
    expect(found.findings.map(({ reason }) => reason)).toEqual(['Headline is 11 characters too long.', 'Headline takes 4 lines, 3 allowed.'])
    expect(found).toMatchObject({ estimated: true, room: [{ locale: 'de', lines: 4 }] })
  })

  it('recombines with approved components alone', async () => {
    const tired = (await on.does('maren', 'component.show', { id: 'dry-all-the-way-home' })).component
    expect(
      await on.refuses('aiko', 'family.recombine', { id: 'autumn-home-hero', tired: tired.id, because: 'Its effect halved in 14 days.' }),
    ).toMatchObject({ code: 'noFit' })
  })

  it('puts another in the place of one in all families or in none, tells what stays live, and refuses what does not fit with where', async () => {
    const german = await on.does('jonna', 'component.add', { kind: 'headline', key: 'only-german', fields: { de: { text: 'Nur deutsch' } } })
    const before = await Promise.all(
      ['autumn-home-hero', 'autumn-mobile-hero', 'autumn-newsletter'].map((id) => on.does('maren', 'family.show', { id })),
    )
    const refused = await on.refuses('tomas', 'component.replace', { id: 'dry-all-the-way-home', by: german.key, reason: 'It wears off.' })
    expect(refused).toMatchObject({ code: 'noFit' })
    expect(refused.where?.map(({ path }) => path)).toEqual(expect.arrayContaining(['autumn-home-hero', 'autumn-mobile-hero', 'autumn-newsletter']))
    expect(refused.where?.[0]?.problem).toContain('says nothing in')
    for (const { family } of before) expect((await on.does('maren', 'family.show', { id: family.id })).family).toEqual(family)

    const next = await on.does('jonna', 'component.add', {
      kind: 'headline',
      key: 'dry-to-the-door',
      fields: { en: { text: 'Dry to the door' }, de: { text: 'Trocken bis heim' }, sv: { text: 'Torr hem' } },
      tags: ['rain'],
    })
    expect(
      await on.refuses('tomas', 'component.replace', {
        id: 'dry-all-the-way-home',
        by: next.key,
        families: ['autumn-bundle'],
        reason: 'It wears off.',
      }),
    ).toMatchObject({
      code: 'invalidInput',
    })
    const one = await on.does('tomas', 'component.replace', {
      id: 'dry-all-the-way-home',
      by: next.key,
      families: ['autumn-newsletter'],
      reason: 'It wears off.',
    })
    expect(one.families.map(({ key }) => key)).toEqual(['autumn-newsletter'])
    const rest = await on.does('tomas', 'component.replace', { id: 'dry-all-the-way-home', by: next.key, reason: 'It wears off.' })
    expect([rest.families.length, rest.live]).toEqual([2, []])
    const shown = await on.does('maren', 'component.show', { id: next.key })
    expect([shown.usedIn.length, shown.lacks]).toEqual([3, []])
    const old = await on.does('maren', 'component.show', { id: 'dry-all-the-way-home' })
    expect(old.usedIn).toEqual([])
    for (const { family } of before) {
      const now = (await on.does('maren', 'family.show', { id: family.id })).family
      expect(now.hash).not.toBe(family.hash)
      expect(now.slots['headline']?.indexOf(next.id)).toBe(family.slots['headline']?.indexOf(old.component.id))
      await settled(family.id, family.hash)
    }
    expect(await on.does('tomas', 'component.retire', { id: old.component.id, reason: 'Replaced.' })).toMatchObject({ state: 'retired' })
  })

  it('takes parts out of one family alone: what it held with them goes, a slot keeps what it must hold, and its name may change without its yes', async () => {
    const show = (id: string) => on.does('maren', 'family.show', { id })
    const { family, uses } = await show('autumn-mobile-hero')
    expect(uses).toEqual([])
    const [first = '', ...rest] = family.slots['headline'] ?? []
    const others = (await show('autumn-home-hero')).family
    const named = await on.does('tomas', 'family.amend', { id: family.id, name: 'Autumn, in the hand' })
    expect([named.family.name, named.family.hash, named.family.slots]).toEqual(['Autumn, in the hand', family.hash, family.slots])
    const less = await on.does('tomas', 'family.amend', { id: family.id, slots: { headline: rest }, reason: 'It wears off.' })
    expect(less.family.slots).toEqual({ ...family.slots, headline: rest })
    expect(less.family.hash).not.toBe(family.hash)
    expect(less.family.constraints.flatMap(({ components }) => components)).not.toContain(first)
    expect((await show('autumn-home-hero')).family).toEqual(others)
    await settled(family.id, family.hash)
    expect(await on.refuses('tomas', 'family.amend', { id: family.id, slots: { headline: [] } })).toMatchObject({
      code: 'noFit',
      where: [{ path: 'slots.headline', problem: 'this slot must hold something' }],
    })
    expect(await on.refuses('tomas', 'family.amend', { id: family.id, slots: { headline: ['see-the-shells'] } })).toMatchObject({
      where: [{ path: 'slots.headline.components.0' }],
    })
    expect(await on.refuses('tomas', 'family.amend', { id: family.id, slots: {}, ifVersion: family.version })).toMatchObject({ code: 'staleVersion' })
    const back = await on.does('tomas', 'family.amend', { id: family.id, slots: { headline: [first, ...rest] } })
    expect(back.family.hash === family.hash).toBe(family.constraints.every(({ components }) => !components.includes(first)))
    await on.does('tomas', 'family.retire', { id: family.id, reason: 'It is over.' })
    expect(await on.refuses('tomas', 'family.amend', { id: family.id, name: 'Again' })).toMatchObject({ code: 'wrongState' })
  })
})
