import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { actorOfFlow } from '../../engine/flow/flow.ts'
import { expectAccessible } from '../../test/browser.ts'
import { runningEngine, type RunningEngine } from '../../test/running.ts'
import { builtConsole } from '../../test/served-console.ts'
import { overflowOf, visitedConsole, type VisitedConsole } from '../../test/visited-console.ts'

// oxlint-disable-next-line vitest/require-awaited-expect-poll
const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 30_000 })

let engine: RunningEngine
let seen: VisitedConsole

const message = '“Rain hero” may not go live: nobody has been asked for a yes.'
const report = (flow: string, said: string) =>
  engine.perform({
    engine: engine.founded.engine,
    actor: actorOfFlow(flow),
    operation: 'flow.report',
    input: { flow, operation: 'campaign.release', code: 'notApproved', message: said, entry: 1 },
  })

beforeAll(async () => {
  engine = await runningEngine({ consoleFolder: await builtConsole() })
  await report('approved-goes-live', message)
  await report('signal-opens-brief', 'Something else.')
  await engine.sealer.settle(engine.founded.engine)
  seen = await visitedConsole(engine)
}, 180_000)
afterEach(() => seen.leave())
afterAll(async () => {
  await seen?.stop()
  await engine?.stop()
})

test.each([1440, 390])('at %i px the count of a flow’s refusals leads to their reasons, and to no other flow’s', async (width) => {
  const { page, complaints } = await seen.visit('/flows', width)
  const line = page.getByRole('listitem').filter({ hasText: 'approved-goes-live' })
  await line.getByRole('link', { name: 'refused 1' }).click()
  await eventually(() => page.url()).toContain('/journal?refused=approved-goes-live')
  await eventually(() => page.getByText(message).count()).toBe(1)
  expect(await page.getByText('What the flow approved-goes-live was refused').count()).toBe(1)
  expect(await page.getByText('was refused campaign.release').count()).toBe(1)
  expect(await page.getByText('Something else.').count()).toBe(0)
  await expectAccessible(page)
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  await page.getByRole('link', { name: 'Show everything' }).click()
  await eventually(() => page.getByText('Something else.').count()).toBe(1)
  expect(complaints).toEqual([])
})
