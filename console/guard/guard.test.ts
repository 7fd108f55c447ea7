import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from '../../test/browser.ts'
import { release } from '../../test/released.ts'
import { eventually, titleOf, toldConsole, type ToldConsole } from '../../test/told-console.ts'

let on: ToldConsole
beforeAll(async () => {
  on = await toldConsole()
}, 180_000)
afterEach(() => on.leave())
afterAll(() => on?.stop())

const namesOf = async () => (await on.engine.does('maren', 'guardrail.list', {})).guardrails.map(({ name }) => name)

test('a rule is set, refused where its settings do not fit, and retired after being asked', async () => {
  const { page } = await on.visit('ines', '/guardrails')
  await eventually(() => titleOf(page)).toMatch(/^\d+ kinds of guardrail hold\./)
  // What each kind found since the journal began stands beside what it finds now.
  await page
    .getByText(/^\d+ so far/)
    .first()
    .waitFor()
  // How often a kind is right was measured; a kind that no label speaks of has no figure.
  const row = (name: string) => page.locator('tr[data-row]').filter({ hasText: name })
  expect(await row('Savings carry their small print').textContent()).toMatch(/not measured$/)
  const claims = row('A claim has its evidence')
  expect(await claims.textContent()).toMatch(/\d+ of \d+.*on fresh variants$/)
  await claims.getByRole('button').click()
  await page.getByText(/^Of \d+ fresh variants, .*mended on .*\d{4}/).waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByText('Pages stay light').click()
  const settings = page.getByLabel('Most bytes')
  await settings.fill('much')
  await page.getByRole('button', { name: 'Save' }).click()
  await eventually(() => settings.getAttribute('aria-invalid')).toBe('true')
  await expectAccessible(page)
  // Said at its field, in words, and gone as soon as it is mended.
  const form = page.getByRole('complementary')
  expect(await form.textContent()).not.toMatch(/maxBytes|weight-is-within-limit/)
  // What is not saved is not lost to a press on another rule, nor to the navigation.
  const unsaved = page.getByRole('alertdialog', { name: 'Leave without saving?' })
  for (const away of [claims, page.getByRole('link', { name: /^Create/ }).first()]) {
    await away.click()
    await unsaved.getByRole('button', { name: 'Stay here' }).click()
    await unsaved.waitFor({ state: 'detached' })
  }
  expect(await settings.inputValue()).toBe('much')
  await settings.fill('200000')
  await page.getByLabel('Only on a channel').click()
  await page.getByRole('option', { name: 'Web pages' }).click()
  await eventually(() => settings.getAttribute('aria-invalid')).toBe(null)
  expect(await form.getByRole('alert').count()).toBe(0)
  await page.getByRole('button', { name: 'Save' }).click()
  await eventually(async () =>
    (await on.engine.does('maren', 'guardrail.list', {})).guardrails.find(({ name }) => name === 'Pages stay light'),
  ).toMatchObject({ settings: { maxBytes: 200_000 }, scope: { channels: ['web'] } })
  await eventually(() => row('Pages stay light').textContent()).toMatch(/on web pages/)
  // The form that was saved closes; what is pressed before that would be of it.
  await eventually(() => page.getByRole('button', { name: 'Save' }).count()).toBe(0)
  await page.getByText('Pages stay light').click()
  await page.getByRole('button', { name: 'Retire' }).click()
  const question = page.getByRole('alertdialog')
  await question.getByRole('button', { name: 'Retire' }).click()
  await question.getByText('Say why, in a few words.').waitFor()
  await question.getByRole('textbox').fill('Nobody was helped by it.')
  await question.getByRole('button', { name: 'Retire' }).click()
  await eventually(namesOf).not.toContain('Pages stay light')
})

test('a rule that would take live content off the air says so and asks before it is set; the campaign then names it', async () => {
  await on.engine.does('aiko', 'placement.save', {
    key: 'asked-first',
    name: 'Asked first',
    channel: 'web',
    goal: { metric: 'clickRate', counterMetric: 'unsubscribeRate' },
  })
  const { campaign } = await release(on.engine, { placement: 'asked-first', name: 'asked', headlines: ['Dry and calm', 'Dry and gribbling'] })
  const { page, complaints } = await on.visit('ines', '/guardrails')
  await page.getByRole('button', { name: 'Add a rule' }).click()
  // Nothing is chosen yet: the kinds stand by what they are about, each with its why.
  await page.getByRole('heading', { name: 'What should it look at?' }).waitFor()
  await eventually(() => page.getByRole('complementary').getByRole('heading', { level: 3 }).allTextContents()).toEqual([
    'What is promised',
    'How it is said',
    'How it looks',
    'Pictures and rights',
    'Links, weight and delivery',
    'Our own rules and sets',
  ])
  await expectAccessible(page)
  await page.getByRole('searchbox', { name: 'Search the kinds' }).fill('banned')
  await page.getByRole('button', { name: /^Words that are banned here are not used/ }).click()
  await page.getByLabel('Name', { exact: true }).fill('No gribbling talk')
  await page.getByRole('button', { name: 'Add a row' }).first().click()
  await page.getByLabel('Locale, or * for all').fill('en')
  await page.getByLabel('Words, one a line').fill('gribbling')
  const save = page.getByRole('button', { name: 'Save' })
  await save.click()
  const question = page.getByRole('alertdialog', { name: '“No gribbling talk” takes live content of 1 campaign off the air' })
  await question.getByText('2 of 4 variants, “Dry and gribbling”').waitFor()
  await expectAccessible(page)
  await question.getByRole('button', { name: 'Do not set it' }).click()
  await question.waitFor({ state: 'detached' })
  expect(await namesOf()).not.toContain('No gribbling talk')
  await save.click()
  await question.getByRole('button', { name: 'Set it, and take that off' }).click()
  await eventually(namesOf).toContain('No gribbling talk')

  const barred = async () => (await on.engine.does('maren', 'campaign.show', { id: campaign })).offAir.length
  await eventually(barred).toBe(1)
  await page.goto(`${on.engine.address}/campaigns/${campaign}`)
  await page.getByRole('row').filter({ hasText: '1 choice off the air' }).waitFor()
  const section = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Kept off the air' }) })
  await eventually(() => section.textContent()).toMatch(/No gribbling talk.*“Dry and gribbling”.*1 choice, in en/)
  expect(complaints).toEqual([])
}, 90_000)

test('narrower than 1200 px a rule that is pressed opens by itself, and Escape chooses none again', async () => {
  const { page } = await on.visit('ines', '/guardrails', { width: 1024 })
  await eventually(() => titleOf(page)).toMatch(/^\d+ kinds/)
  for (const row of [0, 1]) {
    await page.locator('tr[data-row]').nth(row).click()
    await page.getByRole('dialog').getByRole('heading').first().waitFor()
    await page.keyboard.press('Escape')
    await eventually(() => page.getByRole('dialog').count()).toBe(0)
    expect(await page.locator('tr[aria-current]').count()).toBe(0)
  }
})

test('at 390 px in the dark it is accessible and fits its width', async () => {
  const { page, complaints } = await on.visit('jonna', '/guardrails', { width: 390, theme: 'dark', touch: true })
  await eventually(() => titleOf(page)).toMatch(/^\d+ kinds/)
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  expect(complaints).toEqual([])
})

test('a rule of one’s own is judged as one writes it, tried on a family, and saved', async () => {
  const { page } = await on.visit('ines', '/guardrails')
  await eventually(() => titleOf(page)).toMatch(/^\d+ kinds/)
  await page.getByRole('searchbox', { name: 'Search the rules' }).fill('own known part')
  await eventually(() => page.locator('tr[data-row]').count()).toBe(1)
  await page.locator('tr[data-row]').first().click()
  const text = page.getByLabel('As CEL')
  await text.fill('kind == "headline" && lenght > 12')
  await eventually(() =>
    page
      .getByText('Did you mean')
      .or(page.getByRole('button', { name: 'Use length' }))
      .count(),
  ).toBeGreaterThan(0)
  await text.fill('kind == "headline" && length > 12')
  await page.getByLabel('What it says').fill('Headlines here are short')
  await page.getByLabel('Try it on a family').click()
  await page.getByRole('option').first().click()
  await page.getByText(/^It would speak about \d+ of \d+ variants, and block none\.$/).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save' }).click()
  await eventually(
    async () => (await on.engine.does('maren', 'guardrail.list', {})).guardrails.find(({ kind }) => kind === 'own-rule-holds')?.settings,
  ).toMatchObject({ when: 'kind == "headline" && length > 12' })
})
