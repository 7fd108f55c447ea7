import type { Locator } from 'playwright-core'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { actorOfFlow } from '../../engine/flow/flow.ts'
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
  // What, where, since when, how sure and when it was noticed stand in the list; its figures lead to where they come from.
  const row = (await page.getByRole('table', { name: 'Signals' }).getByRole('row').nth(1).innerText()).replaceAll('\u00A0', ' ')
  expect(row).toMatch(
    /Nothing to show for rain, German\s+home-hero · since Sun 1 Nov\s+nothing in 9.0 to 13.9 %\s+wants an answer\s+\w{3} \d+ \w{3}, \d\d:\d\d/,
  )
  const lookUp = await page
    .getByRole('navigation', { name: 'Look it up' })
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  expect(lookUp).toEqual(['/placements/home-hero', '/decisions?placement=home-hero', expect.stringMatching(/^\/journal\?type=signal&id=sig_/)])
  await expectAccessible(page)
  await page.goto(`${engine.address}${lookUp.at(-1) ?? ''}`)
  await expect
    .poll(() => page.getByRole('main').textContent(), { timeout: 20_000 })
    .toMatch(/What touched the signal “Nothing tagged rain speaks to those who read German\.”.*1 of 1 entry/)
  await page.goto(`${engine.address}/signals`)
  await expect.poll(() => aside.textContent()).toContain('11.4')
  await page.keyboard.press('n')
  await expect.poll(() => page.url(), { timeout: 20_000 }).toContain('/briefs/brf_')
  const { items, want } = await engine.does('maren', 'signal.list', {})
  expect(items).toMatchObject([{ standing: 'takenUp', state: 'open', brief: page.url().split('/').at(-1) }])
  expect(want).toBe(0)
  await engine.sealer.settle(engine.founded.engine)
  expect((await engine.does('maren', 'overview.show', {})).stations.find(({ stage }) => stage === 'learn')).toMatchObject({ figure: '0' })
  await page.goto(`${engine.address}/signals`)
  await expect.poll(() => titleOf(page), { timeout: 20_000 }).toBe('Nothing wants an answer; one noticed so far.')
  await expect.poll(() => aside.textContent(), { timeout: 20_000 }).toContain('It is being answered.')
  expect((await engine.does('maren', 'brief.show', { id: items[0]?.brief ?? '' })).brief).toMatchObject({
    origin: { kind: 'signal', signal: items[0]?.id },
    evidence: [{ statement: 'Share that fell back', n: 3725 }],
  })
})

/** Where the text of something is drawn: its cell may be wider. */
const textBoxOf = (of: Locator) =>
  of.evaluate((element) => {
    const range = element.ownerDocument.createRange()
    range.selectNodeContents(element)
    const { left, right, top } = range.getBoundingClientRect()
    return { left, right, top }
  })

test('a component that wears off has its curve: each number of times with its effect, its rate and how many', async () => {
  const shown = (exposure: number) => JSON.stringify({ components: { headline: 'cmp_dry' }, exposure, position: 0 })
  for (const [exposure, trials, successes] of [
    [0, 2_000, 200],
    [3, 2_000, 80],
    [6, 100, 4],
  ] as const)
    await sql`insert into learning_cell (engine, placement, day, features, synthetic, shown, trials, successes, value, value_squares)
      values (${engine.founded.engine}, 'home-hero', '2026-11-01', ${String(exposure)}, false, ${shown(exposure)}::jsonb, ${trials}, ${successes}, 0, 0)`.execute(
      engine.db,
    )
  await engine.does('maren', 'signal.raise', {
    kind: 'fatigue',
    placement: 'home-hero',
    slot: 'headline',
    component: 'cmp_dry',
    since: '2026-11-01',
    statement: 'It does 60 % less for those who have seen its campaign more than twice.',
    evidence: [
      { statement: 'Relative fall from the campaign’s first exposure to its fourth and later', value: 0.6, interval: [0.45, 0.75], n: 4100 },
    ],
  })
  const { items } = await engine.does('maren', 'signal.list', { kind: 'fatigue' })
  for (const width of [1440, 390]) {
    const { page } = await seen.visit(`/signals/${items[0]?.id}`, width)
    // On a narrow screen the inspector is a drawer.
    if (width === 390) await page.getByRole('button', { name: 'Details' }).click()
    const curve = page.getByRole('table', { name: 'Fatigue curve' })
    await expect.poll(() => curve.getByRole('row').allTextContents(), { timeout: 30_000 }).toHaveLength(4)
    // Two times on one page, each dated: the curve is of now, what was claimed is of then.
    expect(await page.locator('section').filter({ has: curve }).textContent()).toMatch(/^Fatigue curvenowCounted up to now/)
    expect(await page.getByText(/^as raised .+\d\d:\d\d [A-Z]\S*$/).count()).toBe(1)
    const rows = (await curve.getByRole('row').allTextContents()).map((row) => row.replaceAll('\u00A0', ' '))
    expect(rows[1]).toContain('neverthe measure10.0 %2,000')
    expect(rows[2]).toContain('3 to 4 times')
    expect(rows[3]).toContain('No figure: too few')
    // What was seen how often stands clear of the box beside it.
    const [said, box] = await Promise.all([curve.getByRole('rowheader').last(), curve.getByText('No figure')].map((one) => textBoxOf(one)))
    expect((box?.left ?? 0) - (said?.right ?? 0)).toBeGreaterThanOrEqual(4)
    // And so does the rate beside the box's own edge.
    const edge = await curve.getByText('No figure').boundingBox()
    expect((await textBoxOf(curve.getByRole('row').last().getByText(/%$/))).left - (edge?.x ?? 0) - (edge?.width ?? 0)).toBeGreaterThanOrEqual(8)
    // The n of a piece of evidence stands in one line with its interval.
    const [interval, n] = await Promise.all([/^45.0 to 75.0/, /^n 4,100/].map((text) => textBoxOf(page.getByText(text).last())))
    expect(n?.top).toBe(interval?.top)
    expect(await curve.getByRole('img', { name: /−60.0 %|−60 %/ }).count()).toBe(1)
    await expectAccessible(page)
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  }
})

test('what runs out says its last day, where else it is live, and what to do; the owner says how far ahead that is told', async () => {
  const input = {
    kind: 'expiry',
    placement: 'home-hero',
    alsoAt: ['letter-hero'],
    slot: 'headline',
    component: 'cmp_rain',
    until: '2026-12-05',
    last: true,
    since: '2026-11-21',
    statement: 'The rights to it run out: 5 December 2026 is the last day.',
    evidence: [{ statement: 'Share of what was shown at Home hero in the last 14 days that rests on it', value: 0.42, n: 10_000 }],
  }
  await engine.perform({ engine: engine.founded.engine, actor: actorOfFlow('learner'), operation: 'signal.raise', input })
  const { items } = await engine.does('maren', 'signal.list', { kind: 'expiry' })
  const { page } = await seen.visit(`/signals/${items[0]?.id}`)
  const aside = page.getByRole('complementary', { name: 'Signal' })
  await expect.poll(() => aside.textContent()).toContain('What to do next. Something has to be made')
  const about = (await aside.innerText()).replaceAll('\u00A0', ' ')
  expect(about).toMatch(/42\.0 %\s+n 10,000/)
  expect(about).toMatch(/Placement\s+home-hero\s+Also at\s+letter-hero\s+Slot\s+Headline\s+Component\s+cmp_rain\s+Last day\s+Sat 5 Dec/)
  const row = page.getByRole('row', { name: /runs out, and nothing is left in its place/ })
  expect((await row.innerText()).replaceAll('\u00A0', ' ')).toMatch(/home-hero, Headline\s+last day Sat 5 Dec/)
  await expectAccessible(page)

  await expect.poll(() => page.getByText('What runs out is told 14 days ahead.').count()).toBe(1)
  await page.getByRole('button', { name: 'Set the notice' }).click()
  await page.getByLabel(/days ahead, 1 to 90; 14 now/).fill('30')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByText('What runs out is told 30 days ahead.').count(), { timeout: 20_000 }).toBe(1)
})

test('an anomaly says what to do, and leads to the last change there and to what comes in', async () => {
  const raise = (more: object) =>
    engine.does('maren', 'signal.raise', {
      kind: 'anomaly',
      placement: 'home-hero',
      since: '2026-11-28',
      statement: 'The rate of clicks at Home hero fell on 28 November 2026: 0.30 % since then, 3.0 % on such days before.',
      evidence: [{ statement: 'Rate since 28 November 2026, of what came on the same day', value: 0.003, interval: [0.001, 0.006], n: 4_000 }],
      ...more,
    })
  const rate = await raise({ anomaly: 'rate', entry: 3 })
  const { page } = await seen.visit(`/signals/${rate.id}`)
  const aside = page.getByRole('complementary', { name: 'Signal' })
  await expect.poll(() => aside.textContent()).toContain('What to do next. Do what a visitor does there')
  const links = await page
    .getByRole('navigation', { name: 'Look it up' })
    .getByRole('link')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  expect(links).toEqual(expect.arrayContaining(['/journal?entry=3', '/events', '/decisions?placement=home-hero']))
  const row = page.getByRole('row', { name: /What it brings fell suddenly/ })
  expect((await row.innerText()).replaceAll('\u00A0', ' ')).toMatch(/since Sat 28 Nov\s+false 1 year in 20/)
  await expectAccessible(page)
  const ratio = await raise({
    anomaly: 'sampleRatio',
    experiment: 'exp_1',
    evidence: [{ statement: 'Share of “Dry”; 50 % by the logged propensities', value: 0.54, n: 9 }],
  })
  await page.goto(`${engine.address}/signals/${ratio.id}`)
  await expect.poll(() => aside.textContent(), { timeout: 20_000 }).toContain('Conclude nothing from it.')
  expect(await page.getByRole('link', { name: 'its experiment' }).getAttribute('href')).toBe('/experiments/exp_1')
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
  await expect.poll(() => page.getByText('Nothing of the traffic that is kept was made up.').count(), { timeout: 30_000 }).toBe(1)
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
