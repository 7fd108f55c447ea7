import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { blots } from '../../../adapters/imports/picture.fixture.ts'
import { expectAccessible } from '../../../test/browser.ts'
import { eventually, titleOf, toldConsole, type ToldConsole } from '../../../test/told-console.ts'
import { addedBy, amendedBy, draftOf, emptyPreset, type Preset } from './draft.ts'

let on: ToldConsole
beforeAll(async () => {
  on = await toldConsole()
}, 180_000)
afterEach(() => on.leave())
afterAll(() => on?.stop())

test('a size is named, every picture is had in it, and what is cut of it follows the focal point', async () => {
  const { page, complaints } = await on.visit('sander', '/presets')
  await eventually(() => titleOf(page)).toBe('Every picture is had in 4 sizes.')
  await page.keyboard.press('n')
  await page.getByLabel('Name', { exact: true }).fill('Wide banner')
  await page.getByLabel('Width, px').fill('wide')
  await page.getByRole('button', { name: 'Add a preset' }).last().click()
  // What is refused stands where it was typed.
  await eventually(() => page.getByLabel('Width, px').getAttribute('aria-invalid')).toBe('true')
  await expectAccessible(page)
  await page.getByLabel('Width, px').fill('800')
  await page.getByLabel('Height, px').fill('200')
  await page.getByRole('button', { name: 'Add a preset' }).last().click()
  await eventually(() => titleOf(page)).toBe('Every picture is had in 5 sizes.')
  await page.getByText(/\/media\/eng_\w+\/preset\/wide-banner\/HASH\.webp/).waitFor()
  const shown = page.getByRole('complementary', { name: 'Preset' }).locator('img').first()
  await eventually(() => shown.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(800)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Amend it' }).click()
  await page.getByLabel('Height, px').fill('')
  await page.getByText('as high as the picture comes to be').waitFor()
  await page.getByLabel('Weight at the most, kB').fill('90')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('800 wide, nothing is cut, WebP, 90 kB at the most, web pages').waitFor()

  await page.goto(`${on.engine.address}/assets/rain-on-granite`)
  await page.getByRole('heading', { name: 'Sizes in which it is had' }).waitFor()
  const open = page.getByRole('link', { name: 'Open' }).first()
  const answer = await page.request.get(on.engine.address + (await open.getAttribute('href')))
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'image/webp'])
  await page.getByRole('button', { name: 'Copy address: Wide banner' }).waitFor()
  await expectAccessible(page)
  expect(complaints.filter((line) => !line.includes('422'))).toEqual([])
})

test('a picture whose rights close it to the public is seen in previews by who is signed in', async () => {
  const closed = await on.engine.does('jonna', 'asset.add', {
    name: 'Next season',
    content: (await blots(71).png().toBuffer()).toString('base64'),
    alt: { en: 'Blots' },
    rights: { media: ['web'], until: '2020-01-01' },
  })
  await on.engine.does('jonna', 'component.add', { kind: 'image', key: 'next-season', fields: { '*': { asset: closed.id } } })
  await on.engine.does('sander', 'template.add', {
    key: 'plain-picture',
    name: 'Plain picture',
    channel: 'web',
    brand: 'lindmoor-trail',
    format: { name: 'card', width: 400 },
    slots: [{ name: 'image', label: 'Picture', kind: 'image' }],
    body: '<img src="{{ slots.image.src }}" alt="{{ slots.image.alt }}">',
  })
  const { page } = await on.visit('sander', '/templates/plain-picture/edit')
  await page
    .getByRole('button', { name: /^Picture/ })
    .first()
    .click()
  await page.getByLabel('Shown with').click()
  await page.getByRole('option', { name: /^Next season/ }).click()
  // The console puts it into the frame, which itself may ask for nothing that is not public.
  const picture = page.frameLocator('iframe[title="en"]').locator('img[alt="Blots"]')
  await eventually(() => picture.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(320)
  expect((await fetch(`${on.engine.address}/media/${on.engine.founded.engine}/${closed.hash}.png`)).status).toBe(409)
})

test('at 390 px in the dark it fits its width; who may not change presets is told who may', async () => {
  const { page, complaints } = await on.visit('tomas', '/presets?preset=card', { width: 390, theme: 'dark', touch: true })
  await page.getByRole('heading', { name: 'Card in a list' }).waitFor()
  const inspector = page.getByRole('dialog', { name: 'Preset' })
  await inspector.getByText('Creative technologists, creative stewards and the owner change presets.').waitFor()
  expect(await inspector.getByRole('button', { name: 'Amend it' }).count()).toBe(0)
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  expect(complaints).toEqual([])
})

test('a draft is sent as the engine takes it, and what is emptied is taken away', () => {
  const draft = { ...emptyPreset, name: ' A card ', width: ' 640 ', height: '360', kilobytes: '12,5' }
  const added = { name: 'A card', key: 'a-card', note: '', width: 640, height: 360, fit: 'cover', type: 'webp', maxBytes: 12_500, channel: 'web' }
  expect(addedBy(draft)).toEqual(added)
  const preset = { ...added, id: 'pst_1', version: 2 } as unknown as Preset
  expect(addedBy(draftOf(preset))).toEqual(added)
  expect(amendedBy({ ...draftOf(preset), height: '', kilobytes: '' }, preset)).toMatchObject({
    id: 'pst_1',
    ifVersion: 2,
    height: null,
    maxBytes: null,
  })
  expect(addedBy({ ...draft, width: 'wide' }).width).toBeNaN()
})
