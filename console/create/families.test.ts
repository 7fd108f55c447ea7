import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { displaySizes } from '../../engine/create/display-sizes.ts'
import { displaySlots } from '../../starter/display.ts'
import { expectAccessible } from '../../test/browser.ts'
import { eventually, toldConsole, type ToldConsole } from '../../test/told-console.ts'

let on: ToldConsole
let family: string
beforeAll(async () => {
  on = await toldConsole()
  const body = await readFile(new URL('../../starter/templates/iab-display.html', import.meta.url), 'utf8')
  const [format, ...formats] = displaySizes
  await on.engine.does('sander', 'template.add', {
    key: 'iab-display',
    name: 'Display set',
    channel: 'display',
    brand: 'lindmoor-trail',
    format,
    formats,
    slots: [...displaySlots],
    body,
  })
  const composed = await on.engine.does('tomas', 'family.compose', {
    key: 'autumn-display',
    name: 'Autumn, display',
    template: 'iab-display',
    slots: {
      headline: { components: ['your-coat-should-not-quit-first', 'dry-all-the-way-home'] },
      image: { components: ['rain-on-granite', 'evening-commute'] },
      callToAction: { components: ['see-the-shells'] },
      legalLine: { components: ['until-stock-ends'] },
    },
    locales: ['en', 'de'],
  })
  family = composed.family.id
  // The worker judges what was composed by itself.
  const measured = async () => {
    const { preflight } = await on.engine.does('tomas', 'preflight.show', { family })
    if (preflight.state === 'measuring') throw new Error('it is measured still')
  }
  await vi.waitFor(measured, { timeout: 60_000, interval: 200 })
}, 180_000)
afterEach(() => on.leave())
afterAll(() => on?.stop())

/** Sizes are drawn once they come near: each is gone to. */
const everySizeSeen = async (page: Page, within: Page | Locator = page): Promise<void> => {
  const sizes = within.locator('li:has([role=group])')
  await eventually(() => sizes.count()).toBe(displaySizes.length)
  for (const size of await sizes.all()) await size.scrollIntoViewIfNeeded()
  await eventually(() => sizes.locator('img').count()).toBe(displaySizes.length)
}

it('shows every size of a set side by side, in its own pixels and with its weight', async () => {
  const { page, complaints } = await on.visit('tomas', `/families/${family}`)
  await page.getByText(`${displaySizes.length} sizes`).waitFor()
  await page.getByRole('complementary').getByText('A draft: nobody has been asked for a yes.').waitFor()
  await everySizeSeen(page)
  // Fitted: none is larger than it is, and all of each is seen.
  const cut = (images: (SVGElement | HTMLElement)[]) =>
    images.filter((image) => image.parentElement!.scrollWidth > image.closest('[role=group]')!.clientWidth || image.clientHeight > 280).length
  expect(await page.locator('li img').evaluateAll(cut)).toBe(0)
  await page.getByText('100 %', { exact: true }).click()
  await eventually(() =>
    page
      .locator('li img')
      .evaluateAll((images) => images.filter((image) => 'naturalWidth' in image && image.naturalWidth === image.clientWidth).length),
  ).toBe(displaySizes.length)
  await eventually(() => page.getByText(/^\d+ kB of 150 kB$/).count()).toBeGreaterThan(5)
  // A picture that is drawn larger than it is, in the largest.
  await page.getByRole('row', { name: /^story .*4 warned.*4 warned/ }).waitFor()
  await expectAccessible(page)
  expect(complaints).toEqual([])
})

it.each([1_440, 390])('a review at %i px shows every size in every language, each once it is near, with what was found in it', async (width) => {
  const [waiting] = (await on.engine.does('tomas', 'approval.list', { subject: { kind: 'family', id: family }, state: ['waiting'] })).items
  const { id } = waiting ?? (await on.engine.does('tomas', 'approval.request', { subject: { kind: 'family', id: family } }))
  const { page, complaints } = await on.visit('jonna', `/review/${id}`, { width, touch: width === 390 })
  const sheet = page.getByRole('region', { name: 'Every size' })
  await eventually(() => sheet.getByRole('listitem').count()).toBe(displaySizes.length)
  const other = page.getByRole('region', { name: 'The same in the other language' })
  await other.waitFor()
  // What lies below the fold is not drawn yet.
  expect(await other.locator('img').count()).toBe(0)
  await everySizeSeen(page, sheet)
  expect(
    await sheet
      .getByRole('listitem')
      .filter({ hasText: /^story / })
      .textContent(),
  ).toMatch(/drawn .* in story/)
  await other.scrollIntoViewIfNeeded()
  await eventually(() => other.getByRole('listitem').count()).toBe(displaySizes.length)
  await everySizeSeen(page, other)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await expectAccessible(page)
  expect(complaints).toEqual([])
})

it('preflight of all families tells how far it is, and which are not as they should be', async () => {
  const { page, complaints } = await on.visit('tomas', '/families')
  await page.getByRole('button', { name: 'Run preflight on all 4' }).click()
  const run = page.getByRole('region', { name: 'Preflight of all families' })
  await eventually(() => run.getByRole('status').textContent()).toMatch(/^\d of 4 may go live whole\.$/)
  await run.getByRole('link', { name: 'Autumn, home hero' }).waitFor()
  await expectAccessible(page)
  await run.getByRole('button', { name: 'Close' }).click()
  await eventually(() => run.count()).toBe(0)
  expect(complaints).toEqual([])
})

it('the palette finds what there is by its name, and opens it', async () => {
  const { page } = await on.visit('tomas', '/')
  const found = async (text: string, option: RegExp) => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill(text)
    await page.getByRole('option', { name: option }).click()
  }
  await found('rain on gr', /^Rain on granite asset/)
  await eventually(() => page.url()).toContain('/assets/rain-on-granite')
  await found('autumn, disp', /^Autumn, display family/)
  await eventually(() => page.url()).toContain('/families/autumn-display')
  await found('set displ', /^Display set template/)
  await eventually(() => page.url()).toContain('/templates/iab-display')
})

it('says where a family stands, changes what it is made of where it stands, and retires it once nothing shows it', async () => {
  const { page, complaints } = await on.visit('tomas', `/families/${family}`)
  const side = page.getByRole('complementary')
  await side.getByText(/^It waits for the yes of the/).waitFor()
  const held = async () => (await on.engine.does('tomas', 'family.show', { id: family })).family.slots['headline']?.length
  await side.getByRole('button', { name: 'Change “Dry all the way home”', exact: true }).last().click()
  const question = page.getByRole('alertdialog')
  await expectAccessible(page)
  // Nothing is taken out but by its own press.
  await question.getByRole('textbox').last().fill('It is said elsewhere.')
  await question.getByRole('textbox').last().press('Enter')
  await question.getByText('Choose what comes in its place.').waitFor()
  await question.getByRole('textbox').last().fill('')
  await question.getByRole('button', { name: /^Take it out/ }).click()
  await question.getByText('Say why, in a few words.').waitFor()
  expect(await held()).toBe(2)
  await question.getByRole('textbox').last().fill('It is said elsewhere.')
  await question.getByRole('button', { name: /^Take it out/ }).click()
  await eventually(held).toBe(1)
  // What is left must be held; another may come in its place.
  await side.getByRole('button', { name: 'Change “Your coat should not quit first”', exact: true }).last().click()
  await question.getByRole('textbox').last().fill('Another is better.')
  expect(await question.getByRole('button', { name: /^Take it out/ }).count()).toBe(0)
  await question.getByRole('button', { name: 'Put it in its place' }).click()
  await question.getByText('Choose what comes in its place.').waitFor()
  // What finds nothing is typed over.
  await question.getByRole('combobox').fill('qqqq')
  await page.getByText('Nothing fits “qqqq”.').waitFor()
  await question.getByRole('combobox').fill('')
  await question.getByRole('combobox').pressSequentially('schüttet')
  await page.getByRole('option', { name: 'Leave when it pours' }).click()
  await question.getByRole('button', { name: 'Remove: Leave when it pours' }).waitFor()
  await page.keyboard.press('Escape')
  expect(await held()).toBe(1)

  await side.getByRole('button', { name: 'Retire it' }).click()
  await expectAccessible(page)
  await question.getByRole('textbox').fill('It was made for a test.')
  await question.getByRole('button', { name: 'Retire it' }).click()
  await side.getByText('It is retired: nobody changes or releases it any more.').waitFor()
  await eventually(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('It is retired: nobody changes or releases it any more.')
  await eventually(() => question.count()).toBe(0)
  expect(complaints).toEqual([])
})
