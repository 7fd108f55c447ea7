import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from '../../test/browser.ts'
import { liveRoom } from '../../server/live/live-room.ts'
import { runningEngine, type RunningEngine } from '../../test/running.ts'
import { builtConsole } from '../../test/served-console.ts'
import { overflowOf, titleOf, visitedConsole, type VisitedConsole } from '../../test/visited-console.ts'

let engine: RunningEngine
let seen: VisitedConsole

beforeAll(async () => {
  engine = await runningEngine({ consoleFolder: await builtConsole(), rooms: [liveRoom] })
  await engine.does('maren', 'signal.raise', {
    kind: 'gap',
    placement: 'home-hero',
    audience: 'rain, German',
    since: '2026-11-01',
    statement: 'Nothing tagged rain speaks to those who read German.',
    evidence: [{ statement: 'Share that fell back', value: 0.114, interval: [0.09, 0.139], n: 3725 }],
  })
  seen = await visitedConsole(engine)
}, 180_000)
afterEach(() => seen.leave())
afterAll(async () => {
  await seen?.stop()
  await engine?.stop()
})

test('a signal shows its evidence, and opening a brief from it takes it up: on its screen and at its station alike', async () => {
  const { page } = await seen.visit('/signals')
  await expect.poll(() => titleOf(page)).toBe('One wants an answer.')
  const aside = page.getByRole('complementary', { name: 'Signal' })
  await expect.poll(() => aside.textContent()).toMatch(/11\.4.%9\.0 to 13\.9 %n 3,725/)
  expect(await aside.getByRole('img', { name: /95 % interval/ }).count()).toBe(1)
  await expectAccessible(page)
  await page.keyboard.press('n')
  await expect.poll(() => page.url(), { timeout: 10_000 }).toContain('/briefs/brf_')
  const { items, want } = await engine.does('maren', 'signal.list', {})
  expect(items).toMatchObject([{ standing: 'takenUp', state: 'open', brief: page.url().split('/').at(-1) }])
  expect(want).toBe(0)
  await engine.sealer.settle(engine.founded.engine)
  expect((await engine.does('maren', 'overview.show', {})).stations.find(({ stage }) => stage === 'learn')).toMatchObject({ figure: '0' })
  await page.goto(`${engine.address}/signals`)
  await expect.poll(() => titleOf(page), { timeout: 10_000 }).toBe('Nothing wants an answer; one noticed so far.')
  await expect.poll(() => aside.textContent(), { timeout: 10_000 }).toContain('It is being answered.')
  expect((await engine.does('maren', 'brief.show', { id: items[0]?.brief ?? '' })).brief).toMatchObject({
    origin: { kind: 'signal', signal: items[0]?.id },
    evidence: [{ statement: 'Share that fell back', n: 3725 }],
  })
})

test.each([
  ['/insights', 'Nothing was learned yet.'],
  ['/campaigns', 'There is no campaign yet.'],
  ['/mailings', 'No mailing was made yet.'],
  ['/mailbox', 'The mailbox is empty.'],
  ['/profiles', 'Nobody is known yet.'],
  ['/decisions', 'No decision was made yet.'],
  ['/placements', 'There is no placement yet.'],
])('%s says what is so when there is nothing', async (path, title) => {
  const { page, complaints } = await seen.visit(path, 390)
  await expect.poll(() => titleOf(page)).toBe(title)
  await expectAccessible(page)
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  expect(complaints).toEqual([])
})

test('made-up traffic is named where events come in, and goes only once the name of the engine is typed', async () => {
  await engine.does('maren', 'event.send', { events: [{ type: 'identify', userId: 'made-up', context: { synthetic: true } }] })
  const { page } = await seen.visit('/events')
  await expect.poll(() => page.getByText('Generators made 0 synthetic decisions and 1 synthetic profile.').count()).toBe(1)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Take it away' }).click()
  const sure = page.getByRole('alertdialog')
  expect(await sure.getByRole('button', { name: 'Take it away' }).isDisabled()).toBe(true)
  await sure.getByRole('textbox').fill('Lindmoor Trail')
  await sure.getByRole('button', { name: 'Take it away' }).click()
  await expect.poll(() => page.getByText('Nothing of the traffic that is kept was made up.').count(), { timeout: 15_000 }).toBe(1)
  expect((await engine.does('maren', 'profile.list', {})).total).toBe(0)
})

test('a flow is switched off where it stands, and says so', async () => {
  const { page } = await seen.visit('/flows')
  await page.getByRole('button', { name: 'Switch off: signal-opens-brief' }).click()
  await expect.poll(() => page.getByRole('button', { name: 'Switch on: signal-opens-brief' }).count()).toBe(1)
  const { items } = await engine.does('maren', 'flow.list', {})
  expect(items.filter(({ runs }) => !runs).map(({ name }) => name)).toEqual(['signal-opens-brief'])
  await expectAccessible(page)
})
