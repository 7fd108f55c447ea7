import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from '../../test/browser.ts'
import { eventually, titleOf, toldConsole, type ToldConsole } from '../../test/told-console.ts'

let on: ToldConsole
beforeAll(async () => {
  on = await toldConsole()
}, 180_000)
afterEach(() => on.leave())
afterAll(() => on?.stop())

test('a letter is seen on a desk, on a phone, in the dark, without pictures and as text, each said to be simulated; a proof comes to whoever asks', async () => {
  const { page, complaints } = await on.visit('tomas', '/families/autumn-newsletter')
  await eventually(() => titleOf(page)).toMatch(/variants/)
  const frame = page.locator('main figure iframe').first()
  const see = (name: string) => page.getByRole('radiogroup', { name: 'Seen as' }).getByText(name, { exact: true }).click()
  const said = (sentence: RegExp) => eventually(() => page.getByText(sentence).first().isVisible()).toBe(true)
  await said(/^Simulated: drawn by this browser/)
  await said(/^Inbox on a desk, simulated: subject \d+ characters of about 90/)
  await eventually(() => frame.getAttribute('width')).not.toBe('390')
  await see('Phone')
  await said(/^Simulated: 390 px wide/)
  await said(/^Inbox on a phone, simulated: subject \d+ characters of about 40/)
  await eventually(() => frame.getAttribute('width')).toBe('390')
  await see('Dark')
  await said(/^Simulated: light colours turned dark/)
  await eventually(() => frame.getAttribute('srcdoc')).toContain('html{filter:invert(1)')
  await see('No pictures')
  await said(/^Simulated: pictures are not loaded/)
  await eventually(() => frame.getAttribute('srcdoc')).not.toMatch(/<img[^>]* src=/)
  await expectAccessible(page)
  await see('Plain text')
  await eventually(() =>
    page
      .getByLabel(/, plain text$/)
      .first()
      .textContent(),
  ).toMatch(/\(https?:\/\//)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Send me a proof' }).click()
  await eventually(() => page.getByRole('status').filter({ hasText: 'A proof is on its way to tomas@lindmoor.example.' }).isVisible()).toBe(true)
  await eventually(async () => (await on.engine.does('maren', 'mailbox.list', { to: 'tomas@lindmoor.example' })).items[0]?.subject).toMatch(
    /^\[Proof\] /,
  )
  expect(complaints).toEqual([])
})

test('what is no letter has none of it', async () => {
  const { page } = await on.visit('tomas', '/families/autumn-home-hero')
  await eventually(() => page.locator('main figure iframe').count()).toBeGreaterThan(0)
  expect(await page.getByRole('radiogroup', { name: 'Seen as' }).count()).toBe(0)
})
