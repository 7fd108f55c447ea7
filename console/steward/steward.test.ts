import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible } from '../../test/browser.ts'
import { runningEngine, type RunningEngine } from '../../test/running.ts'
import { builtConsole } from '../../test/served-console.ts'
import { overflowOf, titleOf, visitedConsole, type VisitedConsole } from '../../test/visited-console.ts'
import { live } from './lived.fixture.ts'

/** What the screen comes to say; the machine that runs this may be busy. */
// oxlint-disable-next-line vitest/require-awaited-expect-poll
const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 20_000 })

let engine: RunningEngine
let seen: VisitedConsole
const now = Date.now()

const opened = async (lived: boolean) => {
  let past: number | undefined
  engine = await runningEngine({ consoleFolder: await builtConsole(), clock: () => new Date(past ?? Date.now()) })
  if (lived) await live(engine, now, (moment) => (past = moment))
  past = undefined
  seen = await visitedConsole(engine)
}
const closed = async () => {
  await seen?.stop()
  await engine?.stop()
}
afterEach(() => seen.leave())

describe('where nothing has happened yet', () => {
  beforeAll(() => opened(false), 180_000)
  afterAll(closed)

  test.each([
    ['/measures', 'No measure can tell better from worse yet.'],
    ['/measures/responsiveness', 'Responsiveness is not known yet: gathering 0 of 6 answered signals.'],
    ['/drag', 'Nothing waited in this window.'],
  ])('%s says so', async (path, title) => {
    const { page, complaints } = await seen.visit(path, 390)
    await eventually(() => titleOf(page)).toBe(title)
    await expectAccessible(page)
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    expect(complaints).toEqual([])
  })

  test.each([1440, 390])('at %i px an address opens an entry of the journal, and choosing one puts it there', async (width) => {
    await engine.does('maren', 'attribute.declare', { key: `context.at${width}`, label: 'Somewhere', type: 'string', origin: { kind: 'context' } })
    await engine.sealer.settle(engine.founded.engine)
    const { items } = await engine.does('maren', 'journal.list', { limit: 1 })
    const newest = items[0]?.seq ?? 0
    const { page, complaints } = await seen.visit('/journal?entry=1', width)
    const details = width < 1200 ? page.getByRole('dialog') : page.getByRole('complementary', { name: 'Entry 1' })
    await eventually(() => details.textContent()).toContain('engine.founded')
    expect(await details.textContent()).toContain('Entry 1')
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await eventually(() => new URL(page.url()).search).toBe('')
    await page
      .getByRole('link', { name: /Maren Lund declared attribute “Somewhere”/ })
      .first()
      .click()
    await eventually(() => new URL(page.url()).search).toBe(`?entry=${newest}`)
    await eventually(() => page.getByText('attribute.declared', { exact: true }).count()).toBe(1)
    // What it touched stands there by its name, with a way to it; its id is beside it.
    const opened = width < 1200 ? page.getByRole('dialog') : page.getByRole('complementary', { name: `Entry ${newest}` })
    expect(await opened.getByRole('link', { name: 'Somewhere' }).getAttribute('href')).toBe('/audiences')
    expect(await opened.textContent()).toMatch(/AttributeSomewhereatt_\w+.*Sensitiveno/)
    await expectAccessible(page)
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    expect(complaints).toEqual([])
  })

  test('an entry that is none of what the journal is narrowed to is said to be, and both stay', async () => {
    const { id } = await engine.does('maren', 'attribute.declare', {
      key: 'context.there',
      label: 'There',
      type: 'string',
      origin: { kind: 'context' },
    })
    await engine.sealer.settle(engine.founded.engine)
    const { page } = await seen.visit(`/journal?type=attribute&id=${id}&entry=1`)
    const main = page.getByRole('main')
    await eventually(() => main.textContent()).toContain('What touched the attribute “There”')
    await eventually(() => main.textContent()).toContain('Entry 1 is none of these.')
    expect(await main.textContent()).toContain('1 of 1 entry')
    await main.getByRole('link', { name: 'Show it among everything' }).click()
    await eventually(() => new URL(page.url()).search).toBe('?entry=1')
    await eventually(() => page.locator('main ol [aria-current=true]').count()).toBe(1)
  })

  test.each(['999999', 'none'])('an entry %s that is not there is said to be missing', async (entry) => {
    const { page } = await seen.visit(`/journal?entry=${entry}`)
    await eventually(() => page.getByRole('complementary').last().getByRole('alert').textContent()).toContain(`There is no entry ${entry}.`)
  })

  test('a measure that is not there is refused in words', async () => {
    const { page } = await seen.visit('/measures/happiness')
    await eventually(() => page.getByRole('alert').textContent()).toContain('No measure is called happiness.')
  })
})

describe('in an engine that has worked for weeks', () => {
  beforeAll(() => opened(true), 300_000)
  afterAll(closed)

  test('an entry that an address opens is chosen in the list and in view, however long ago it was', async () => {
    const { page } = await seen.visit('/journal?entry=3')
    const line = page.locator('main ol [aria-current=true]')
    await eventually(() => line.count()).toBe(1)
    expect(await line.getAttribute('href')).toContain('entry=3')
    await eventually(async () => {
      const box = await line.boundingBox()
      return box !== null && box.y > 0 && box.y + box.height <= 900
    }).toBe(true)
  })

  test.each([
    ['/measures', 1440],
    ['/measures', 390],
    ['/measures/flow-time', 1440],
    ['/measures/flow-time', 390],
    ['/drag', 1440],
    ['/drag', 390],
  ])('%s at %i px is accessible and stays within its width', async (path, width) => {
    const { page, complaints } = await seen.visit(path, width)
    await eventually(() => titleOf(page)).not.toBe('On its way')
    await eventually(() => page.getByRole('table').count()).toBeGreaterThan(0)
    await expectAccessible(page)
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    expect(complaints).toEqual([])
  })

  test('each measure leads to its page, where the figure is that of the engine and opens its items', async () => {
    const { page } = await seen.visit('/measures')
    await page.getByRole('link', { name: 'Flow time', exact: true }).click()
    const { measure, items, total } = await engine.does('maren', 'measure.show', { measure: 'flow-time' })
    await eventually(() => titleOf(page)).toMatch(/^Flow time: .*, brief taken on to live, median\.$/)
    const figure = measure.reading.figure
    if (!figure.known) throw new Error(figure.because)
    expect(await titleOf(page)).toContain((figure.value / 3_600_000).toFixed(1))
    const rows = page.getByRole('table', { name: 'Behind it' }).locator('tbody tr')
    expect(await rows.count()).toBe(Math.min(50, total))
    await rows.first().getByRole('link').click()
    await eventually(() => page.url()).toContain(`/briefs/${items[0]?.id ?? ''}`)
  })

  test('the twelve weeks are there as a table, with n of each', async () => {
    const { page } = await seen.visit('/measures/flow-time')
    await page.getByRole('button', { name: 'as table' }).first().click()
    const { measure } = await engine.does('maren', 'measure.show', { measure: 'flow-time' })
    const cells = await page
      .getByRole('group', { name: /twelve weeks/ })
      .locator('tbody tr td:last-child')
      .allTextContents()
    expect(cells.map(Number)).toEqual(measure.weeks.map(({ n }) => n))
    expect(cells.some((cell) => Number(cell) > 6)).toBe(true)
  })

  test('a target is set where the figure is read, in hours, and taken away again', async () => {
    const { page } = await seen.visit('/measures/flow-time')
    await eventually(() => page.getByRole('button', { name: 'Set a target' }).count()).toBeGreaterThan(0)
    await page.keyboard.press('t')
    await page.getByLabel('At most, in hours').fill('no number')
    await eventually(() => page.getByText('A target is a number that is not below zero.').count()).toBe(1)
    await page.getByLabel('At most, in hours').fill('12.5')
    await page.keyboard.press('Enter')
    await eventually(async () => (await engine.does('maren', 'measure.show', { measure: 'flow-time' })).measure.target?.value).toBe(45_000_000)
    await eventually(() => page.getByText('≤ 12.5 h').count()).toBe(1)
    await page.getByRole('button', { name: 'Take it away' }).click()
    await eventually(() => page.getByText('No target is set.').count()).toBe(1)
    expect((await engine.does('maren', 'measure.show', { measure: 'flow-time' })).measure.target).toBeUndefined()
  })

  test('each cause of waiting opens the items behind it, and its hours are never added to extra work', async () => {
    const { page } = await seen.visit('/drag')
    const { waiting } = await engine.does('maren', 'drag.show', {})
    await eventually(() => page.getByRole('region', { name: 'Causes, largest first' }).getByRole('listitem').count()).toBe(waiting.held.length)
    const second = waiting.held[1]
    if (!second) throw new Error('things wait at one place only')
    const { total } = await engine.does('maren', 'drag.show', { cause: second.cause, stage: second.stage, ...(second.step && { step: second.step }) })
    await page.getByRole('button', { name: new RegExp(`what waits at “${second.title}”`) }).click()
    const table = page.getByRole('table', { name: second.title })
    await eventually(() => table.locator('tbody tr').count()).toBe(Math.min(50, total))
    await eventually(() => page.getByText('No figure: no hours of rework or re-entry were recorded').count()).toBe(1)
  })
})
