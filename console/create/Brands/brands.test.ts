import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from '../../../test/browser.ts'
import { eventually, titleOf, toldConsole, type ToldConsole } from '../../../test/told-console.ts'

let on: ToldConsole
beforeAll(async () => {
  on = await toldConsole()
}, 180_000)
afterEach(() => on.leave())
afterAll(() => on?.stop())

const dark = (names: readonly string[]): string => {
  const value = { $value: { colorSpace: 'srgb', components: [0.07, 0.09, 0.12], hex: '#12171f' } }
  const color = Object.fromEntries(names.map((name) => [name, value]))
  return JSON.stringify([{ name: 'Dark', theme: 'dark', tokens: { color: { $type: 'color', ...color } } }], null, 2)
}

test('a brand shows its tokens and what sets make of them; what is amiss in a set stands at its line', async () => {
  const { page } = await on.visit('maren', '/brands')
  await eventually(() => titleOf(page)).toBe('Lindmoor Trail has 12 tokens, the same everywhere.')
  await page.getByText('is color.night').waitFor()
  await expectAccessible(page)

  await page.keyboard.press('e')
  const sets = page.getByLabel('Sets laid over')
  await sets.fill('[{')
  await page.getByText('is no JSON').waitFor()
  await sets.fill(dark(['paper', 'moss']))
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('0.tokens.color.moss: no token of the brand').waitFor()
  await expectAccessible(page)
  await sets.fill(dark(['paper']))
  await page.getByRole('button', { name: 'Save' }).click()
  await eventually(() => titleOf(page)).toBe('Lindmoor Trail has 12 tokens. 1 is otherwise in some markets or themes.')
  const { items } = await on.engine.does('maren', 'brand.list', {})
  expect(items[0]?.sets).toMatchObject([{ name: 'Dark', theme: 'dark' }])
  await page.getByRole('row', { name: /color\.paper.*#f4efe6.*#12171f/ }).waitFor()

  // All sets go with the last of them, and what is emptied with its text.
  await page.keyboard.press('e')
  await sets.fill('[]')
  await page.getByLabel('Where its links lead').fill('')
  for (const part of ['Name of the sender', 'Address of the sender', 'Postal address']) await page.getByLabel(part).fill('')
  await page.getByRole('button', { name: 'Save' }).click()
  await eventually(() => titleOf(page)).toBe('Lindmoor Trail has 12 tokens, the same everywhere.')
  const [emptied] = (await on.engine.does('maren', 'brand.list', {})).items
  expect([items[0]?.site, items[0]?.sender?.address, emptied?.site, emptied?.sender]).toEqual([
    expect.any(String),
    expect.any(String),
    undefined,
    undefined,
  ])
})

test('holds on a narrow screen, and says to others who may change it', async () => {
  const { page } = await on.visit('ines', '/brands', { width: 390, theme: 'dark' })
  await eventually(() => titleOf(page)).toContain('12 tokens')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await expectAccessible(page)
})
