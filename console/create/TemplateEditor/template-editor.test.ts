import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from '../../../test/browser.ts'
import { eventually, titleOf, toldConsole, type ToldConsole } from '../../../test/told-console.ts'

let on: ToldConsole
beforeAll(async () => {
  on = await toldConsole()
}, 180_000)
afterEach(() => on.leave())
afterAll(() => on?.stop())

const stands = (count: number, warned = '') => `No guardrail stands against it in all ${count}${warned}; how a page’s words break is not measured.`

const stored = async (id: string) => (await on.engine.does('maren', 'template.show', { id })).template

test('a template that no family fills is seen with what the library has, in every language', async () => {
  await on.engine.does('sander', 'template.add', {
    key: 'bare',
    name: 'Bare',
    channel: 'web',
    brand: 'lindmoor-trail',
    format: { name: 'card', width: 400 },
    slots: [{ name: 'lead', label: 'Lead', kind: 'headline', also: ['offer'] }],
    body: '<h1>{{ slots.lead.text }}</h1>',
  })
  const { page, complaints } = await on.visit('sander', '/templates/bare')
  await eventually(() => titleOf(page)).toBe('1 slot. No family uses it yet.')
  for (const locale of ['en', 'de', 'sv']) await page.frameLocator(`iframe[title="${locale}"]`).locator('h1').waitFor()
  await page.getByText('Headline, Offer').first().waitFor()
  await expectAccessible(page)
  expect(complaints).toEqual([])
})

test('what is found of a layout is said once for all languages, leads to its line, and its remedy is written there; the browser undoes it', async () => {
  const body = '<style>\n  h1 { color: #1b2a41; border: 1px solid #1b2a41 }\n</style>\n<h1>{{ slots.lead.text }}</h1>'
  await on.engine.does('sander', 'template.amend', { id: 'bare', body })
  const { page, complaints } = await on.visit('sander', '/templates/bare/edit')
  await eventually(() => titleOf(page)).toBe(stands(3, ', with 1 warning'))
  expect(await page.getByText('The layout writes #1b2a41 out instead of taking a token.').count()).toBe(1)
  await page.getByText('in all 3 languages').waitFor()
  await page.getByRole('button', { name: 'line 2', exact: true }).click()
  const code = page.getByLabel('HTML with Liquid')
  await eventually(() => code.evaluate((area) => (area as HTMLTextAreaElement).selectionStart)).toBe('<style>\n'.length)
  const remedy = page.getByRole('button', { name: /^Write var\(--color-[a-z-]+\)/ })
  const token = /var\([^)]+\)/.exec((await remedy.textContent()) ?? '')?.[0] ?? ''
  await remedy.click()
  await eventually(() => code.inputValue()).toBe(body.replaceAll('#1b2a41', token))
  await eventually(() => titleOf(page)).toBe(stands(3))
  await expectAccessible(page)
  await code.press('Control+z')
  await eventually(() => code.inputValue()).toBe(body)
  await eventually(() => titleOf(page)).toBe(stands(3, ', with 1 warning'))
  expect(complaints).toEqual([])
})

test('a template is changed while it is seen: preview, finding, what cannot be read, saved after being asked, and its yes asked for', async () => {
  const { page, complaints } = await on.visit('sander', '/templates/web-hero')
  await page.getByRole('button', { name: 'Edit' }).click()
  await eventually(() => titleOf(page)).toBe(stands(3))
  await expectAccessible(page)

  await page
    .getByRole('button', { name: /^Headline/ })
    .first()
    .click()
  await page.getByLabel('Width').fill('260')
  await eventually(() => titleOf(page)).toMatch(/^Holds in 0 of 3\. Headline takes 3 lines, 2 allowed\./)
  await page.getByText('Headline takes 3 lines, 2 allowed.').first().waitFor()
  await page.getByLabel('Width').fill('600')
  await eventually(() => titleOf(page)).toBe(stands(3))
  await expectAccessible(page)

  await page.getByText('Code', { exact: true }).click()
  const code = page.getByLabel('HTML with Liquid')
  const before = await code.inputValue()
  await code.fill(`${before}{% if x`)
  await eventually(() => titleOf(page)).toBe('1 place to mend before it can be saved.')
  await eventually(() => code.getAttribute('aria-invalid')).toBe('true')
  await page.getByText('Mend first what is named under Findings.').locator('visible=true').waitFor()
  await code.fill(before.replace('Lindmoor</p>', 'Lindmoor Trail</p>'))
  await eventually(() => page.frameLocator('iframe[title="de"]').locator('.wordmark').textContent()).toBe('Lindmoor Trail')
  await eventually(() => titleOf(page)).toBe(stands(3))

  await page.getByRole('button', { name: 'Save' }).click()
  const asked = page.getByRole('alertdialog')
  await eventually(() => asked.textContent()).toContain('1 family shows it: Autumn, home hero.')
  await asked.getByRole('button', { name: 'Save' }).click()
  await eventually(() => page.url()).toMatch(/\/templates\/web-hero$/)
  const saved = await stored('web-hero')
  expect(saved).toMatchObject({ version: 2, body: expect.stringContaining('Lindmoor Trail</p>') as string })
  expect(saved.slots.find(({ name }) => name === 'headline')?.box?.width).toBe(600)

  const { id: family } = (await on.engine.does('maren', 'family.show', { id: 'autumn-home-hero' })).family
  await eventually(async () => (await on.engine.does('maren', 'family.preflight', { id: family })).state).toBe('partly')
  await page.getByRole('button', { name: 'Ask for its yes' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Autumn, home hero/ })
    .click()
  await eventually(() => page.url()).toMatch(/\/review\/apv_/)
  expect(complaints).toEqual([])
}, 90_000)

test('two edit the same: the second learns who saved, sees both, and keeps what is theirs where it touched nothing', async () => {
  const { page } = await on.visit('sander', '/templates/mobile-hero/edit')
  await eventually(() => titleOf(page)).toMatch(/^No guardrail stands against it/)
  await page.getByText('About', { exact: true }).click()
  await page.getByLabel('Name').fill('Mobile hero, mine')
  const { body } = await stored('mobile-hero')
  await on.engine.does('maren', 'template.amend', { id: 'mobile-hero', body: body.replace('<article', '<article lang="en"') })
  const clash = page.getByRole('region', { name: 'Their version, and yours' })
  await eventually(() => clash.textContent()).toMatch(/^Maren Lund saved another version .*It changes the body, which you have not touched\./)
  await clash.getByRole('button', { name: 'See both' }).click()
  await clash.getByText('Yours', { exact: true }).first().waitFor()
  await expectAccessible(page)
  await clash.getByRole('button', { name: 'Keep mine, take the rest of theirs' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await eventually(() => page.url()).toMatch(/\/templates\/mobile-hero$/)
  expect(await stored('mobile-hero')).toMatchObject({
    name: 'Mobile hero, mine',
    version: 3,
    body: expect.stringContaining('<article lang="en"') as string,
  })
})

test('a new one is seen before it has a name, and judged whatever it is called; leaving it unsaved is asked about', async () => {
  const { page } = await on.visit('sander', '/templates/new')
  await eventually(() => titleOf(page)).toBe(stands(3))
  for (const [channel, said] of [
    ['E-mail', 'Holds in all 3.'],
    ['Banners', 'Holds in all 3.'],
    ['Web pages', stands(3)],
  ] as const) {
    await page.getByLabel('Channel').click()
    await page.getByRole('option', { name: channel }).click()
    await eventually(() => titleOf(page)).toBe(said)
  }
  await page.getByLabel('Key').fill('Walk Card')
  await page.getByText('Code', { exact: true }).click()
  const code = page.getByLabel('HTML with Liquid')
  const before = await code.inputValue()
  await code.fill(before.replace('</article>', '<p class="seen">Seen</p></article>'))
  await page.frameLocator('iframe[title="en"]').locator('.seen').waitFor()
  await eventually(() => titleOf(page)).toBe('1 place to mend before it can be saved.')
  await page.getByText('Slots', { exact: true }).first().click()
  await page
    .getByRole('button', { name: /^Headline/ })
    .first()
    .click()
  await page.getByLabel('Label').fill('')
  await page.getByText('As it was before: what stands there now cannot be shown.').waitFor()
  await page.getByLabel('Label').fill('Headline')
  await page.getByText('About', { exact: true }).click()
  await page.getByLabel('Key').fill('')
  await page.getByLabel('Name').fill('Ribbon')
  await eventually(() => page.getByLabel('Key').inputValue()).toBe('ribbon')
  await page.getByText('Slots', { exact: true }).first().click()
  await page.getByRole('button', { name: 'Add a slot' }).click()
  await page.getByLabel('Label').fill('Legal line')
  // Another channel has a body of its own; coming back, nothing that was written is lost.
  await page.getByText('About', { exact: true }).click()
  for (const channel of ['E-mail', 'Web pages']) {
    await page.getByLabel('Channel').click()
    await page.getByRole('option', { name: channel }).click()
    await eventually(() => page.getByLabel('Subject').count()).toBe(channel === 'E-mail' ? 1 : 0)
  }
  expect(await page.getByLabel('Name').inputValue()).toBe('Ribbon')
  await page.getByText('Slots', { exact: true }).first().click()
  await eventually(() => page.getByLabel('Name').inputValue()).toBe('legalLine')
  await eventually(() => titleOf(page)).toBe('1 place to mend before it can be saved.')
  await page.getByRole('link', { name: 'Families' }).first().click()
  const leaving = page.getByRole('alertdialog')
  await leaving.getByRole('button', { name: 'Stay here' }).click()
  await page.getByText('Code', { exact: true }).click()
  await page.getByLabel('HTML with Liquid').press('Control+End')
  await page.getByLabel('Insert a slot').click()
  await page.getByRole('option', { name: /^Legal line/ }).click()
  await eventually(() => titleOf(page)).toBe(stands(3))
  await page.getByRole('button', { name: 'Add it' }).click()
  await eventually(() => page.url()).toMatch(/\/templates\/ribbon$/)
  expect((await stored('ribbon')).slots.map(({ name }) => name)).toEqual(['headline', 'legalLine'])
})

test('what runs over the edge of a picture is found where no box says so; room is offered, and what is to be written opens its form', async () => {
  await on.engine.does('tomas', 'component.add', {
    kind: 'headline',
    fields: { en: { text: 'Waterproofness' }, de: { text: 'Regenfest' } },
  })
  await on.engine.does('sander', 'template.add', {
    key: 'loose',
    name: 'Loose',
    channel: 'display',
    brand: 'lindmoor-trail',
    format: { name: 'share-card', width: 1200, height: 630 },
    formats: [{ name: 'leaderboard', width: 320, height: 90 }],
    slots: [
      {
        name: 'headline',
        label: 'Headline',
        kind: 'headline',
        also: ['offer'],
        maxLines: 1,
        type: { font: 'inter-400', size: 64, lineHeight: 70 },
        box: { x: 20, y: 20, width: 300, height: 70 },
      },
    ],
    body: '<article class="banner"><h2 data-slot="headline">{{ slots.headline.text }}</h2></article>',
  })
  const { page, complaints } = await on.visit('sander', '/templates/loose/edit')
  await page
    .getByRole('button', { name: /^Headline/ })
    .first()
    .click()
  await page.getByLabel('Shown with').click()
  const option = page.getByRole('option', { name: /^Waterproofness/ })
  await eventually(() => option.textContent()).toContain('Headline')
  await option.click()
  await eventually(() => page.getByLabel('Shown with').textContent()).toContain('Waterproofness')
  const found = page.getByRole('complementary', { name: 'Findings' })
  await eventually(() => found.textContent()).toMatch(/Make its box \d+ px wide/)
  await found
    .getByText(/^Headline is [\d.]+ px too wide in leaderboard\.$/)
    .first()
    .waitFor()
  await expectAccessible(page)
  await found
    .getByRole('button', { name: /^Make its box \d+ px wide$/ })
    .first()
    .click()
  await eventually(() => found.getByText(/too wide in share-card/).count()).toBe(0)
  expect(await found.getByText(/too wide in leaderboard/).count()).toBeGreaterThan(0)
  await found.getByText('Headline has no box in leaderboard.').first().waitFor()
  await found.getByRole('button', { name: 'Give it a box there' }).first().click()
  await eventually(() => found.getByText('Headline has no box in leaderboard.').count()).toBe(0)
  await page.getByText('Sizes', { exact: true }).click()
  await page.getByLabel('Add a known size').click()
  await page.getByRole('option', { name: /^half-page/ }).click()
  await page.getByText('Slots', { exact: true }).first().click()
  await page.getByLabel('In the size').click()
  await page.getByRole('option', { name: 'half-page' }).click()
  await eventually(() => page.getByLabel('Left', { exact: true }).inputValue()).toBe('5')
  const missing = found.getByRole('link', { name: 'Write it in sv' })
  expect(await missing.getAttribute('href')).toMatch(/^\/library\/cpt_\w+\/edit\?in=sv$/)
  await missing.click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Leave without saving' }).click()
  await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('lang'))).toBe('sv')
  expect(complaints).toEqual([])
})

test('in the field of code Tab indents and does not trap the keyboard', async () => {
  const { page } = await on.visit('sander', '/templates/newsletter-hero')
  // A letter flows: no frame would lie where its slot does.
  await page.getByText('A letter flows, so no slot is framed.').waitFor()
  await page.frameLocator('iframe[title="en"]').locator('.headline').waitFor()
  expect(await page.getByRole('img', { name: 'Headline', exact: true }).count()).toBe(0)
  await page.getByRole('button', { name: 'Edit' }).click()
  await page.getByText('Code', { exact: true }).click()
  const code = page.getByLabel('MJML with Liquid')
  await code.fill('<mjml>\n</mjml>')
  await code.press('Control+Home')
  await code.press('Tab')
  expect(await code.inputValue()).toBe('  <mjml>\n</mjml>')
  await code.press('Shift+Tab')
  expect(await code.inputValue()).toBe('<mjml>\n</mjml>')
  await code.press('Escape')
  await code.press('Tab')
  expect(await code.evaluate((field) => field === document.activeElement)).toBe(false)
})

test('at 390 px in the dark it is accessible and fits its width; who may not change templates sees it and is told', async () => {
  const { page, complaints } = await on.visit('tomas', '/templates/web-hero/edit', { width: 390, theme: 'dark', touch: true })
  await page.getByText('Creative technologists, creative stewards and the owner change templates.').locator('visible=true').waitFor()
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  expect(complaints).toEqual([])
})
