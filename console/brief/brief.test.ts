import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from '../../test/browser.ts'
import { runningEngine, type RunningEngine } from '../../test/running.ts'
import { builtConsole } from '../../test/served-console.ts'
import { overflowOf, titleOf, visitedConsole, type VisitedConsole } from '../../test/visited-console.ts'

let engine: RunningEngine
let seen: VisitedConsole

const day = 86_400_000
const dueIn = (days: number): Date => new Date(Date.now() + days * day)
const open = (title: string, hours: number, days: number, skill = 'copy') =>
  engine.does('maren', 'brief.open', {
    title,
    goal: { metric: 'clickRate', counterMetric: 'returnRate' },
    placements: ['home-hero'],
    due: dueIn(days).toISOString(),
    hours,
    skill,
  })

beforeAll(async () => {
  engine = await runningEngine({ consoleFolder: await builtConsole() })
  await open('Members’ week by e-mail', 12, 20)
  await open('A film of the ridge', 900, 8, 'motion')
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

test('capacity: what does not fit is refused in the form with its reason, what fits is booked and seen', async () => {
  const { page, complaints } = await seen.visit('/capacity')
  await eventually(() => titleOf(page)).toBe('2 briefs wait for somebody. There are hours for 1.')
  await page.keyboard.press('a')
  const form = page.getByRole('complementary', { name: 'Assign' })
  await eventually(() => form.getByRole('heading', { name: 'A film of the ridge' }).count()).toBe(1)
  await eventually(() => page.evaluate(() => (document.activeElement as HTMLInputElement).type)).toBe('radio')
  await page.keyboard.press('Enter')
  await eventually(() => form.getByRole('alert').textContent()).toContain('noCapacity')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Members’ week by e-mail' }).click()
  await form.getByLabel('Tomas Reyes').check()
  await page.keyboard.press('Enter')
  await eventually(() => titleOf(page)).toBe('One brief waits for somebody, and nobody has the hours.')
  const cell = page.getByRole('button', { name: /12 of 90.*Studio, copy/ })
  await eventually(() => cell.count()).toBe(1)
  await cell.focus()
  await page.keyboard.press('?')
  await eventually(() => page.getByRole('dialog').textContent()).toContain('12 of 90 h are booked.')
  expect(await page.getByRole('dialog').getByRole('link', { name: 'Members’ week by e-mail' }).getAttribute('href')).toMatch(/^\/briefs\/brf_/)
  await page.keyboard.press('Escape')
  await cell.press('ArrowDown')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('0 of 120')
  // The browser itself tells of the refusal that this test asked for.
  expect(complaints.filter((line) => !line.includes('409'))).toEqual([])
})

test('capacity: other weeks are in the address, and on a phone the form opens by itself', async () => {
  const { page, complaints } = await seen.visit('/capacity?from=2026-01-05', 390)
  await eventually(() => page.getByRole('columnheader', { name: 'Week of 5 Jan' }).count()).toBe(1)
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  await page.getByRole('button', { name: 'Later weeks' }).click()
  await eventually(() => page.url()).toContain('from=2026-02-02')
  await page.getByRole('button', { name: 'Assign' }).click()
  await eventually(() => page.getByRole('dialog').getByRole('heading', { name: 'A film of the ridge' }).count()).toBe(1)
  await expectAccessible(page, '[role=dialog]')
  expect(complaints).toEqual([])
})

test('whom a brief may be given to is said with the skill and the hours free this week, who declares it first', async () => {
  const { items } = await engine.does('maren', 'brief.list', {})
  const { page, complaints } = await seen.visit(`/briefs/${items.find(({ title }) => title === 'A film of the ridge')?.id}`)
  await page.getByRole('complementary', { name: 'Brief' }).getByRole('button', { name: 'Assign' }).click()
  const menu = page.getByRole('dialog')
  await eventually(() => menu.getByRole('button').allTextContents()).toContainEqual(
    expect.stringMatching(/^Tomas Reyeshas not declared motion; Studio: \d+ h free this week for motion$/),
  )
  const told = await menu.getByRole('button').allTextContents()
  const names = told.map((text) => text.replace(/(has not )?declare[sd].*/, ''))
  const declaring = told.filter((text) => !text.includes('has not declared')).length
  for (const part of [names.slice(0, declaring), names.slice(declaring)]) expect(part).toEqual(part.toSorted((a, b) => a.localeCompare(b)))
  expect(told.slice(0, declaring).some((text) => text.includes('has not declared'))).toBe(false)
  // Letters lead to a name, as in any list.
  await page.keyboard.type('tom')
  await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Tomas Reyes/)
  await page.keyboard.press('ArrowUp')
  expect(await page.evaluate(() => document.activeElement?.textContent)).not.toMatch(/^Tomas Reyes/)
  await expectAccessible(page, '[role=dialog]')
  expect(complaints).toEqual([])
})

test('the calendar walks by keys into the month of a brief, lists its day, and keeps its place in the address', async () => {
  const { page, complaints } = await seen.visit('/briefs?view=calendar')
  const table = page.getByRole('table', { name: /^Due in/ })
  await table.locator('button[tabindex="0"]').press('PageDown')
  await eventually(() => page.evaluate(() => document.activeElement?.closest('td')?.dataset.date)).toMatch(/-01$/)
  const due = dueIn(20)
  const month = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Berlin' }).format(due).slice(0, 7)
  await page.goto(`${engine.address}/briefs?view=calendar&month=${month}`)
  await expectAccessible(page)
  await table.getByRole('button', { name: 'Members’ week by e-mail' }).waitFor()
  const cell = table.locator('td', { hasText: 'Members’ week by e-mail' })
  await cell.locator('button').first().press('Enter')
  await page.getByRole('table', { name: 'Briefs' }).getByRole('link', { name: 'Members’ week by e-mail' }).click()
  await eventually(() => page.getByRole('complementary', { name: 'Brief' }).count()).toBe(1)
  expect(page.url()).toMatch(new RegExp(`/briefs/brf_\\w+\\?.*view=calendar.*month=${month}`))
  expect(complaints).toEqual([])
})

test('the timeline marks what is late, first, and fits a phone as the calendar does', async () => {
  const late = await open('Late before it began', 2, 2 / 86_400)
  await eventually(() => Date.now()).toBeGreaterThan(Date.parse(late.due))
  const { page, complaints } = await seen.visit('/briefs?view=timeline')
  await eventually(() => titleOf(page)).toContain('1 past its date')
  const rows = page.getByRole('table', { name: 'Timeline' }).locator('tr[data-row]')
  expect(await rows.first().textContent()).toContain('Late before it began')
  expect(
    await rows
      .first()
      .getByRole('img', { name: /was due .* late/ })
      .count(),
  ).toBe(1)
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  await page.getByRole('radio', { name: 'Calendar' }).check()
  await eventually(() => page.url()).toContain('view=calendar')
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  await expectAccessible(page)
  expect(complaints).toEqual([])
})

test('very full, each view folds: a board shows thirty of a state, a day three, the timeline draws what is in view', async () => {
  const more = Array.from({ length: 120 }, (_, number) => open(`One of many ${number}`, 1, 3))
  await Promise.all(more)
  const { page, complaints } = await seen.visit('/briefs?view=board')
  const column = page.getByRole('region', { name: 'Open' })
  await eventually(() => column.getByRole('listitem').count()).toBe(30)
  await column.getByRole('button', { name: / more$/ }).click()
  expect(await column.getByRole('listitem').count()).toBeGreaterThanOrEqual(120)
  await page.getByRole('radio', { name: 'Timeline' }).check()
  const rows = page.getByRole('table', { name: 'Timeline' }).locator('tr[data-row]')
  await eventually(() => rows.count()).toBeGreaterThan(0)
  expect(await rows.count()).toBeLessThan(60)
  await page.goto(
    `${engine.address}/briefs?view=calendar&month=${new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Berlin' }).format(dueIn(3)).slice(0, 7)}`,
  )
  await page.getByRole('button', { name: '117 more' }).click()
  await eventually(() => page.getByRole('table', { name: 'Briefs' }).getAttribute('aria-label')).toBe('Briefs')
  await page.goto(`${engine.address}/capacity`)
  await eventually(() => titleOf(page)).toMatch(/^12\d briefs wait for somebody\. There are hours for \d+ of the 50 due first\.$/)
  expect(await page.getByRole('table', { name: 'Nobody has yet' }).locator('tr[data-row]').count()).toBe(8)
  expect(complaints).toEqual([])
})

test('what is asked for is picked by its name, and what exists already is found by its words in any language', async () => {
  const goal = { metric: 'clickRate', counterMetric: 'returnRate' } as const
  // Nothing is declared: the brief comes first, and its keys are typed.
  const { page: bare } = await seen.visit('/briefs/new', 390)
  await bare.getByLabel('Placements').fill('home-hero')
  await eventually(() => bare.getByRole('main').textContent()).toContain('Still missing: Title, Live by.')
  for (const [key, name] of [
    ['home-hero', 'Home hero'],
    ['letter-hero', 'Hero of the letter'],
  ] as const)
    await engine.does('aiko', 'placement.save', { key, name, channel: 'web', goal, holdout: { share: 0 } })
  await engine.does('aiko', 'attribute.declare', { key: 'context.rain', label: 'Rain', type: 'int', unit: 'mm', origin: { kind: 'context' } })
  await engine.does('aiko', 'audience.save', { key: 'wet', name: 'Those in the rain', rule: 'context.rain > 3' })
  await engine.does('tomas', 'component.add', {
    kind: 'headline',
    fields: { en: { text: 'Dry all the way home' }, de: { text: 'Trocken bis vor die Tür' } },
  })
  const { page, complaints } = await seen.visit('/briefs/new')
  await page.getByLabel('Title').fill('Etwas Trockenes, vor allem trocken')
  const exists = page.getByRole('region', { name: 'This exists already' })
  await eventually(() => exists.getByRole('link').allTextContents()).toEqual(['Dry all the way home'])
  expect(await exists.textContent()).toContain('Headline; not live')
  await page.getByRole('combobox', { name: 'Audience' }).click()
  await page.getByRole('option', { name: 'Those in the rain' }).click()
  for (const name of ['Home hero', 'Hero of the letter']) {
    await page.getByRole('combobox', { name: 'Add a placement' }).click()
    await page.getByRole('option', { name: new RegExp(`^${name}`) }).click()
  }
  await page.getByRole('button', { name: 'Remove: Home hero' }).waitFor()
  await page.getByRole('combobox', { name: 'Skill' }).click()
  await page.getByRole('option', { name: 'motion' }).click()
  await page.getByLabel('Live by').fill(dueIn(30).toISOString().slice(0, 10))
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Open it' }).click()
  await eventually(() => page.url()).toMatch(/\/briefs\/brf_/)
  const { brief } = await engine.does('maren', 'brief.show', { id: page.url().split('/').at(-1) ?? '' })
  expect(brief).toMatchObject({ audience: 'wet', placements: ['home-hero', 'letter-hero'], skill: 'motion' })
  expect(complaints).toEqual([])
})
