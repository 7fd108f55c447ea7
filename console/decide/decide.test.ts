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
let decision: string
let headlines: Record<string, string>
const wet = 'profile.rain >= 2'

beforeAll(async () => {
  engine = await runningEngine({ consoleFolder: await builtConsole(), rooms: [createRoom, liveRoom] })
  const goal = { metric: 'clickRate', counterMetric: 'returnRate' } as const
  await engine.does('aiko', 'attribute.declare', { key: 'profile.rain', label: 'Rain', type: 'double', origin: { kind: 'trait', trait: 'rain' } })
  await engine.does('aiko', 'audience.save', { key: 'rainedOn', name: 'Rained on', rule: wet })
  await engine.does('aiko', 'placement.save', {
    key: 'home-hero',
    name: 'Home hero',
    channel: 'web',
    goal,
    holdout: { share: 0 },
    audiences: ['rainedOn'],
  })
  const { components } = await release(engine, { placement: 'home-hero', name: 'calm', headlines: ['Dry all the way home', 'New for autumn'] })
  headlines = components
  await release(engine, {
    placement: 'home-hero',
    name: 'storm',
    headlines: ['Made for the downpour', 'Rain or not'],
    eligibility: wet,
    priority: 900,
  })
  const client = await engine.clientOf('aiko')
  // Both campaigns are decided with a moment after they were released, and a decision is found a moment after it was made.
  await vi.waitFor(
    async () => {
      const answer = await client.decision.request({ placement: 'home-hero', subject: { anonymousId: 'reader' } })
      if (!('id' in answer)) throw new Error(answer.message)
      const { explanation } = await vi.waitFor(() => engine.does('aiko', 'decision.explain', { id: answer.id }), { timeout: 4_000, interval: 100 })
      if (explanation.sieve.length < 2) throw new Error('only one campaign is decided with as yet')
      decision = answer.id
    },
    { timeout: 30_000, interval: 300 },
  )
  seen = await visitedConsole(engine)
}, 180_000)
afterEach(() => seen.leave())
afterAll(async () => {
  await seen?.stop()
  await engine?.stop()
})

test('a decision is explained with its sieve, its draw and its way, and a key replays it', async () => {
  const { page, complaints } = await seen.visit(`/decisions/${decision}`)
  const sieve = page.getByRole('group', { name: '2 candidates; one was shown' })
  await expect.poll(() => sieve.textContent()).toContain('Campaign storm')
  expect(await sieve.textContent()).toContain('stopped at Eligible')
  const record = await engine.does('aiko', 'decision.explain', { id: decision })
  const shown = Object.entries(headlines).find(([, id]) => id === record.record.components?.headline)?.[0] ?? 'nothing'
  await expect.poll(() => page.frameLocator('iframe').first().locator('h1').textContent()).toBe(shown)
  expect(await page.getByRole('list', { name: 'From brief to outcome' }).textContent()).toContain('This decision')
  // Where one is is said by its time; the id stands in the record.
  await expect.poll(() => page.locator('header [aria-current=page]').textContent()).toMatch(/^Decision of \d+ \w+ \d\d:\d\d$/)
  expect(await page.getByText(decision, { exact: true }).count()).toBe(1)
  expect(await page.getByText(record.explanation.propensity?.formula ?? 'no formula').count()).toBe(1)
  // The way begins where the draw ends, however long the record beside them is.
  const [drawn, exact, way] = await Promise.all(
    ['How it was drawn', 'Propensity, exact', 'From brief to outcome'].map((name) => page.getByRole('region', { name }).first().boundingBox()),
  )
  const ends = [drawn, exact].map((box) => (box?.y ?? 0) + (box?.height ?? 0))
  expect((way?.y ?? 0) - Math.max(...ends)).toBeLessThanOrEqual(24)
  await expectAccessible(page)
  const answered = page.waitForResponse('**/api/decision.explain')
  await page.keyboard.press('p')
  expect(((await (await answered).json()) as { explanation: { replay: { same: boolean } } }).explanation.replay.same).toBe(true)
  await expect.poll(() => page.getByRole('status').filter({ hasText: 'same draw, same answer' }).count()).toBe(1)
  expect(complaints).toEqual([])
})

test('a placement tells what it shows to an audience that is learned apart', async () => {
  const { page, complaints } = await seen.visit('/placements/home-hero')
  const whom = page.getByRole('radiogroup', { name: 'For whom' })
  await expect.poll(() => whom.textContent()).toBe('EverybodyRained on')
  await whom.getByRole('radio', { name: 'Rained on' }).check({ force: true })
  // Nobody whom it has rained on was there.
  await expect.poll(() => page.getByText('share of its latest 0 decisions, counted').count()).toBe(1)
  await whom.getByRole('radio', { name: 'Everybody' }).check({ force: true })
  await expect.poll(() => page.getByText('share of its latest 0 decisions, counted').count()).toBe(0)
  await expectAccessible(page)
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  expect(complaints).toEqual([])
})

test('a decision has a bar where its title will be, and never an id', async () => {
  const { page, complaints } = await seen.visit('/placements')
  const held = Promise.withResolvers<void>()
  await page.route('**/api/component.list', async (route) => {
    await held.promise
    await route.continue()
  })
  await page.goto(`${engine.address}/decisions`)
  const table = page.getByRole('table', { name: 'Decisions' })
  await expect.poll(() => table.getByRole('status').count(), { timeout: 20_000 }).toBeGreaterThan(0)
  expect(await table.textContent()).not.toContain('cpt_')
  held.resolve()
  await expect.poll(() => table.getByRole('status').count(), { timeout: 20_000 }).toBe(0)
  expect(await table.textContent()).toMatch(/Dry all the way home|New for autumn|Made for the downpour|Rain or not/)
  await page.unroute('**/api/component.list')
  expect(complaints).toEqual([])
})

test('of a handful of decisions nothing is said to lead; of 25 something is', async () => {
  const { page } = await seen.visit('/placements/home-hero')
  await expect.poll(() => titleOf(page), { timeout: 20_000 }).toMatch(/^“Campaign \w+”: \d decisions? of late, too few to say what leads\.$/)
  const client = await engine.clientOf('aiko')
  for (let n = 0; n < 25; n++) await client.decision.request({ placement: 'home-hero', subject: { anonymousId: `reader-${n}` } })
  await page.reload()
  await expect.poll(() => titleOf(page), { timeout: 20_000 }).toMatch(/leads with \d+ %\./)
})

test('what has no figure says why, at its placement and among the insights alike', async () => {
  const client = await engine.clientOf('aiko')
  const seenBy = async (n: number) => {
    const answer = await client.decision.request({ placement: 'home-hero', subject: { anonymousId: `gatherer-${n}` } })
    if (!('receipt' in answer)) throw new Error(answer.message)
    const event = (name: string, type: string) => ({
      type: 'track',
      event: type,
      anonymousId: `gatherer-${n}`,
      messageId: `${name}-${n}`,
      timestamp: new Date().toISOString(),
      properties: { receipt: answer.receipt },
      context: { userAgent: 'Mozilla/5.0' },
    })
    const exposed = event('exposed', 'Content Exposed')
    // A click in the moment of its decision is a machine's.
    await new Promise((resume) => setTimeout(resume, 500))
    return [exposed, ...(n < 3 ? [event('clicked', 'Content Clicked')] : [])]
  }
  const events = await Promise.all(Array.from({ length: 12 }, (_, n) => seenBy(n)))
  await engine.does('maren', 'event.send', { events: events.flat() })
  const told = () => engine.does('aiko', 'insight.list', { placement: 'home-hero' })
  // One campaign is learned after the other.
  await expect.poll(async () => (await told()).upTo.map(({ successes }) => successes), { timeout: 20_000 }).toEqual([3, 3])
  const { unknown } = await told()
  const one = unknown.find(({ slot, exposures }) => slot === 'headline' && exposures > 0)
  expect(one?.because).toMatch(/^gathering: \d of 25 clicks$/)
  const { page } = await seen.visit('/insights')
  const table = page.getByRole('table', { name: 'No figure yet' })
  await expect
    .poll(() =>
      table
        .getByRole('row')
        .filter({ hasText: one?.title ?? '' })
        .first()
        .textContent(),
    )
    .toContain(one?.because)
  expect(await table.getByRole('row').count()).toBe(unknown.length + 1)
  await expectAccessible(page)
  await page.goto(`${engine.address}/placements/home-hero`)
  const line = page
    .getByRole('table')
    .getByRole('row')
    .filter({ hasText: one?.title ?? '' })
  await expect.poll(() => line.first().textContent(), { timeout: 20_000 }).toContain(one?.because)
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
})

test('a placement without a name is refused beside its field, by us and not by the browser', async () => {
  const { page } = await seen.visit('/placements')
  await page.keyboard.press('n')
  const form = page.getByRole('complementary', { name: 'Make a placement' })
  await form.getByRole('button', { name: 'Make it' }).click()
  const name = form.getByLabel('Name')
  await expect.poll(() => name.getAttribute('aria-invalid')).toBe('true')
  const below = (await name.getAttribute('aria-describedby')) ?? ''
  expect(await page.locator(`[id="${below}"]`).textContent()).toContain('Fill this in.')
  expect(await form.getByText('Channel', { exact: true }).isVisible()).toBe(true)
  await expectAccessible(page)
})

test('a form in a drawer is named once', async () => {
  const { page } = await seen.visit('/placements?new=', 390)
  const drawer = page.getByRole('dialog', { name: 'Make a placement' })
  await drawer.getByLabel('Name').waitFor()
  expect(await drawer.getByText('Make a placement').count()).toBe(1)
  await expectAccessible(page)
})

test.each([
  ['/decisions', 1440, /were drawn and 0 % held out\./],
  ['/placements', 1440, /One placement decides; each has something live\./],
  // How many were asked for before both campaigns were live is not ours to say, and so neither is the share.
  ['/placements/home-hero', 390, /leads with \d+ %\./],
  ['/decisions/dec_nobody', 390, undefined],
])('%s at %i px answers with its title, is accessible and stays within its width', async (path, width, title) => {
  const { page } = await seen.visit(path, width)
  if (title) await expect.poll(() => titleOf(page), { timeout: 20_000 }).toMatch(title)
  else await expect.poll(() => page.getByRole('alert').textContent()).toContain('No decision has the id')
  await expectAccessible(page)
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
})
