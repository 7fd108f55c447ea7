import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from '../../../test/browser.ts'
import { eventually, titleOf, toldConsole, type ToldConsole } from '../../../test/told-console.ts'

let on: ToldConsole
beforeAll(async () => {
  on = await toldConsole()
}, 180_000)
afterEach(() => on.leave())
afterAll(() => on?.stop())

const shown = async (id: string) => (await on.engine.does('maren', 'component.show', { id })).component

test('a component is edited with keys: what saving means is said before, and what it said stays to be had back', async () => {
  const { page, complaints } = await on.visit('tomas', '/library/dry-all-the-way-home')
  await page.getByRole('button', { name: 'Edit it' }).waitFor()
  await page.keyboard.press('e')
  await eventually(() => page.url()).toMatch(/\/dry-all-the-way-home\/edit$/)
  const english = page.getByLabel('Text, en')
  await eventually(() => english.inputValue()).toBe('Dry all the way home')
  const save = page.getByRole('button', { name: 'Save', exact: true })
  await eventually(() => save.getAttribute('aria-disabled')).toBe('true')
  await english.fill('Dry to your own front door')
  const aside = page.getByRole('complementary')
  await eventually(() => aside.textContent()).toMatch(
    /3 families show other content then: a yes that was given there lapses.*Autumn, newsletter hero/,
  )
  await eventually(() => titleOf(page)).toBe('Saving asks for a new yes in 3 families.')
  await expectAccessible(page)
  await page.keyboard.press('Control+Enter')
  await eventually(() => page.url()).toMatch(/\/library\/dry-all-the-way-home$/)
  expect(await shown('dry-all-the-way-home')).toMatchObject({ fields: { en: { text: 'Dry to your own front door' } }, state: 'draft' })
  await page.getByRole('link', { name: /^What it was in \d+ versions$/ }).click()
  await eventually(() => titleOf(page)).toMatch(/^“Dry to your own front door” has had \d+ versions\.$/)
  const newest = page.getByRole('list', { name: 'Versions, the newest first' }).getByRole('listitem').first()
  expect(await newest.locator('del, ins').allTextContents()).not.toEqual([])
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Bring this back: Version 1' }).click()
  const dialog = page.getByRole('alertdialog')
  expect(await dialog.textContent()).toContain('3 families show other content then')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Bring this back' }).click()
  await eventually(() => titleOf(page)).toMatch(/^“Dry all the way home” has had \d+ versions\.$/)
  expect((await shown('dry-all-the-way-home')).fields['en']).toEqual({ text: 'Dry all the way home' })
  expect(complaints).toEqual([])
})

test('two who edit the same thing see both and choose; nothing that was written is lost', async () => {
  const { page } = await on.visit('tomas', '/library/leave-when-it-pours/edit')
  const english = page.getByLabel('Text, en')
  await eventually(() => english.inputValue()).toBe('Leave when it pours')
  await english.fill('Leave while it pours')
  await on.engine.does('jonna', 'component.amend', {
    id: 'leave-when-it-pours',
    fields: { en: { text: 'Go when it pours' }, sv: { text: 'Gå när det öser' } },
  })
  const alert = page.getByRole('alert')
  await eventually(() => alert.textContent()).toMatch(/saved just now\./)
  await eventually(() => titleOf(page)).toBe('Jonna Falk saved it meanwhile.')
  expect(await english.inputValue()).toBe('Leave while it pours')
  await eventually(() => page.getByRole('button', { name: 'Save', exact: true }).getAttribute('aria-disabled')).toBe('true')
  await alert.getByRole('button', { name: 'See both' }).click()
  const goOn = page.getByRole('button', { name: 'Go on with these' })
  expect(await goOn.getAttribute('aria-disabled')).toBe('true')
  // What only the other changed is taken already.
  expect(await page.getByRole('group', { name: 'Text, sv' }).getByRole('radio', { name: /^By / }).isChecked()).toBe(true)
  await expectAccessible(page)
  await page
    .getByRole('group', { name: 'Text, en' })
    .getByRole('radio', { name: /^Yours/ })
    .check()
  await goOn.click()
  await eventually(() => english.inputValue()).toBe('Leave while it pours')
  expect(await page.getByLabel('Text, sv').inputValue()).toBe('Gå när det öser')
  await page.keyboard.press('Control+Enter')
  await eventually(() => page.url()).toMatch(/\/library\/leave-when-it-pours$/)
  expect((await shown('leave-when-it-pours')).fields).toMatchObject({ en: { text: 'Leave while it pours' }, sv: { text: 'Gå när det öser' } })
})

test('what others save stands in a form in which nothing was typed', async () => {
  const { page } = await on.visit('tomas', '/library/seams-first/edit')
  const english = page.getByLabel('Text, en')
  await eventually(() => english.inputValue()).toMatch(/\w/)
  await on.engine.does('jonna', 'component.amend', { id: 'seams-first', fields: { en: { text: 'Seams come first' } } })
  await eventually(() => english.inputValue()).toBe('Seams come first')
  expect(await page.getByRole('alert').count()).toBe(0)
})

test('who leaves what is not saved is asked, and may stay', async () => {
  const { page, complaints } = await on.visit('tomas', '/library/seams-first/edit')
  const english = page.getByLabel('Text, en')
  await eventually(() => english.inputValue()).toMatch(/\w/)
  await english.fill('Seams before all else')
  await page.getByRole('link', { name: 'Library' }).first().click()
  const dialog = page.getByRole('alertdialog', { name: 'Leave without saving?' })
  await dialog.waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  expect(await english.inputValue()).toBe('Seams before all else')
  await page.getByRole('link', { name: 'Library' }).first().click()
  await dialog.getByRole('button', { name: 'Leave without saving' }).click()
  await eventually(() => new URL(page.url()).pathname).toBe('/library')
  expect((await shown('seams-first')).fields['en']).not.toEqual({ text: 'Seams before all else' })
  expect(complaints).toEqual([])
})

test.each([
  ['/library/dry-all-the-way-home/edit', 390],
  ['/library/dry-all-the-way-home/versions', 390],
] as const)('%s at %i px in the dark is accessible and fits its width', async (path, width) => {
  const { page, complaints } = await on.visit('jonna', path, { width, theme: 'dark', touch: true })
  await eventually(() => titleOf(page)).not.toMatch(/^(On its way)?$/)
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  expect(complaints).toEqual([])
})

test('a price is typed as one writes it; what may be two amounts is told at its field, once, and stays there', async () => {
  await on.engine.does('sander', 'kind.add', {
    name: 'priceTag',
    main: 'label',
    fields: [
      { name: 'label', type: 'text', required: true, most: 60 },
      { name: 'price', type: 'number' },
    ],
  })
  const { id, key } = await on.engine.does('jonna', 'component.add', {
    kind: 'priceTag',
    fields: { en: { label: 'Shell' }, '*': { price: '129.90' } },
  })
  const { page, complaints } = await on.visit('tomas', `/library/${key}/edit`)
  const price = page.getByLabel(/^Price/)
  await eventually(() => price.inputValue()).toBe('129.90')
  await price.fill('1,299')
  await page.getByText('“1,299” may be two amounts', { exact: false }).waitFor()
  expect(await page.getByText('Nothing is looked at until what is marked can be read.').count()).toBe(1)
  expect(await page.getByText(/Write something/).count()).toBe(0)
  await expectAccessible(page)
  await page.getByText('A number cannot be read').first().waitFor()
  expect(await price.inputValue()).toBe('1,299')
  await price.fill('19,99')
  await eventually(() => page.getByText('may be two amounts').count()).toBe(0)
  await page.keyboard.press('Control+Enter')
  await eventually(async () => (await shown(id)).fields['*']).toEqual({ price: '19.99' })
  expect(complaints).toEqual([])
})
