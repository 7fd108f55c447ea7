import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from '../../test/browser.ts'
import { eventually, titleOf, toldConsole, type ToldConsole } from '../../test/told-console.ts'

let on: ToldConsole
beforeAll(async () => {
  on = await toldConsole()
}, 180_000)
afterEach(() => on.leave())
afterAll(() => on?.stop())

test('a component is added: what guardrails find and what the engine refuses stands at its field', async () => {
  const { page, complaints } = await on.visit('tomas', '/library')
  await eventually(() => titleOf(page)).toMatch(/^\d+ components\. \d+ wait for a first yes\.$/)
  await expectAccessible(page)
  await page.keyboard.press('n')
  const english = page.getByLabel('Text, en')
  await english.fill('Our jackets are guaranteed dry')
  await eventually(() => english.getAttribute('aria-invalid')).toBe('true')
  await eventually(() => titleOf(page)).toBe('One finding blocks it.')
  await english.fill('Rain is the plan')
  await eventually(() => english.getAttribute('aria-invalid')).toBeNull()
  await page.getByLabel('Tags').fill('rain, thunderbolt')
  await page.getByRole('button', { name: 'Add it' }).click()
  await eventually(() => page.getByLabel('Tags').getAttribute('aria-invalid')).toBe('true')
  expect(await english.inputValue()).toBe('Rain is the plan')
  await expectAccessible(page)
  await page.getByLabel('Tags').fill('rain')
  await page.getByRole('button', { name: 'Add it' }).click()
  await eventually(() => page.url()).toMatch(/\/library\/rain-is-the-plan$/)
  const added = await on.engine.does('maren', 'component.show', { id: 'rain-is-the-plan' })
  expect(added.component).toMatchObject({ kind: 'headline', tags: ['rain'], state: 'draft' })
  expect(complaints.filter((line) => !line.includes('422'))).toEqual([])
})

test('the library shows its pictures, small', async () => {
  const { page, complaints } = await on.visit('tomas', '/library')
  await page.getByRole('searchbox').fill('ridge at dusk')
  const row = page.getByRole('row', { name: /Ridge at dusk/ })
  await row.waitFor()
  const shown = () => row.locator('img').evaluate((picture: HTMLImageElement) => [picture.naturalWidth, picture.loading])
  await eventually(shown).toEqual([320, 'lazy'])
  expect(complaints).toEqual([])
})

test('the matrix says which combinations may go live, and why others may not', async () => {
  const { page, complaints } = await on.visit('tomas', '/families/autumn-home-hero')
  await eventually(() => titleOf(page)).toMatch(/^\d+ of 252 variants may go live\. \d+ are blocked, by \w+ causes?\.$/)
  await page.getByRole('button', { name: /^Dry all the way home × Snowfield: \d+ blocked/ }).waitFor()
  await page.getByRole('button', { name: /^Three layers, one ride × Tent under firs: excluded, Nobody rides to a tent/ }).waitFor()
  const rendition = page.frameLocator('iframe').first()
  await eventually(() => rendition.locator('h2').textContent()).toBe('Dry all the way home')
  await expectAccessible(page)
  expect(complaints).toEqual([])
})

test('a preview comes whole, and has no white corners in the dark', async () => {
  const { page } = await on.visit('tomas', '/families/autumn-home-hero', { theme: 'dark' })
  const frame = page.locator('iframe').first()
  await frame.waitFor()
  const html = (await frame.getAttribute('srcdoc')) ?? ''
  expect(html).toContain('data:image/jpeg;base64,')
  expect(html).not.toContain('/media/')
  const { x, y } = (await frame.boundingBox()) ?? { x: 0, y: 0 }
  const corner = await sharp(await page.screenshot({ clip: { x: Math.ceil(x), y: Math.ceil(y), width: 1, height: 1 } }))
    .removeAlpha()
    .raw()
    .toBuffer()
  expect(Math.max(...corner)).toBeLessThan(128)
})

test.each([
  ['/library/dry-all-the-way-home', 390],
  ['/library/new', 390],
  ['/families', 390],
  ['/families/autumn-newsletter', 390],
  ['/templates', 1024],
  ['/templates/web-hero', 390],
] as const)('%s at %i px in the dark is accessible and fits its width', async (path, width) => {
  const { page, complaints } = await on.visit('jonna', path, { width, theme: 'dark', touch: width < 720 })
  // Over the screen of a component lies its drawer: the title is there, and hidden from who reads by roles.
  await eventually(() => page.locator('main h1').textContent()).not.toMatch(/^(On its way)?$/)
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  expect(complaints).toEqual([])
})

test('narrower than 1200 px a component that is pressed opens by itself, and closing it chooses none again', async () => {
  const { page } = await on.visit('jonna', '/library', { width: 1024 })
  await page.locator('tr[data-row]').first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close details' }).click()
  await eventually(() => new URL(page.url()).pathname).toBe('/library')
  expect(await page.locator('tr[aria-current]').count()).toBe(0)
})

test('a remedy that changes a template says first what else shows it', async () => {
  const { page, complaints } = await on.visit('maren', '/families/autumn-home-hero')
  const { family } = await on.engine.does('maren', 'family.show', { id: 'autumn-home-hero' })
  const layout = async () => (await on.engine.does('maren', 'template.show', { id: family.template })).template
  const before = await layout()
  const remedy = page.getByRole('button', { name: /^Deepen the shade/ }).first()
  let answer = (): void => undefined
  const asked = new Promise<void>((resolve) => (answer = resolve))
  await page.route('**/template.show*', async (route) => {
    await asked
    await route.continue()
  })
  await remedy.click()
  const dialog = page.getByRole('alertdialog')
  const yes = dialog.getByRole('button', { name: /^Deepen the shade/ })
  await eventually(() => yes.getAttribute('aria-disabled')).toBe('true')
  expect(await dialog.textContent()).toContain('It is not known yet what else shows it.')
  await yes.click({ force: true })
  expect((await layout()).hash).toBe(before.hash)
  answer()
  await eventually(() => dialog.textContent()).toMatch(/ (family shows|families show) it: .*approval that waits for one of them lapses/)
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  expect((await layout()).hash).toBe(before.hash)
  await remedy.click()
  await yes.click()
  await eventually(async () => (await layout()).hash !== before.hash).toBe(true)
  expect(complaints).toEqual([])
})
