import sharp from 'sharp'
import { expect, it } from 'vitest'
import { type Backdrop, backdropsWanted } from '../../engine/create/backdrop.ts'
import { standardKinds } from '../../engine/create/component-kind.ts'
import type { Component } from '../../engine/create/component.ts'
import type { FontTable } from '../../engine/create/font.ts'
import { formatsOf } from '../../engine/create/formats-of.ts'
import { someAsset, someFamily } from '../../engine/guard/guard.fixture.ts'
import { gaugesOf } from '../../engine/create/measure.ts'
import { withBoxIn } from '../../engine/create/scaled.ts'
import type { Box, Slot } from '../../engine/create/template.ts'
import { display } from './display.ts'
import { displayed, sampleFonts, type Words } from './display.fixture.ts'

/** Light in its right half alone. */
const halves = sharp({ create: { width: 800, height: 500, channels: 3, background: '#101820' } })
  .composite([{ input: { create: { width: 400, height: 500, channels: 3, background: '#f4f4f4' } }, left: 400, top: 0 }])
  .png()
  .toBuffer()

const gauges = gaugesOf(sampleFonts, 'display')

const wantedIn = (...locales: string[]) => shownWith({ headline: 'Dry all the way home' }, locales)

const shownWith = (said: Words, locales: string[]) => {
  const { material, occasion } = displayed(said, locales[0])
  const picture = someAsset({ hash: 'c'.repeat(64), width: 800, height: 500 })
  const shown = {
    ...material,
    assets: new Map([[picture.id, picture]]),
    template: {
      ...material.template,
      body: material.template.body.replace(/<p class="wordmark[^]*?<\/p>/, (mark) => `{% # locked wordmark %}${mark}{% # end locked %}`),
    },
  }
  const family = someFamily(Object.fromEntries(Object.entries(occasion.choice).map(([slot, id]) => [slot, [id]])), { locales })
  const wanted = backdropsWanted({ ...shown, family }, gauges, standardKinds)
  const read = (n = 0): Promise<Backdrop> => display.readsBackdrop!(shown, wanted[n]!, () => halves)
  return { wanted, read, formats: formatsOf(shown.template), composition: { ...shown, family } }
}

it('is read once for each picture and side, whatever the words and languages', () => {
  const { wanted } = wantedIn('en', 'de', 'ar', 'he')
  expect(wanted.map(({ name }) => name)).toEqual(['ltr image cpt_image ast_1', 'rtl image cpt_image ast_1'])
  expect(new Set(wanted.map(({ key }) => key)).size).toBe(2)
})

it('is the same however long the words are: they stand in boxes, and leave no ink', async () => {
  const long = 'Dry all the way home, and the whole way back again when the rain has not stopped'
  const [one, other] = [shownWith({ headline: 'Dry' }, ['en']), shownWith({ headline: long, callToAction: long, legalLine: long }, ['en'])]
  expect(one.wanted[0]!.key).toBe(other.wanted[0]!.key)
  expect(await one.read()).toEqual(await other.read())
})

it('is another one with other fonts: what the layout says by itself is as wide as its letters', () => {
  const { composition, wanted } = wantedIn('en')
  const [first, ...others] = sampleFonts
  const narrower = gaugesOf([{ ...first!, table: { ...(first!.table as FontTable), unitsPerEm: 2_000 } }, ...others], 'display')
  expect(backdropsWanted(composition, gaugesOf([...sampleFonts], 'display'), standardKinds)[0]?.key).toBe(wanted[0]?.key)
  expect(backdropsWanted(composition, narrower, standardKinds)[0]?.key).not.toBe(wanted[0]?.key)
})

it('is another one where a language sees another picture, or where a slot holds another kind', () => {
  const { wanted, composition } = wantedIn('en', 'de')
  const amended = (slot: string, more: Partial<Component>) => {
    const one = composition.components.get(`cpt_${slot}`)!
    return backdropsWanted({ ...composition, components: new Map([...composition.components, [one.id, { ...one, ...more }]]) }, gauges, standardKinds)
  }
  const other = amended('image', { fields: { '*': { asset: 'ast_1' }, de: { asset: 'ast_2' } } })
  expect(other.map(({ name, locale }) => [name, locale])).toEqual([
    ['ltr image cpt_image ast_1', 'en'],
    ['ltr image cpt_image ast_2', 'de'],
  ])
  expect(other[0]?.key).toBe(wanted[0]?.key)
  expect(other[1]?.key).not.toBe(wanted[0]?.key)
  expect(amended('headline', { fields: { en: { text: 'Dry' } } })[0]?.key).toBe(wanted[0]?.key)
  expect(amended('headline', { kind: 'offer' })[0]?.key).not.toBe(wanted[0]?.key)
})

it('tells how light a room is without its words, and where words stand in it', async () => {
  const { sizes } = await wantedIn('en').read()
  // The sample leaves the call and the legal line out of some sizes, where they have no box.
  expect(Object.values(sizes).map(({ loose }) => loose)).toEqual(Object.values(sizes).map(() => ({})))
  const { rooms } = sizes['square-post']!
  expect(Object.keys(rooms)).toEqual(['headline', 'callToAction', 'legalLine'])
  const { light, across, down } = rooms['headline']!
  expect([across, down]).toEqual([0, 1])
  const rowOf = (lights: number[], row: number): number[] => lights.slice(row * light.columns, (row + 1) * light.columns)
  const top = rowOf(light.lightest, 0)
  expect([top[0]! < 0.1, top.at(-1)! > 0.2]).toEqual([true, true])
  // The layout's own shade lies over the foot of it.
  expect(rowOf(light.lightest, light.rows - 1).at(-1)).toBeLessThan(top.at(-1)! / 2)
})

it('is read of a text too that the layout sets by itself', async () => {
  const { composition, wanted } = wantedIn('en')
  const slots = composition.template.slots.map(({ type: _type, formats = {}, ...slot }) => ({
    ...slot,
    formats: Object.fromEntries(Object.entries(formats).map(([name, { type: _of, ...rest }]) => [name, rest])),
  }))
  const { sizes } = await display.readsBackdrop!({ ...composition, template: { ...composition.template, slots } }, wanted[0]!, () => halves)
  expect(Object.keys(sizes['square-post']!.rooms)).toEqual(['headline', 'callToAction', 'legalLine'])
})

const bare = (slots: readonly Slot[], css: string) => {
  const { composition } = wantedIn('en')
  const [format, leaderboard] = formatsOf(composition.template)
  const body = `<style>.sheet{width:100%;height:100%;background:var(--color-night)}${css}</style><article class="sheet"><h2 class="head" data-slot="headline">{{ slots.headline.text }}</h2><img data-slot="image" src="{{ slots.image.src }}" alt=""></article>`
  const template = { ...composition.template, format: format!, formats: [leaderboard!], slots: [...slots], body }
  const wanted = backdropsWanted({ ...composition, template }, gauges, standardKinds)
  return { wanted, read: () => display.readsBackdrop!({ ...composition, template }, wanted[0]!, () => halves) }
}

const unsaid: Slot = {
  name: 'headline',
  label: 'Headline',
  kind: 'headline',
  required: true,
  type: { font: 'young-serif-400', size: 28, lineHeight: 34, letterSpacing: 0 },
  box: { x: 20, y: 20, width: 260, height: 102 },
}
const pictureAt = (box: Box): Slot => ({ name: 'image', label: 'Picture', kind: 'image', required: true, box, formats: { leaderboard: { box } } })

it('reads the colour of words, and what lies behind them, where their slot says neither', async () => {
  const { wanted, read } = bare([unsaid, pictureAt({ x: 0, y: 150, width: 300, height: 100 })], '.head{color:var(--color-snow)}')
  expect(wanted.map(({ name }) => name)).toEqual(['ltr'])
  const { rooms, loose } = (await read()).sizes['medium-rectangle']!
  expect(loose).toEqual({})
  expect(rooms['headline']!.ink).toBeGreaterThan(0.9)
  expect(Math.max(...rooms['headline']!.light.lightest)).toBeLessThan(0.1)
})

it('tells which slots a size shows without a box: what lies over their words is what is seen of them', async () => {
  const { wanted, read } = bare([unsaid, pictureAt({ x: 0, y: 0, width: 728, height: 90 })], '.head{color:var(--color-snow)}')
  expect(wanted.map(({ name }) => name)).toEqual(['ltr image cpt_image ast_1'])
  const { rooms, loose } = (await read()).sizes['leaderboard']!
  expect(loose).toEqual({ headline: { x: 0, y: 0, width: 728, height: 34 } })
  expect(rooms['headline']!.ink).toBeLessThan(0.1)
})

const under = (...others: [name: string, box: Box, markup: string][]) => {
  const { composition } = wantedIn('en')
  const [format] = formatsOf(composition.template)
  const slots = [unsaid, ...others.map(([name, box]): Slot => ({ ...unsaid, name, box }))]
  const body = `<style>.over{position:absolute;left:0;top:0;width:100%;height:60px;background:#123}.panel{background:#456}.thin{opacity:.4}.lifted{z-index:3}.tight{position:absolute;left:0;top:0;width:40px;height:210px;overflow:hidden}</style>`
  const markup = others.map(([, , one]) => one).join('')
  const { formats: _formats, ...template } = { ...composition.template, format: format!, slots, body: body + markup }
  const wanted = backdropsWanted({ ...composition, template }, gauges, standardKinds)
  return display.readsBackdrop!({ ...composition, template }, wanted[0]!, () => halves).then(({ sizes }) => sizes[format!.name]!.rooms)
}
const head = '<h2 data-slot="headline">{{ slots.headline.text }}</h2>'
const aside: Box = { x: 0, y: 200, width: 100, height: 20 }

it.each([
  ['a panel after them', `${head}<div class="over"></div>`, 0.39],
  ['a panel before them', `<div class="over"></div>${head}`, 0],
  ['a panel before them that is lifted', `<div class="over lifted"></div>${head}`, 0.39],
  ['a panel that lets them through', `${head}<div class="over thin"></div>`, 0],
])('tells how much of a room lies under %s', async (_, markup, share) => {
  const { headline } = await under(['note', aside, markup])
  const covered = headline?.covered ?? [0]
  expect(covered.reduce((sum, one) => sum + one, 0) / covered.length).toBeCloseTo(share, 1)
  expect(headline?.covered === undefined).toBe(share === 0)
})

it.each(formatsOf(displayed({ headline: 'Dry' }).material.template).map(({ name }) => name))(
  'tells of nothing over words that stand alone, in %s',
  async (size) => {
    const { material } = displayed({ headline: 'Dry' })
    const format = formatsOf(material.template).find(({ name }) => name === size)!
    const slot = { ...unsaid, ...withBoxIn(unsaid, { format: { name: 'first', width: 300, height: 250 } }, format)?.formats?.[size] }
    const { formats: _formats, ...template } = { ...material.template, format, slots: [slot], body: `<article>${head}</article>` }
    const [wanted] = backdropsWanted({ ...shownWith({ headline: 'Dry' }, ['en']).composition, template }, gauges, standardKinds)
    const { headline } = (await display.readsBackdrop!({ ...material, template }, wanted!, () => halves)).sizes[size]!.rooms
    expect(headline!.covered).toBeUndefined()
    expect(Math.min(...headline!.light.darkest), 'on a page').toBe(1)
  },
)

it.each([
  ['the edge of the size', { ...aside, x: 250 }, '<p data-slot="note">x</p>'],
  ['an element around them', aside, '<div class="tight"><p data-slot="note">x</p></div>'],
])('takes nothing for covered that %s cuts off', async (_, box, markup) => {
  expect((await under(['note', box, markup]))['note']).not.toHaveProperty('covered')
})

it('takes no words for the ground of others: a slot lies over another as far as its element is painted', async () => {
  const over = { x: 20, y: 20, width: 260, height: 102 }
  expect((await under(['note', over, `${head}<p data-slot="note">x</p>`]))['headline']?.covered).toBeUndefined()
  expect(Math.min(...((await under(['note', over, `${head}<p class="panel" data-slot="note">x</p>`]))['headline']?.covered ?? []))).toBe(1)
})

it('tells of a picture without a box too, beside words that have one', async () => {
  const box = { x: 20, y: 20, width: 600, height: 40 }
  const { formats: _none, ...once } = pictureAt({ x: 0, y: 0, width: 300, height: 250 })
  const { rooms, loose } = (await bare([{ ...unsaid, formats: { leaderboard: { box } } }, once], '').read()).sizes['leaderboard']!
  expect([Object.keys(loose), Object.keys(rooms)]).toEqual([['image'], ['headline']])
})

it('tells where the locked parts of the layout came to lie, mirrored where it is written from the right', async () => {
  const { read, formats } = wantedIn('en', 'ar')
  const [left, right] = [await read(0), await read(1)]
  for (const { name, width } of formats) {
    const [here, there] = [left.sizes[name]?.locked['wordmark'], right.sizes[name]?.locked['wordmark']]
    expect(here === undefined, name).toBe(there === undefined)
    if (here && there) expect(there.x, name).toBeCloseTo(width - here.x - here.width, 0)
  }
  expect(left.sizes['half-page']?.locked['wordmark']).toMatchObject({ x: 20, width: expect.closeTo(95, 0) as number })
  expect(left.sizes['leaderboard']?.locked).toEqual({})
})
