import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { createRoom } from '../../server/create/create-room.ts'
import { liveRoom } from '../../server/live/live-room.ts'
import { expectAccessible } from '../../test/browser.ts'
import { release } from '../../test/released.ts'
import { runningEngine, type RunningEngine } from '../../test/running.ts'
import { builtConsole } from '../../test/served-console.ts'
import { overflowOf, titleOf, visitedConsole, type VisitedConsole } from '../../test/visited-console.ts'

let seen: VisitedConsole
let engine: RunningEngine
const many = 240
const patient = { timeout: 30_000 }

const until = (holds: () => Promise<boolean>): Promise<void> =>
  vi.waitFor(async () => {
    if (!(await holds())) throw new Error('it has not come about')
  }, patient)

beforeAll(async () => {
  engine = await runningEngine({ consoleFolder: await builtConsole(), rooms: [createRoom, liveRoom] })
  const goal = { metric: 'clickRate', counterMetric: 'returnRate' } as const
  await engine.does('aiko', 'attribute.declare', { key: 'context.rain', label: 'Rain', type: 'int', unit: 'mm', origin: { kind: 'context' } })
  const place = { key: 'home-hero', name: 'Home hero', channel: 'web', goal, holdout: { share: 0 }, eligibility: 'context.rain >= 0' } as const
  await engine.does('aiko', 'placement.save', place)
  await release(engine, { placement: 'home-hero', name: 'calm', headlines: ['Dry all the way home', 'New for autumn'] })
  const ask = (n: number) =>
    engine.does('aiko', 'decision.request', {
      placement: 'home-hero',
      subject: { anonymousId: `v${n}` },
      consent: { personalisation: true },
      context: { rain: n % 10 },
    })
  await until(async () => (await ask(0)).campaign !== undefined)
  const answers = await Promise.all(Array.from({ length: many }, (_, n) => ask(n)))
  const clicks = answers
    .filter((_, n) => n % 4 === 0)
    .map(({ receipt }, n) => ({ type: 'track', event: 'Content Clicked', anonymousId: `v${n}`, properties: { receipt } }))
  await engine.does('maren', 'event.send', { events: clicks as never })
  const last = answers
    .map(({ id }) => id)
    .sort()
    .at(-1)
  await until(async () => (await engine.does('aiko', 'decision.list', {})).items[0]?.id === last)
  seen = await visitedConsole(engine)
}, 300_000)
afterEach(() => seen.leave())
afterAll(async () => {
  await seen?.stop()
  await engine?.stop()
})

test('a rule is drafted, looked at and sent to review, by keys', async () => {
  const { page, complaints } = await seen.visit('/placements/home-hero')
  const rules = page.getByRole('form', { name: 'Draft' })
  await page.getByRole('button', { name: 'Draft a change' }).waitFor()
  await page.keyboard.press('d')
  await rules.getByLabel('As CEL').fill('context.snow > 2')
  await rules.getByLabel('Why').fill('only where it pours')
  await rules.getByRole('button', { name: 'Save the draft' }).click()
  await expect.poll(() => rules.textContent(), patient).toContain('There is no attribute context.snow')
  await rules.getByLabel('As CEL').fill('context.rain >= 9')
  await expect.poll(() => rules.textContent(), patient).not.toContain('context.snow')
  await expectAccessible(page)
  await rules.getByRole('button', { name: 'Save the draft' }).click()

  const draft = page.getByRole('region', { name: /What changes/ })
  await expect.poll(() => draft.textContent(), patient).toContain('only where it pours')
  expect(await draft.locator('del').allTextContents()).toEqual(['Live: 0'])
  expect(await draft.locator('ins').allTextContents()).toEqual(['Draft: 9'])
  expect(await page.getByText('Look first at what it would do.').count()).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Look at 14 days' }).click()
  const report = page.getByRole('region', { name: 'What if it had been live' })
  await expect.poll(() => report.textContent(), patient).toContain('No figure: effective sample 24, needs 100')
  expect(await report.textContent()).toContain('are no longer eligible')
  await expectAccessible(page)
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)

  await expect.poll(() => page.getByText('Look first at what it would do.').count()).toBe(0)
  await page.keyboard.press('a')
  await expect.poll(() => draft.textContent(), patient).toContain('it waits for the yes of')
  const { items } = await engine.does('maren', 'approval.list', { state: ['waiting'] })
  expect(items[0]).toMatchObject({ subject: { kind: 'rule' }, title: 'Home hero: eligibility' })
  expect(complaints.filter((one) => !one.includes('422'))).toEqual([])
})

test.each([1440, 390])('the review of a rule shows before, after and the report at %i px, and who may say yes', async (width) => {
  const { items } = await engine.does('maren', 'approval.list', { state: ['waiting'] })
  const { page } = await seen.visit(`/review/${items[0]?.id}`, width)
  await expect.poll(() => titleOf(page), patient).toContain('Home hero: eligibility. ')
  await expect.poll(() => page.getByRole('main').textContent(), patient).toContain('No figure: effective sample 24, needs 100')
  expect(await page.getByRole('main').textContent()).toContain('so may not judge it')
  await expectAccessible(page)
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
})

test('once another person has said yes it can go live, and decides', async () => {
  const { items } = await engine.does('maren', 'approval.list', { state: ['waiting'] })
  const asked = items[0]
  await engine.does('aiko', 'approval.judge', { id: asked?.id ?? '', hash: asked?.subject.hash ?? '', verdict: 'approve' })
  const { page } = await seen.visit('/placements/home-hero', 390)
  await page.getByRole('button', { name: 'Let it go live' }).first().click()
  await vi.waitFor(async () => expect((await engine.does('aiko', 'placement.list', {})).items[0]?.eligibility).toBe('context.rain >= 9'), patient)
  await page.getByRole('button', { name: 'Draft a change' }).first().waitFor()
  await expectAccessible(page)
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
})

test('a draft is given up after one question', async () => {
  const { places } = { places: (await engine.does('aiko', 'placement.list', {})).items }
  await engine.does('aiko', 'rule.draft', {
    of: { kind: 'placement', id: places[0]?.id ?? '' },
    caps: [{ most: 2, days: 7 }],
    because: 'twice a week',
  })
  const narrow = await seen.visit('/placements/home-hero', 390)
  const thumb = narrow.page.locator('.sticky.bottom-0')
  await expect.poll(() => thumb.textContent(), patient).toContain('Look first at what it would do.')
  await narrow.page.screenshot({ path: '/tmp/mk-390.png' })
  expect((await thumb.boundingBox())?.height).toBeLessThan(120)
  const { page } = await seen.visit('/placements/home-hero')
  const why = page.locator('main > header').getByText('Look first at what it would do.')
  await why.waitFor()
  await page.screenshot({ path: '/tmp/mk-1440.png' })
  // Beside the button that it is about, inside the bar.
  const [beside, button] = [await why.boundingBox(), await page.getByRole('button', { name: 'Ask for approval' }).first().boundingBox()]
  expect(beside?.y).toBeGreaterThan(0)
  expect((beside?.x ?? 0) + (beside?.width ?? 0)).toBeLessThan(button?.x ?? 0)
  expect(
    await page
      .locator('main > header')
      .getByText('Home hero')
      .evaluate((crumb) => crumb.scrollWidth - crumb.clientWidth),
  ).toBeLessThanOrEqual(0)
  await page.getByRole('button', { name: 'Discard the draft' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Discard the draft for Home hero?' })
  await expectAccessible(page, '[role=alertdialog]')
  await dialog.getByRole('button', { name: 'Discard the draft' }).click()
  await page.getByRole('button', { name: 'Draft a change' }).waitFor()
  expect((await engine.does('aiko', 'rule.list', { state: ['discarded'] })).total).toBe(1)
})

test('a drafted decision table is reviewed as a table: what it was, what it would be, and which rows come or go', async () => {
  const [place] = (await engine.does('aiko', 'placement.list', {})).items
  await engine.does('aiko', 'audience.save', { key: 'walkers', name: 'Those who walk', rule: 'context.rain > 3' })
  const rows = [
    { when: 'audience.walkers', campaigns: ['campaign-calm'] },
    { when: '', campaigns: [] },
  ]
  const drafted = await engine.does('aiko', 'rule.draft', { of: { kind: 'placement', id: place?.id ?? '' }, table: rows, because: 'walkers first' })
  const look = await engine.does('aiko', 'whatIf.start', { rule: drafted.id })
  await until(async () => (await engine.does('aiko', 'whatIf.show', { id: look.id })).state === 'done')
  const asked = await engine.does('aiko', 'approval.request', { subject: { kind: 'rule', id: drafted.id } })
  for (const width of [1440, 390]) {
    const { page } = await seen.visit(`/review/${asked.id}`, width)
    const table = page.getByRole('table', { name: 'Decision table, drafted' })
    await expect
      .poll(() => table.getByRole('row').allTextContents(), patient)
      .toEqual(['WhoCampaign calm', 'Comes: Those who walkmay see it', 'Comes: everyone elsenot'])
    expect(await page.getByRole('main').textContent()).not.toContain('holds(')
    await expectAccessible(page)
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  }
  await engine.does('aiko', 'rule.discard', { id: drafted.id })
})

test('the rule of a live campaign is drafted in its inspector', async () => {
  const { items } = await engine.does('aiko', 'campaign.list', {})
  const { page } = await seen.visit(`/campaigns/${items[0]?.id}`)
  await page.getByRole('button', { name: 'Draft a change' }).click()
  const form = page.getByRole('form', { name: 'Draft' })
  await form.getByLabel('Priority').fill('300')
  await form.getByLabel('Why').fill('room below it')
  await expectAccessible(page)
  await form.getByRole('button', { name: 'Save the draft' }).click()
  await expect.poll(() => page.getByRole('region', { name: /What changes/ }).textContent(), patient).toContain('Priority')
  const drafted = await engine.does('aiko', 'rule.list', { state: ['draft'] })
  expect(drafted.items[0]).toMatchObject({ of: { kind: 'campaign' }, changes: ['priority'], after: { priority: 300 } })
})
