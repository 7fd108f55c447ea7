import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { closeDays } from '../../server/live/close-days.ts'
import { ingestRoom } from '../../server/live/ingest-room.ts'
import { dayAt } from '../../server/store/day-parts.ts'
import { expectAccessible } from '../../test/browser.ts'
import { runningEngine, type RunningEngine } from '../../test/running.ts'
import { builtConsole } from '../../test/served-console.ts'
import { overflowOf, visitedConsole, type VisitedConsole } from '../../test/visited-console.ts'

// oxlint-disable-next-line vitest/require-awaited-expect-poll
const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 30_000 })

let engine: RunningEngine
let seen: VisitedConsole
const days = Array.from({ length: 12 }, (_, n) => dayAt(new Date(), -5 - n))

beforeAll(async () => {
  engine = await runningEngine({ consoleFolder: await builtConsole(), rooms: [ingestRoom()] })
  seen = await visitedConsole(engine)
}, 180_000)
afterEach(() => seen.leave())
afterAll(async () => {
  await seen?.stop()
  await engine?.stop()
})

test('the journal says when days are closed where none is yet', async () => {
  const { page, complaints } = await seen.visit('/journal')
  await eventually(() => page.getByText('a day of events, outcomes or decisions is closed three days after its end').count()).toBe(1)
  await expectAccessible(page)
  expect(complaints).toEqual([])
})

test('the journal shows closed days with count and root, a page at a time', async () => {
  const events = days.flatMap((day, n) =>
    Array.from({ length: n + 1 }, (_, at) => ({ type: 'page', userId: 'w', messageId: `${day}-${at}`, timestamp: `${day}T10:00:00Z` })),
  )
  await engine.does('maren', 'event.send', { events })
  await closeDays(engine, new AbortController().signal)
  await engine.sealer.settle(engine.founded.engine)
  const [latest] = (await engine.does('maren', 'day.list', { limit: 1 })).items
  for (const width of [1440, 390]) {
    const { page, complaints } = await seen.visit('/journal', width)
    const rows = page.getByRole('table', { name: 'Closed days' }).locator('tbody tr[data-row]')
    await eventually(() => rows.count()).toBe(9)
    expect(await rows.first().textContent()).toContain(`${days[0]}Events1${latest?.root}`)
    await page.getByRole('region', { name: 'Closed days' }).getByRole('button', { name: 'Show more' }).click()
    await eventually(() => rows.count()).toBe(12)
    await expectAccessible(page)
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    expect(complaints).toEqual([])
    await seen.leave()
  }
})
