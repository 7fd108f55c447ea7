import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { rooms } from '../../server/rooms.ts'
import { approvals } from '../../starter/approvals.ts'
import { library } from '../../starter/library.ts'
import { mailings } from '../../starter/mailings.ts'
import { routes } from '../../starter/routes.ts'
import type { Step, Told } from '../../starter/story.ts'
import { expectAccessible } from '../../test/browser.ts'
import { runningEngine, type RunningEngine } from '../../test/running.ts'
import { builtConsole } from '../../test/served-console.ts'
import { overflowOf, titleOf, visitedConsole, type VisitedConsole } from '../../test/visited-console.ts'

let engine: RunningEngine
let seen: VisitedConsole

const tell = async (told: Told, steps: readonly Step[]): Promise<void> => {
  for (const { by, operation, input, key } of steps) {
    const asks = () => engine.does(by, operation, input(told) as never)
    const answer = await (operation === 'approval.request' ? vi.waitFor(asks, { timeout: 30_000, interval: 50 }) : asks())
    if (key !== undefined) told.answers[key] = answer
  }
}

beforeAll(async () => {
  engine = await runningEngine({ consoleFolder: await builtConsole(), rooms })
  const told: Told = { people: {}, answers: {}, now: new Date() }
  await tell(told, [...library, ...routes, ...approvals])
  await engine.does('aiko', 'placement.save', {
    key: 'newsletter-hero',
    name: 'Newsletter hero',
    channel: 'email',
    goal: { metric: 'clickRate', counterMetric: 'unsubscribeRate' },
    holdout: { share: 0 },
  })
  const placements = ['newsletter-hero']
  const { id } = await engine.does('aiko', 'campaign.draft', { key: 'letter', name: 'Autumn letter', placements, family: 'autumn-newsletter' })
  await engine.does('aiko', 'campaign.release', { id })
  await tell(told, mailings)
  await vi.waitFor(
    async () => {
      const { items } = await engine.does('aiko', 'mailing.list', {})
      if (!items.some(({ state, ledger }) => state === 'finished' && ledger.accepted > 0)) throw new Error('the mailing is still under way')
    },
    { timeout: 60_000, interval: 100 },
  )
  seen = await visitedConsole(engine)
}, 180_000)
afterEach(() => seen.leave())
afterAll(async () => {
  await seen?.stop()
  await engine?.stop()
})

test('the ledger of a mailing adds up on the screen, and every message has its row', async () => {
  const { page } = await seen.visit('/mailings')
  await expect.poll(() => titleOf(page)).toMatch(/ of 16 went out/)
  const figure = page.getByRole('group', { name: /^16 = / })
  const [planned, ...parts] = ((await figure.getAttribute('aria-label')) ?? '').split(/ = | \+ /).map(Number)
  expect(parts).toHaveLength(5)
  expect(parts.reduce((sum, part) => sum + part, 0)).toBe(planned)
  await expect.poll(() => page.getByRole('table', { name: 'Deliveries' }).locator('tr[data-row]').count()).toBe(planned)
  await expectAccessible(page)
})

test('what has no subject says so before it is sent', async () => {
  const [draft] = (await engine.does('aiko', 'mailing.list', { state: ['draft'] })).items
  const { page } = await seen.visit('/mailings')
  await page.route('**/mailing.plan*', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: (await response.text()).replaceAll(/"subjects":\[[^\]]*\]/g, '"subjects":[]') })
  })
  await page.goto(`${engine.address}/mailings/${draft?.id}`)
  await page.getByRole('button', { name: /^Send/ }).waitFor()
  await page.keyboard.press('s')
  await page.getByRole('alertdialog').getByText('its template gives it no subject, and without one it goes to nobody').waitFor()
  // Windows are kept from test to test, and their routes with them.
  await page.unroute('**/mailing.plan*')
})

test('a mailing is sent after a yes alone, which says to how many, to whom not and why', async () => {
  const [draft] = (await engine.does('aiko', 'mailing.list', { state: ['draft'] })).items
  const plan = await engine.does('aiko', 'mailing.plan', { id: draft?.id ?? '' })
  expect([plan.goesOut, plan.refused]).toEqual([expect.any(Number), expect.any(Number)])
  const { page } = await seen.visit(`/mailings/${draft?.id}`)
  await page.getByRole('button', { name: /^Send/ }).waitFor()
  await page.keyboard.press('s')
  const dialog = page.getByRole('alertdialog', { name: 'Send “Members’ week”?' })
  const yes = dialog.getByRole('button', { name: /^Send to / })
  await yes.waitFor()
  const told = (await dialog.textContent()) ?? ''
  expect(told).toContain(`${plan.goesOut} people get it; ${plan.refused} are left out.`)
  for (const part of [
    'Lindmoor Trail <news@lindmoor.example>',
    'consent and purpose: withdrawn3',
    'Four o’clock, and it rains',
    'Vier Uhr, und es regnet',
  ])
    expect(told).toContain(part)
  await expectAccessible(page)
  // The key that opened it says no yes, nor does Enter: the way back has the focus.
  await page.keyboard.press('s')
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  expect((await engine.does('aiko', 'mailing.show', { id: draft?.id ?? '' })).mailing.state).toBe('draft')
  await page.keyboard.press('s')
  await yes.click()
  await dialog.waitFor({ state: 'detached' })
  const gone = async () => (await engine.does('aiko', 'mailing.show', { id: draft?.id ?? '' })).ledger
  await expect.poll(gone, { timeout: 20_000 }).toMatchObject({ planned: plan.planned, accepted: plan.goesOut, refused: plan.refused, pending: 0 })
  // Who was refused is named as everybody else is.
  await expect.poll(() => page.getByRole('table', { name: 'Deliveries' }).locator('tr[data-row]').count(), { timeout: 20_000 }).toBe(plan.planned)
  expect(await page.getByRole('table', { name: 'Deliveries' }).textContent()).not.toContain('prf_')
}, 60_000)

test('a mailing is drafted on its screen: what is refused stands at its field, and saving sends nothing', async () => {
  const { page } = await seen.visit('/mailings')
  await page.keyboard.press('Control+K')
  await page.getByRole('dialog').getByRole('combobox').fill('draft a mail')
  await page.keyboard.press('Enter')
  const form = page.getByRole('complementary', { name: 'Draft a mailing' })
  const field = (label: string) => form.getByLabel(label, { exact: true })
  await field('Name').fill('Winter letter')
  // From where the last one was sent; what is still missing is named beside the button.
  expect(await field('Sender’s address').inputValue()).toBe('news@lindmoor.example')
  expect(await form.textContent()).toContain('Content.')
  await field('Content').click()
  await page.getByRole('option', { name: /Newsletter hero/ }).click()
  await expect.poll(() => form.getByRole('link', { name: 'Autumn letter' }).getAttribute('href')).toMatch(/^\/families\/fam_/)
  await expectAccessible(page)
  await field('Day').fill('2020-01-01')
  await form.getByRole('button', { name: 'Save' }).click()
  const day = field('Day')
  await expect.poll(() => day.getAttribute('aria-invalid')).toBe('true')
  expect(await page.locator(`#${(await day.getAttribute('aria-describedby'))?.replaceAll(':', '\\:')}`).textContent()).toContain('In the past.')
  await day.fill('')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect.poll(() => titleOf(page)).toBe('“Winter letter” is a draft; nothing went out.')
  const { items } = await engine.does('aiko', 'mailing.list', { state: ['draft'] })
  const drafted = items.find(({ key }) => key === 'winter-letter')
  expect(drafted).toMatchObject({ audience: 'everyone', class: 'marketing', placement: 'newsletter-hero', ledger: { planned: 0 } })
  expect(drafted).not.toHaveProperty('at')

  await page.keyboard.press('e')
  const change = page.getByRole('complementary', { name: 'Change' })
  await change.getByLabel('Class', { exact: true }).click()
  await page.getByRole('option', { name: 'Service' }).click()
  await change.getByRole('button', { name: 'Save' }).click()
  await expect.poll(async () => (await engine.does('aiko', 'mailing.show', { id: drafted?.id ?? '' })).mailing.class).toBe('service')
}, 60_000)

test('where there is no mailing yet, the first is drafted from there', async () => {
  const { page } = await seen.visit('/mailings')
  await page.route('**/api/mailing.list', (route) => route.fulfill({ json: { items: [], total: 0 } }))
  await page.reload()
  await page.getByText('A mailing sends a campaign’s e-mail').waitFor()
  await page
    .locator('main')
    .getByRole('button', { name: /^Draft a mailing/ })
    .last()
    .click()
  await page.getByRole('complementary', { name: 'Draft a mailing' }).waitFor()
  expect(new URL(page.url()).search).toBe('?change=new')
  await expectAccessible(page)
})

test('a message is read as its reader gets it, in a frame where nothing runs', async () => {
  const { page } = await seen.visit('/mailbox')
  const frame = page.locator('iframe[title^="Message: "]')
  await expect.poll(() => frame.count(), { timeout: 20_000 }).toBe(1)
  expect(await frame.getAttribute('sandbox')).toBe('')
  await expect.poll(() => page.frameLocator('iframe[title^="Message: "]').locator('body').textContent()).toContain('Lindmoor')
  await expectAccessible(page)
})

test('a campaign is paused with a reason and resumed', async () => {
  const { page } = await seen.visit('/campaigns', 1440)
  await page.getByRole('button', { name: /^Pause/ }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('Too loud')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByRole('button', { name: /^Resume/ }).count(), { timeout: 20_000 }).toBe(1)
  await page.getByRole('button', { name: /^Resume/ }).click()
  await expect.poll(() => titleOf(page), { timeout: 20_000 }).toBe('1 live.')
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  await expectAccessible(page)
})
