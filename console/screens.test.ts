import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { expectAccessible, type PageWish, type Theme } from '../test/browser.ts'
import { runningEngine, type RunningEngine } from '../test/running.ts'
import { builtConsole } from '../test/served-console.ts'
import { openWindows, type Windows } from '../test/windows.ts'

let engine: RunningEngine
let windows: Windows

beforeAll(async () => {
  engine = await runningEngine({ consoleFolder: await builtConsole() })
  windows = await openWindows(engine)
  await open('maren', 'Repair service on mobile')
}, 120_000)
/** What the screen comes to say; the machine that runs this may be busy. */
// oxlint-disable-next-line vitest/require-awaited-expect-poll
const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 8000 })

afterEach(() => windows.leave())
afterAll(async () => {
  await windows?.stop()
  await engine?.stop()
})

const visit = (path: string, wish?: PageWish) => windows.visit('maren', path, wish)

/** A brief that somebody opens beside the browser. */
const open = (who: string, name: string) =>
  engine.does(who, 'brief.open', {
    title: name,
    goal: { metric: 'clickRate', counterMetric: 'returnRate' },
    placements: ['home-hero'],
    due: inDays(20),
  })

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString()
const title = (page: Page) => page.getByRole('heading', { level: 1 }).textContent()

const looks: [path: string, width: number, theme: Theme][] = [
  ['/', 1440, 'light'],
  ['/', 390, 'dark'],
  ['/briefs', 1440, 'dark'],
  ['/briefs/new', 390, 'light'],
  ['/families', 1440, 'light'],
  ['/families/new', 390, 'dark'],
  ['/journal', 1440, 'light'],
]

test.each(looks)('%s at %i px, %s, on a real engine, is accessible and complains of nothing', async (path, width, theme) => {
  const { page, complaints } = await visit(path, { width, theme })
  await eventually(() => title(page)).not.toBe('On its way')
  await expectAccessible(page)
  expect(complaints).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
})

test('who is not signed in is asked to, and a wrong password is refused in words', async () => {
  const { page } = await windows.visit('nobody', '/briefs')
  await eventually(() => page.url()).toContain('/sign-in')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await eventually(() => page.getByText('Fill this in.').count()).toBe(2)
  await page.getByLabel('Address').fill('nobody@lindmoor.example')
  await page.getByLabel('Password').fill('wrong')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await eventually(() => page.getByRole('alert').textContent()).toContain('do not fit together')
  expect(await page.getByLabel('Address').inputValue()).toBe('nobody@lindmoor.example')
  await expectAccessible(page)
})

test('an engine that does not answer is told of on an empty page too, at once, with the way to ask again', async () => {
  const { page } = await visit('/')
  await page.route('**/api/person.whoami', (route) => route.abort())
  await page.reload()
  const told = page.getByRole('alert')
  await eventually(() => told.textContent()).toContain('The engine does not answer.')
  expect(await told.boundingBox()).toMatchObject({ y: expect.closeTo(400, -2) as number })
  await expectAccessible(page)
  const retry = page.getByRole('button', { name: 'Retry' })
  await retry.waitFor({ timeout: 20_000 })
  await page.unroute('**/api/person.whoami')
  await retry.click()
  await eventually(() => page.getByRole('navigation').count()).toBeGreaterThan(0)
})

test('a brief is opened with keys alone, and the journal tells it', async () => {
  const { page } = await visit('/')
  await eventually(() => title(page)).not.toBe('On its way')
  await page.keyboard.press('g')
  await page.keyboard.press('b')
  await eventually(() => title(page)).toContain('open')
  await page.keyboard.press('n')
  await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('maxlength'))).toBe('140')
  expect(await page.getByText('Still missing: Title, Placements, Live by.').count()).toBe(1)
  await page.keyboard.type('A rain headline for Mobile')
  await page.getByLabel('Placements').fill('mobile-hero')
  await page.getByLabel('Live by').fill(inDays(20).slice(0, 10))
  await page.getByLabel('Live by').press('Enter')
  await eventually(() => page.getByRole('heading', { level: 2, name: 'A rain headline for Mobile' }).count()).toBe(1)
  await page.goto(`${engine.address}/journal`)
  await eventually(() => page.getByText('opened brief “A rain headline for Mobile”').count()).toBe(1)
})

test('a refusal lies at its field, and what was typed stays', async () => {
  const { page } = await visit('/briefs/new')
  await page.getByLabel('Title').fill('Too late for this')
  await page.getByLabel('Placements').fill('home-hero')
  await page.getByLabel('Live by').fill('2020-01-01')
  await page.getByRole('button', { name: 'Open it' }).click()
  await eventually(() => page.getByRole('alert').textContent()).toBe('Mend what is marked.')
  const form = (await page.locator('form').textContent()) ?? ''
  expect(form.split('In the past. Choose a date to come.')).toHaveLength(2)
  expect(form).not.toContain('The due date has passed.')
  expect(await page.getByLabel('Live by').getAttribute('aria-invalid')).toBe('true')
  expect(await page.getByLabel('Title').inputValue()).toBe('Too late for this')
  await expectAccessible(page)
})

test('what somebody else does is seen without a reload, and nothing moves under the hand', async () => {
  const { page } = await visit('/briefs')
  const rows = page.getByRole('table', { name: 'Briefs' }).locator('tr[data-row]')
  await eventually(() => rows.count()).toBeGreaterThan(0)
  await eventually(() => page.getByText('behind').count()).toBe(1)
  const before = await rows.count()
  await open('aiko', 'Opened by Aiko')
  await eventually(() => rows.count()).toBe(before + 1)
  await rows.first().hover()
  await open('aiko', 'Opened under the hand')
  const fresh = page.getByRole('button', { name: 'Show 1 new' })
  await eventually(() => fresh.count()).toBe(1)
  expect(await rows.count()).toBe(before + 1)
  await fresh.click()
  await eventually(() => rows.count()).toBe(before + 2)
})

test('the palette assigns a brief to somebody, and the rail says it', async () => {
  const { page } = await visit('/briefs')
  await page.getByRole('link', { name: 'Repair service on mobile' }).click()
  await page.waitForSelector('aside h2')
  await page.keyboard.press('e')
  await page.getByRole('dialog').getByRole('button', { name: 'Tomas Reyes' }).click()
  const aside = page.getByRole('complementary', { name: 'Brief' })
  await eventually(() => aside.textContent()).toContain('Booked')
  expect(await aside.textContent()).toContain('Tomas Reyes')
  await page.keyboard.press('Escape')
  await eventually(() => aside.count()).toBe(0)
})

test('the palette finds a brief by a word of its title', async () => {
  const { page } = await visit('/')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('repair')
  const found = page.getByRole('option', { name: /Repair service on mobile/ })
  await eventually(() => found.count()).toBe(1)
  await page.keyboard.press('Enter')
  await eventually(() => page.getByRole('heading', { level: 2, name: 'Repair service on mobile' }).count()).toBe(1)
})
