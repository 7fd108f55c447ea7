import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from '../../test/browser.ts'
import { runningEngine, type RunningEngine } from '../../test/running.ts'
import { builtConsole } from '../../test/served-console.ts'
import { overflowOf, titleOf, visitedConsole, type VisitedConsole } from '../../test/visited-console.ts'

let engine: RunningEngine
let seen: VisitedConsole

beforeAll(async () => {
  engine = await runningEngine({ consoleFolder: await builtConsole() })
  seen = await visitedConsole(engine)
}, 180_000)
afterEach(() => seen.leave())
afterAll(async () => {
  await seen?.stop()
  await engine?.stop()
})

/** What the screen comes to say; the machine that runs this may be busy. */
// oxlint-disable-next-line vitest/require-awaited-expect-poll
const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 20_000 })
const refusalsAside = (complaints: readonly string[]) => complaints.filter((line) => !/status of 4\d\d/.test(line))

test('vocabulary: empty it says so; a word is added with keys, refused where it is there already, and stands below its broader one', async () => {
  const { page, complaints } = await seen.visit('/vocabulary')
  await eventually(() => titleOf(page)).toBe('There is no word yet.')
  await page.keyboard.press('n')
  await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('maxlength'))).toBe('80')
  await page.keyboard.type('Weather')
  expect(await page.getByLabel('Key', { exact: true }).inputValue()).toBe('weather')
  await page.getByLabel('Facet').fill('message')
  await page.keyboard.press('Enter')
  await eventually(() => titleOf(page)).toBe('One concept stands. One is used by nothing.')
  await engine.does('ruth', 'concept.add', { key: 'rain', label: 'Rain', of: 'message', broader: 'weather', synonyms: ['downpour'] })
  await engine.does('tomas', 'component.add', { kind: 'headline', key: 'dry', fields: { en: { text: 'Dry all the way home' } }, tags: ['rain'] })
  await page.goto(`${engine.address}/vocabulary?concept=rain`)
  await eventually(() => titleOf(page)).toBe('2 concepts stand for 3 words. Each is in use.')
  const aside = page.getByRole('complementary', { name: 'Concept' })
  await eventually(() => aside.textContent()).toContain('1 component.')
  expect(await aside.getByRole('link', { name: 'dry' }).getAttribute('href')).toBe('/library/dry')
  expect(await page.getByRole('table', { name: 'Vocabulary' }).locator('tr[data-row]').allTextContents()).toEqual([
    expect.stringMatching(/^Weather/),
    expect.stringMatching(/^Rain/),
  ])
  await page.keyboard.press('n')
  await page.getByLabel('Word', { exact: true }).fill('Downpour')
  await page.getByLabel('Facet').fill('message')
  await page.keyboard.press('Enter')
  await eventually(() => page.getByLabel('Key', { exact: true }).getAttribute('aria-invalid')).toBe('true')
  await expectAccessible(page)
  expect(refusalsAside(complaints)).toEqual([])
})

test('people: what each may is printed from the operations; the owner invites, and amends', async () => {
  const { page, complaints } = await seen.visit('/people')
  await eventually(() => titleOf(page)).toBe('7 people, one agent and one flow work here. Maren Lund answers for it.')
  await page.getByRole('row', { name: /Ines Okafor/ }).click()
  const aside = page.getByRole('complementary')
  await eventually(() => aside.textContent()).toContain('compliance reviewer:')
  expect(await aside.locator('dt', { hasText: /^approval$/ }).count()).toBe(1)
  expect(await aside.getByRole('heading', { name: 'Tokens' }).count()).toBe(0)
  await page.keyboard.press('n')
  await page.getByLabel('Name', { exact: true }).fill('Noor Haddad')
  await page.getByLabel('contributor').check()
  await page.getByLabel('Address').fill('ines@lindmoor.example')
  await page.keyboard.press('Enter')
  await eventually(() => page.getByLabel('Address').getAttribute('aria-invalid')).toBe('true')
  await expectAccessible(page)
  await page.getByLabel('Address').fill('noor@lindmoor.example')
  await page.keyboard.press('Enter')
  await eventually(() => aside.textContent()).toContain('noor@lindmoor.example')
  await aside.getByRole('button', { name: 'Change' }).click()
  await aside.getByLabel('Skills').fill('copy, Arabic')
  await page.keyboard.press('Enter')
  await eventually(() => page.getByRole('row', { name: /Noor Haddad/ }).textContent()).toContain('copy, Arabic')
  expect(refusalsAside(complaints)).toEqual([])
})

test('people: after an invitation the owner makes a sign-in link, shown once, and it lets that person in with one press, once', async () => {
  const { page, complaints } = await seen.visit('/people?new', 390)
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('Name', { exact: true }).fill('Joon Park')
  await drawer.getByLabel('viewer', { exact: true }).check()
  await drawer.getByRole('button', { name: 'Invite' }).click()
  await drawer.getByRole('button', { name: 'Make a sign-in link' }).click()
  await eventually(() => drawer.getByRole('status').first().textContent()).toMatch(
    /hand it to Joon Park alone\. It works once, until \w+ \d+ \w+, \d\d:\d\d [A-Z]+[^ ]*\./,
  )
  await expectAccessible(page, '[role=dialog]')
  const link = new URL((await drawer.getByLabel('Sign-in link').textContent()) ?? '')
  await page.reload()
  await eventually(() => drawer.getByRole('button', { name: 'Make a sign-in link' }).count()).toBe(1)
  expect(await page.getByText(link.pathname).count()).toBe(0)

  // Who looks at the link without pressing, such as a chat that shows what is behind it, does not use it up.
  await fetch(link.href.replace(link.origin, engine.address))
  const { page: theirs } = await seen.stranger(link.pathname)
  await expectAccessible(theirs)
  await theirs.getByRole('button', { name: 'Sign in' }).click()
  await theirs.getByRole('button', { name: /Joon Park/ }).waitFor()
  const { page: again } = await seen.stranger(link.pathname)
  await eventually(() => again.getByRole('alert').textContent()).toContain('Ask the owner for another.')
  expect(complaints).toEqual([])
})

test('people: a token of one’s own is issued, its secret is shown once, and it is revoked after being asked', async () => {
  const { page, complaints } = await seen.visit(`/people?person=${engine.founded.people.maren}`, 390)
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('button', { name: 'Issue a token' }).click()
  await drawer.getByLabel('What for').fill('CI')
  await drawer.getByLabel('Scopes').fill('brief.list')
  await page.keyboard.press('Enter')
  await eventually(() => drawer.getByRole('status').first().textContent()).toContain('ctn_')
  const secret = await drawer.getByLabel('Secret').textContent()
  const listed = () =>
    fetch(`${engine.address}/api/brief.list`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: '{}',
    })
  expect((await listed()).status).toBe(200)
  await expectAccessible(page, '[role=dialog]')
  await drawer.getByRole('button', { name: 'I have it' }).click()
  expect(await page.getByText(secret ?? '').count()).toBe(0)
  await drawer.getByRole('button', { name: 'Revoke: CI' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click()
  await eventually(() => drawer.textContent()).toContain('None is valid.')
  expect((await listed()).status).toBe(401)
  await page.keyboard.press('Escape')
  await eventually(() => drawer.count()).toBe(0)
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  expect(complaints).toEqual([])
})
