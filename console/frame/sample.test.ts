import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openEngine } from '../../server/found.ts'
import { expectAccessible } from '../../test/browser.ts'
import { runningEngine, type RunningEngine } from '../../test/running.ts'
import { builtConsole } from '../../test/served-console.ts'
import { openWindows, type Windows } from '../../test/windows.ts'

/** What the screen comes to say; the machine that runs this may be busy. */
// oxlint-disable-next-line vitest/require-awaited-expect-poll
const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 30_000 })

let engine: RunningEngine
let windows: Windows
beforeAll(async () => {
  engine = await runningEngine({ consoleFolder: await builtConsole() })
  await openEngine(engine.db, engine.founded.engine, engine.clock())
  await engine.does('maren', 'person.invite', { name: 'Noor Haddad', roles: ['contributor'] })
  windows = await openWindows(engine)
}, 120_000)
afterEach(() => windows.leave())
afterAll(async () => {
  await windows?.stop()
  await engine?.stop()
})

const clear = 'Sample brand, synthetic. Clear it'

test.each(['/', '/briefs/new', '/journal'])('%s says that it is a sample, and lets its owner alone clear it', async (path) => {
  for (const width of [1440, 390]) {
    const { page } = await windows.visit('maren', path, { width })
    await eventually(() => page.getByRole('button', { name: clear }).count()).toBe(1)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  }
  const { page } = await windows.visit('tomas', path)
  await eventually(() => page.getByText('Sample brand, synthetic.').count()).toBe(1)
  expect(await page.getByRole('button', { name: clear }).count()).toBe(0)
})

test('clearing says what goes and what stays, and leaves an engine to begin with: named, with a team and a placement of one’s own', async () => {
  const { page, complaints } = await windows.visit('maren', '/')
  await page.getByRole('button', { name: clear }).click()
  const dialog = page.getByRole('alertdialog')
  await eventually(() => dialog.textContent()).toContain('6 people')
  expect(await dialog.textContent()).toContain('What stays2 people')
  await expectAccessible(page, '[role=alertdialog]')
  await dialog.getByLabel('What the engine is called from now on').fill('Northern Works')
  await dialog.getByPlaceholder('Lindmoor Trail').fill('Lindmoor Trail')
  await dialog.getByRole('button', { name: 'Clear the sample' }).click()
  await eventually(() => page.getByRole('button', { name: clear }).count()).toBe(0)
  await eventually(() => page.title()).toContain('Northern Works')

  await page.goto(`${engine.address}/capacity`)
  await page.getByRole('button', { name: 'Found a team' }).first().click()
  await page.getByLabel('Name', { exact: true }).fill('Studio')
  await page.getByLabel('Hours a week, by skill').fill('copy 40, design')
  await page.keyboard.press('Enter')
  await eventually(() => page.getByText('Nothing says what hours design has.').count()).toBe(1)
  await page.getByLabel('Hours a week, by skill').fill('copy 40, design 20')
  await page.keyboard.press('Enter')
  await eventually(async () => (await engine.does('maren', 'capacity.show', {})).teams).toMatchObject([
    { name: 'Studio', hours: { copy: 40, design: 20 } },
  ])

  await page.goto(`${engine.address}/placements?new`)
  await page.getByLabel('Name', { exact: true }).fill('Shop front')
  await page.keyboard.press('Enter')
  await eventually(() => page.url()).toContain('/placements/shop-front')

  await page.goto(`${engine.address}/people?engine`)
  await page.getByLabel('Name', { exact: true }).fill('Southern Works')
  await page.keyboard.press('Enter')
  await eventually(async () => (await engine.does('maren', 'person.whoami', {})).engine.name).toBe('Southern Works')
  expect(complaints).toEqual([])
})
