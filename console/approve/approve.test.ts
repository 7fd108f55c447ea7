import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
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

const approvals = async () => (await on.engine.does('maren', 'approval.list', {})).items

test('a family is sent to review; its maker may not judge it; two others approve it, one after the other', async () => {
  const maker = await on.visit('tomas', '/families/autumn-home-hero')
  const send = maker.page.getByRole('button', { name: /^Send \d+ to review/ })
  // While it is still measured nothing can be sent.
  await eventually(() => send.getAttribute('aria-disabled')).not.toBe('true')
  await maker.page.keyboard.press('r')
  await eventually(() => maker.page.url()).toMatch(/\/review\/apv_/)
  await eventually(() => titleOf(maker.page)).toMatch(/^15 new components\. \d+ variants may go live\.$/)
  const refused = maker.page.getByRole('button', { name: /^Approve \d+/ })
  await eventually(() => refused.getAttribute('aria-disabled')).toBe('true')
  await maker.page.getByText('Tomas Reyes had a hand in making this, so may not judge it. Maren Lund may.').waitFor()
  await expectAccessible(maker.page)
  await maker.page.keyboard.press('a')

  const owner = await on.visit('maren', '/routes')
  const held = Promise.withResolvers<void>()
  await owner.page.route('**/api/preflight.show', async (route) => {
    await held.promise
    await route.continue()
  })
  await owner.page.goto(`${on.engine.address}/review`)
  await eventually(() => titleOf(owner.page)).toMatch(/^15 new components/)
  const yes = owner.page.getByRole('button', { name: /^Approve \d+/ })
  const findings = owner.page.locator('section').filter({ has: owner.page.getByRole('heading', { name: 'Findings' }) })
  await eventually(() => findings.getByRole('status').count()).toBe(1)
  expect(await findings.textContent()).not.toContain('Nothing was found.')
  expect(await yes.getAttribute('aria-disabled')).toBe('true')
  held.resolve()
  await eventually(() => findings.getByRole('status').count()).toBe(0)
  await eventually(() => yes.getAttribute('aria-disabled')).not.toBe('true')
  await owner.page.unroute('**/api/preflight.show')
  await eventually(() => owner.page.frameLocator('iframe').first().locator('h2').textContent()).toBe('Deine Jacke sollte nicht zuerst aufgeben')
  expect(
    await owner.page
      .getByTitle(`Hash of this content: ${(await approvals())[0]?.subject.hash}`)
      .locator('..')
      .textContent(),
  ).toMatch(/^A yes is for exactly this content; it lapses if it changes\. [0-9a-f]{6}…[0-9a-f]{2}$/)
  await owner.page.keyboard.press('a')
  await owner.page.getByText('Approved “Autumn, home hero”.').waitFor()
  expect((await approvals())[0]?.verdicts).toEqual([])
  await owner.page.keyboard.press('u')
  await owner.page.getByRole('button', { name: /^Approve \d+/ }).click()
  await owner.page.getByText('Approved “Autumn, home hero”.').waitFor()
  // Whoever leaves the console meant it.
  await owner.page.goto(`${on.engine.address}/routes`)
  await eventually(async () => (await approvals())[0]?.waitsFor).toBe('complianceReviewer')
  await eventually(() => titleOf(owner.page)).toBe('6 routes decide whose yes is needed. 2 pass by rule.')
  await expectAccessible(owner.page)

  const claims = await on.visit('ines', '/review')
  await eventually(() => titleOf(claims.page)).toMatch(/^15 new components/)
  await eventually(() => claims.page.getByRole('button', { name: /^Approve \d+/ }).getAttribute('aria-disabled')).not.toBe('true')
  await claims.page.keyboard.press('a')
  await claims.page.getByText('Approved “Autumn, home hero”.').waitFor()
  await claims.page.goto(`${on.engine.address}/routes`)
  await eventually(async () => (await approvals())[0]?.state).toBe('approved')
  expect([...maker.complaints, ...owner.complaints, ...claims.complaints]).toEqual([])
}, 90_000)

test('what somebody outside asks for is opened from its collection, shows what a yes is for, and the yes can be taken back wherever one goes', async () => {
  const picture = await on.engine.does('jonna', 'asset.add', {
    name: 'Rain, held back',
    content: (
      await sharp(fileURLToPath(new URL('../../starter/pictures/rain-on-granite.jpg', import.meta.url)))
        .resize(900)
        .jpeg()
        .toBuffer()
    ).toString('base64'),
    rights: { holder: 'Ann Example', territories: ['DE', 'SE'], media: ['web', 'email'] },
  })
  await on.engine.does('jonna', 'collection.add', { key: 'press', name: 'For the press', assets: [picture.key] })
  const { address } = await on.engine.does('maren', 'collection.share', { id: 'press', grants: 'byHand', days: 30 })
  for (const who of ['A daily', 'A weekly', 'A monthly'])
    await fetch(`${address.replace(/^https?:\/\/[^/]+/, on.engine.address)}/picture/${picture.id}`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ who, purpose: 'A feature', territories: 'de', media: 'web', from: '2026-12-01', until: '2027-01-31' }),
    })
  const { items } = await on.engine.does('maren', 'use.list', {
    collection: (await on.engine.does('maren', 'collection.show', { id: 'press' })).collection.id,
  })
  const stateOf = async (who: string) => (await on.engine.does('maren', 'use.list', {})).items.find((one) => one.who === who)?.state
  const approvalOf = (who: string) => items.find((one) => one.who === who)?.approval
  const titled = (who: string) => `“Rain, held back” is asked for by ${who}. Its rights cover that.`

  const { page, complaints } = await on.visit('maren', '/collections/press')
  await page.getByRole('listitem').filter({ hasText: 'A weekly' }).getByRole('link', { name: 'Review it' }).click()
  await eventually(() => page.url()).toBe(`${on.engine.address}/review/${approvalOf('A weekly')}`)
  await eventually(() => titleOf(page)).toBe(titled('A weekly'))
  await eventually(() => page.locator('main figure img').evaluate((shown) => (shown as HTMLImageElement).naturalWidth)).toBeGreaterThan(0)
  expect(await page.getByRole('row', { name: /^Where/ }).allTextContents()).toEqual(['WhereGermanyGermany, Swedencovered'])
  // Once, in its line of the queue.
  expect(
    await page
      .getByText(/A weekly asks for/)
      .filter({ visible: true })
      .count(),
  ).toBe(1)
  await expectAccessible(page)

  await page.keyboard.press('a')
  const undo = page.getByRole('status').filter({ hasText: 'Approved “A weekly asks for' }).getByRole('button', { name: 'Undo' })
  await undo.waitFor()
  await eventually(() => titleOf(page)).not.toBe(titled('A weekly'))
  expect([await stateOf('A weekly'), page.url()]).toEqual(['waiting', expect.stringContaining('/review/apv_')])
  await page.keyboard.press('u')
  await eventually(() => titleOf(page)).toBe(titled('A weekly'))
  await undo.waitFor({ state: 'detached' })

  await page.keyboard.press('a')
  await page.getByRole('link', { name: 'Routes' }).click()
  await eventually(() => titleOf(page)).toMatch(/routes decide/)
  await expectAccessible(page)
  await undo.click()
  await undo.waitFor({ state: 'detached' })
  await page.goto(`${on.engine.address}/review/${approvalOf('A monthly')}`)
  await eventually(() => titleOf(page)).toBe(titled('A monthly'))
  await page.keyboard.press('a')
  await page.getByRole('link', { name: 'Routes' }).click()
  // Nobody does anything more: it is judged when its ten seconds are over, wherever one is.
  await eventually(() => stateOf('A monthly')).toBe('granted')
  expect([await stateOf('A weekly'), await stateOf('A daily')]).toEqual(['waiting', 'waiting'])

  await on.engine.does('jonna', 'asset.amend', { id: picture.id, rights: { territories: ['SE'], media: ['web'] } })
  await page.goto(`${on.engine.address}/review/${approvalOf('A weekly')}`)
  await eventually(() => titleOf(page)).toBe('“Rain, held back” is asked for by A weekly. Its rights do not cover that.')
  expect(await page.getByRole('row', { name: /^Where/ }).textContent()).toContain('not in DE')
  expect(await page.getByRole('button', { name: 'Approve', exact: true }).getAttribute('aria-disabled')).toBe('true')
  for (const who of ['A daily', 'A weekly'])
    await on.engine.does('maren', 'approval.judge', {
      id: approvalOf(who)!,
      hash: await hashOf(approvalOf(who)!),
      verdict: 'return',
      note: 'Not now',
    })
  expect(complaints).toEqual([])
}, 120_000)

const hashOf = async (id: string) => (await on.engine.does('maren', 'approval.show', { id })).approval.subject.hash

test('another word in a template is what the review is about, and a price in it goes to claims; the template says that it waits', async () => {
  const { template } = await on.engine.does('maren', 'template.show', { id: 'web-hero' })
  await on.engine.does('maren', 'template.amend', {
    id: template.id,
    body: template.body.replace('>Lindmoor<', '>Lindmoor, now 99 €<'),
    limits: { headline: { maxCharacters: 47 } },
  })
  const { family } = await on.engine.does('tomas', 'family.show', { id: 'autumn-home-hero' })
  await expect
    .poll(async () => (await on.engine.does('tomas', 'family.preflight', { id: family.id })).state, { timeout: 60_000, interval: 500 })
    .toMatch(/passed|partly/)
  const asked = await on.engine.does('tomas', 'approval.request', { subject: { kind: 'family', id: family.id } })
  expect(asked).toMatchObject({ facts: { newTemplate: true, newClaims: 1, newComponents: 0 }, route: { key: 'binding-words' } })

  const reviewer = await on.visit('jonna', `/review/${asked.id}`)
  await eventually(() => titleOf(reviewer.page)).toMatch(/^The template changed\. \d+ variants follow\.$/)
  const row = (name: string) => reviewer.page.getByRole('row', { name }).allTextContents()
  await eventually(() => row('Words')).toEqual([expect.stringMatching(/Lindmoor.*Lindmoor.*now 99 €/)])
  expect(await row('Headline, max characters')).toEqual([expect.stringMatching(/48.*47/)])
  expect(await reviewer.page.getByText('Nothing in it is new').count()).toBe(0)
  await reviewer.page.getByText('of its body, as written').click()
  await expectAccessible(reviewer.page)

  const builder = await on.visit('sander', '/templates')
  const templates = builder.page.getByRole('row', { name: /^Hero card/ })
  await eventually(() => templates.textContent()).toContain('waits for a yes')
  await templates.getByRole('link').click()
  const yes = builder.page.locator('section').filter({ has: builder.page.getByRole('heading', { name: 'Its yes' }) })
  await eventually(() => yes.textContent()).toMatch(/Changed by Maren Lund, last .*Autumn, home hero.*waits for the creative steward, since/)
  await expectAccessible(builder.page)
  expect([...reviewer.complaints, ...builder.complaints]).toEqual([])
  const listed = await on.engine.does('sander', 'template.list', {})
  expect(Object.fromEntries(listed.items.map(({ key, isNew }) => [key, isNew]))).toMatchObject({ 'web-hero': true })

  await on.engine.does('jonna', 'approval.judge', { id: asked.id, hash: asked.subject.hash, verdict: 'approve' })
  await on.engine.does('ines', 'approval.judge', { id: asked.id, hash: asked.subject.hash, verdict: 'approve' })
  await eventually(() => yes.count()).toBe(0)
  expect(await on.engine.does('sander', 'template.show', { id: 'web-hero' })).not.toHaveProperty('unapproved')
}, 120_000)

test('a template that had its yes with another family is reviewed by what changed in it since', async () => {
  const { template } = await on.engine.does('maren', 'template.show', { id: 'web-hero' })
  const headline = template.slots.find(({ name }) => name === 'headline')
  await on.engine.does('maren', 'template.amend', {
    id: template.id,
    slots: template.slots.map((slot) => (slot === headline ? { ...slot, maxLines: 4, also: ['body'] } : slot)),
  })
  const { family } = await on.engine.does('tomas', 'family.show', { id: 'autumn-home-hero' })
  const made = await on.engine.does('tomas', 'family.compose', {
    name: 'Autumn, shop hero',
    template: template.id,
    slots: Object.fromEntries(Object.entries(family.slots).map(([slot, components]) => [slot, { components }])),
    locales: family.locales,
  })
  await expect
    .poll(async () => (await on.engine.does('tomas', 'family.preflight', { id: made.family.id })).state, { timeout: 60_000, interval: 500 })
    .toMatch(/passed|partly/)
  const asked = await on.engine.does('tomas', 'approval.request', { subject: { kind: 'family', id: made.family.id } })
  const { page, complaints } = await on.visit('jonna', `/review/${asked.id}`)
  await eventually(() => titleOf(page)).toMatch(/^The template changed\./)
  const row = (name: string) => page.getByRole('row', { name }).allTextContents()
  expect(await row('Headline, also')).toEqual([expect.stringMatching(/also.*body$/)])
  expect(await row('Headline, max lines')).toEqual([expect.stringMatching(/4$/)])
  expect(complaints).toEqual([])
  await on.engine.does('jonna', 'approval.judge', { id: asked.id, hash: asked.subject.hash, verdict: 'return', note: 'Three lines are enough' })
}, 90_000)

test('a condition that does not hold together is shown under its character', async () => {
  const { page } = await on.visit('ines', '/routes')
  await page.getByRole('button', { name: 'Change E-mail' }).click()
  await page.getByLabel('Condition').fill('newClaim > 0')
  await page.getByRole('button', { name: 'Set it' }).click()
  await eventually(() => page.getByRole('alert').textContent()).toMatch(/newClaim > 0\s*\^/)
  await expectAccessible(page)
})

test('at 390 px in the dark the review is accessible and fits its width', async () => {
  const { page, complaints } = await on.visit('jonna', '/review', { width: 390, theme: 'dark', touch: true })
  await eventually(() => titleOf(page)).toMatch(/^Nothing waits/)
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  expect(complaints).toEqual([])
})

test('on a phone what was found stands before the yes; content that was not checked says so, and can be checked', async () => {
  const { family } = await on.engine.does('tomas', 'family.show', { id: 'autumn-mobile-hero' })
  const asked = await on.engine.does('tomas', 'approval.request', { subject: { kind: 'family', id: family.id } })
  const { page, complaints } = await on.visit('maren', `/review/${asked.id}`, { width: 390, touch: true })
  // A preview on its way is seen to be: its bars stand out from what they lie on.
  await page.route('**/api/variant.render', () => undefined)
  await page.reload()
  const bar = page.locator('p', { hasText: 'Asked for now' }).locator('+ div').getByRole('status').locator('span').first()
  const [drawn, below] = await bar.evaluate((span) => {
    const groundOf = (at: Element | null): string[] => (at ? [getComputedStyle(at).backgroundColor, ...groundOf(at.parentElement)] : [])
    return groundOf(span).filter((ground) => ground !== 'rgba(0, 0, 0, 0)')
  })
  expect(drawn).not.toBe(below)
  await page.unroute('**/api/variant.render')
  await page.reload()
  const findings = page.getByRole('region', { name: 'Findings' })
  await eventually(() => findings.textContent()).toMatch(/\d+ variants/)
  const [found, yes] = [await findings.boundingBox(), await page.getByRole('button', { name: /^Approve/ }).boundingBox()]
  expect((found?.y ?? 0) + (found?.height ?? 0)).toBeLessThan(yes?.y ?? 0)
  expect(await page.getByRole('heading', { name: 'Findings' }).count()).toBe(1)
  await page.getByRole('button', { name: 'Details' }).click()
  await page.getByRole('dialog').getByRole('heading', { name: 'Notes' }).waitFor()
  expect(await page.getByRole('dialog').getByRole('heading', { name: 'Findings' }).count()).toBe(0)
  await page.keyboard.press('Escape')

  await sql`update preflight set body = jsonb_set(body, '{hash}', '"of other content"') where body ->> 'family' = ${family.id}`.execute(on.engine.db)
  await page.reload()
  await findings.getByText('This content was not checked.').waitFor()
  expect(await findings.textContent()).not.toContain('Nothing was found')
  await expectAccessible(page)
  await findings.getByRole('button', { name: 'Check it' }).click()
  await eventually(() => findings.textContent()).toMatch(/\d+ variants/)
  expect(complaints).toEqual([])
})

test('where nobody here may say yes, it says so, why no rule does without, and the owner is led to whom to invite', async () => {
  await on.engine.does('jonna', 'component.add', { kind: 'headline', key: 'wet-ways', fields: { en: { text: 'Wet ways home' } } })
  const { family } = await on.engine.does('tomas', 'family.show', { id: 'autumn-mobile-hero' })
  const slots = Object.fromEntries(Object.entries(family.slots).map(([slot, components]) => [slot, { components }]))
  const made = await on.engine.does('maren', 'family.compose', {
    name: 'Wet ways',
    template: family.template,
    slots: { ...slots, headline: { components: ['wet-ways'] } },
    locales: ['en'],
  })
  await expect
    .poll(async () => (await on.engine.does('maren', 'family.preflight', { id: made.family.id })).state, { timeout: 60_000, interval: 500 })
    .toMatch(/passed|partly/)
  const asked = await on.engine.does('maren', 'approval.request', { subject: { kind: 'family', id: made.family.id } })
  const because = 'Nobody here may say yes at brand: it takes a creative steward who had no hand in it.'
  expect(asked.unjudged).toMatchObject({ because, role: 'creativeSteward' })
  expect(await on.engine.refuses('maren', 'approval.judge', { id: asked.id, hash: asked.subject.hash, verdict: 'approve' })).toMatchObject({
    code: 'sameHands',
    remedy: expect.stringContaining(`${because} The owner invites a person with the role creativeSteward (person.invite)`) as unknown,
  })
  const { page, complaints } = await on.visit('maren', `/review/${asked.id}`)
  await page.getByText(because).waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Invite a creative steward' }).click()
  await eventually(() => page.getByRole('checkbox', { name: 'creative steward' }).isChecked()).toBe(true)
  expect(complaints).toEqual([])
}, 90_000)
