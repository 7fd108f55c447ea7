import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { liveRoom } from '../../server/live/live-room.ts'
import { expectAccessible } from '../../test/browser.ts'
import { runningEngine, type RunningEngine } from '../../test/running.ts'
import { builtConsole } from '../../test/served-console.ts'
import { overflowOf, titleOf, visitedConsole, type VisitedConsole } from '../../test/visited-console.ts'

let seen: VisitedConsole
let engine: RunningEngine

const trait = (key: string, label: string, type: 'string' | 'int' | 'bool') => ({
  key: `profile.${key}`,
  label,
  type,
  origin: { kind: 'trait' as const, trait: key },
})

beforeAll(async () => {
  engine = await runningEngine({ consoleFolder: await builtConsole(), rooms: [liveRoom] })
  for (const attribute of [
    trait('country', 'Country', 'string'),
    trait('orders', 'Orders', 'int'),
    trait('member', 'Member', 'bool'),
    trait('height', 'Height', 'int'),
  ])
    await engine.does('aiko', 'attribute.declare', attribute)
  await engine.does('aiko', 'attribute.declare', {
    key: 'context.rain',
    label: 'Rain there',
    type: 'double',
    unit: 'mm',
    origin: { kind: 'context' },
  })
  await engine.does('aiko', 'audience.save', { key: 'loyal', name: 'Loyal customers', rule: 'profile.orders >= 5' })
  const goal = { metric: 'clickRate', counterMetric: 'returnRate' } as const
  await engine.does('aiko', 'placement.save', {
    key: 'hero',
    name: 'Home hero',
    channel: 'web',
    goal,
    eligibility: 'profile.country in ["NO", "SE"]',
  })
  const people = Array.from({ length: 10 }, (_, n) => ({
    type: 'identify' as const,
    userId: `walker-${n}`,
    traits: { country: n < 6 ? 'NO' : 'DK', orders: n, member: n % 2 === 0 },
  }))
  await engine.does('maren', 'event.send', { events: people })
  const { items } = await engine.does('maren', 'profile.list', { limit: 200 })
  for (const { id } of items.filter(({ userId }) => userId !== 'walker-8' && userId !== 'walker-9'))
    await engine.does('maren', 'consent.record', { profile: id, purpose: 'personalisation', granted: true, text: '1', source: 'test' })
  seen = await visitedConsole(engine)
}, 240_000)
afterEach(() => seen.leave())
afterAll(async () => {
  await seen?.stop()
  await engine?.stop()
})

// oxlint-disable-next-line vitest/require-awaited-expect-poll
const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 30_000 })
const cel = (page: Page) => page.getByLabel('As CEL')
const said = async (page: Page): Promise<string> => (await page.locator('main').innerText()).replaceAll('\u00A0', ' ')
const choose = async (page: Page, picker: string | RegExp, option: string | RegExp): Promise<void> => {
  await page.getByRole('combobox', { name: picker }).first().click()
  await page.getByRole('option', { name: option }).first().click()
}

test('an audience is made clause by clause, in step with its text, counted at each clause, tried, and saved', async () => {
  const { page, complaints } = await seen.visit('/audiences/new')
  await page.getByLabel('Name', { exact: true }).fill('Nordic members')
  expect(await page.getByLabel('Key').inputValue()).toBe('nordicMembers')
  await eventually(() => said(page)).toContain('Keeps 100 % of 10 profiles')

  await choose(page, 'Add a clause', /Country/)
  await page.getByLabel('Value for Country').fill('NO, SE')
  expect(await cel(page).inputValue()).toBe('profile.country in ["NO", "SE"]')
  await eventually(() => said(page)).toContain('Keeps 60 % of 10 profiles')

  await cel(page).fill('profile.country in ["NO", "SE"]\n&& (profile.orders >= 3 || audience.loyal) // or so')
  await eventually(() => page.getByLabel('Value for Orders').inputValue()).toBe('3')
  await eventually(() => said(page)).toContain('Keeps 30 % of 10 profiles')
  await page.getByLabel('Value for Orders').fill('2')
  expect(await cel(page).inputValue()).toBe('profile.country in ["NO", "SE"]\n&& (profile.orders >= 2 || audience.loyal) // or so')
  await eventually(() => said(page)).toContain('Keeps 40 % of 10 profiles')
  const rows = page.getByRole('list', { name: 'Rule, clause by clause' }).locator('> li')
  expect(await rows.evaluateAll((all) => all.map((row) => row.lastElementChild?.textContent))).toEqual(['10', '6', '4'])

  const tryOn = page.getByRole('combobox', { name: 'Try on a profile' })
  await tryOn.click()
  await eventually(() => page.getByRole('option').count()).toBe(10)
  await tryOn.fill('walker-1')
  expect(await page.getByRole('option').allTextContents()).toEqual(['walker-1'])
  await expectAccessible(page)
  await page.getByRole('option', { name: 'walker-1' }).click()
  await eventually(() => said(page)).toContain('walker-1 does not fit.')
  // Each clause says how it came out, what holds included.
  const listed = await page.getByRole('list', { name: 'Rule, clause by clause' }).innerText()
  expect(listed).toContain('profile.country in ["NO", "SE"] is true: profile.country is "NO"')
  expect(listed).toContain('profile.orders >= 2 is false: profile.orders is 1')
  expect(listed).toContain('audience.loyal is false')
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Save the audience' }).click()
  await eventually(() => titleOf(page)).toBe('“Nordic members” keeps 40 % of 10 profiles.')
  const { items } = await engine.does('aiko', 'audience.list', {})
  expect(items.find(({ key }) => key === 'nordicMembers')?.rule).toContain('profile.orders >= 2')
  expect(complaints).toEqual([])
})

test('somebody is chosen by the keys alone, and what is not known of them is said in words and is no error', async () => {
  const { page } = await seen.visit('/audiences/new')
  await cel(page).fill('profile.height > 170 && profile.orders > 3')
  const tryOn = page.getByRole('combobox', { name: 'Try on a profile' })
  await tryOn.fill('walker-')
  await eventually(() => page.getByRole('option').count()).toBe(10)
  const [first = '', second = ''] = await page.getByRole('option').allTextContents()
  await tryOn.press('ArrowDown')
  await tryOn.press('ArrowDown')
  await tryOn.press('ArrowUp')
  await tryOn.press('Enter')
  expect([await tryOn.inputValue(), first]).toEqual([second, expect.stringMatching(/^walker-/)])
  await tryOn.fill('walker-2')
  await tryOn.press('Enter')
  await eventually(() => said(page)).toContain('walker-2 does not fit.')
  await cel(page).fill('profile.height > 170')
  await eventually(() => said(page)).toContain('walker-2 does not fit: not all that the rule asks about is known.')
  const told = page.getByText('This person has no known height')
  const [colour, error] = await told.evaluate((node) => {
    const probe = node.ownerDocument.createElement('span')
    probe.className = 'text-block'
    node.append(probe)
    return [getComputedStyle(node).color, getComputedStyle(probe).color]
  })
  expect(colour).not.toBe(error)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Try it on nobody' }).click()
  await eventually(() => told.count()).toBe(0)
})

test('what is wrong lies under its character while one types, and a slip is mended with one press', async () => {
  const { page } = await seen.visit('/audiences/new')
  await cel(page).fill('profile.contry == "NO" && profile.orders > 1')
  await eventually(() => said(page)).toContain('Line 1, column 1')
  expect(await said(page)).toContain('There is no attribute profile.contry.')
  expect(await cel(page).getAttribute('aria-invalid')).toBe('true')
  expect(await page.locator('.decoration-wavy').textContent()).toBe('profile.contry')
  expect(await page.getByRole('list', { name: 'Rule, clause by clause' }).innerText()).toContain('profile.contry == "NO"')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Use profile.country' }).click()
  expect(await cel(page).inputValue()).toBe('profile.country == "NO" && profile.orders > 1')
  await eventually(() => said(page)).toContain('Keeps 40 % of 10 profiles')

  await cel(page).fill('profile.country == "NO" && profile.orders >')
  await eventually(() => said(page)).toContain('The text cannot be read just now')
  expect(await page.getByLabel('Value for Country').inputValue()).toBe('NO')
  await cel(page).fill('size(profile.country) == 2 && profile.orders > 5 && profile.orders < 3')
  await eventually(() => said(page)).toContain('The builder cannot show this clause')
  await eventually(() => said(page)).toContain('Nobody can fit this rule')
})

test('the rule of a placement is a draft until it is saved, and what only the request brings is set by hand', async () => {
  const { page, complaints } = await seen.visit('/placements/hero')
  await eventually(() => said(page)).toContain('Keeps 60 % of 10 profiles')
  await choose(page, 'Add a clause', /Rain there/)
  expect(await cel(page).inputValue()).toBe('profile.country in ["NO", "SE"]\n&& context.rain >= 1.0')
  await choose(page, /How Rain there is asked about/, 'more than')
  expect(await cel(page).inputValue()).toBe('profile.country in ["NO", "SE"]\n&& context.rain > 1.0')
  await page.getByLabel('Value for Rain there').first().fill('2.5')
  expect(await cel(page).inputValue()).toBe('profile.country in ["NO", "SE"]\n&& context.rain > 2.5')
  await eventually(() => said(page)).toContain('Rain there, as the request brings it')
  await page.getByLabel('Value for Rain there').last().fill('3')
  await eventually(() => said(page)).toContain('Keeps 60 % of 10 profiles')
  await page.getByRole('button', { name: 'Save the rule' }).click()
  await eventually(async () => (await engine.does('aiko', 'placement.list', {})).items[0]?.eligibility).toContain('context.rain > 2.5')
  await eventually(() => page.getByRole('button', { name: 'Save the rule' }).count()).toBe(0)
  await expectAccessible(page)
  expect(complaints).toEqual([])
})

test.each([
  ['/audiences', 1440],
  ['/audiences/loyal', 390],
  ['/placements/hero', 390],
])('%s at %i px is accessible and stays within its width', async (path, width) => {
  const { page } = await seen.visit(path, width)
  await eventually(() => titleOf(page)).not.toBe('')
  if (path !== '/audiences') await eventually(() => said(page)).toContain('Keeps')
  await expectAccessible(page)
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
})
