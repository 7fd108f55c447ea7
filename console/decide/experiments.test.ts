import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { createRoom } from '../../server/create/create-room.ts'
import { liveRoom } from '../../server/live/live-room.ts'
import { expectAccessible } from '../../test/browser.ts'
import { release, type Released } from '../../test/released.ts'
import { runningEngine, type RunningEngine } from '../../test/running.ts'
import { builtConsole } from '../../test/served-console.ts'
import { overflowOf, titleOf, visitedConsole, type VisitedConsole } from '../../test/visited-console.ts'

let seen: VisitedConsole
let engine: RunningEngine
let calm: Released
const people = 300

beforeAll(async () => {
  engine = await runningEngine({ consoleFolder: await builtConsole(), rooms: [createRoom, liveRoom] })
  const goal = { metric: 'clickRate', counterMetric: 'returnRate' } as const
  await engine.does('aiko', 'placement.save', { key: 'home-hero', name: 'Home hero', channel: 'web', goal, holdout: { share: 0.1 } })
  calm = await release(engine, { placement: 'home-hero', name: 'calm', headlines: ['Dry all the way home', 'New for autumn'] })
  await engine.does('aiko', 'experiment.plan', {
    key: 'which-headline',
    name: 'Which headline',
    question: 'Does the promise bring more clicks than the news?',
    placement: 'home-hero',
    among: 'components',
    campaign: 'campaign-calm',
    slot: 'headline',
    arms: [
      { name: 'New for autumn', shows: calm.components['New for autumn'] ?? '' },
      { name: 'Dry all the way home', shows: calm.components['Dry all the way home'] ?? '' },
    ],
    metric: 'clickRate',
    usual: 0.4,
    smallest: 0.2,
    guardrails: [
      { metric: 'unsubscribeRate', worst: 0.05, unit: 'points' },
      { metric: 'returnRate', worst: 0.1 },
    ],
    until: new Date(engine.clock().getTime() + 14 * 86_400_000).toISOString(),
  })
  await engine.does('aiko', 'experiment.start', { id: 'which-headline' })
  await engine.sealer.settle(engine.founded.engine)
  await visits()
  seen = await visitedConsole(engine)
}, 240_000)
afterEach(() => seen.leave())
afterAll(async () => {
  await seen?.stop()
  await engine?.stop()
})

/** Two of five click on the one headline, four of five on the other. */
const visits = async (): Promise<void> => {
  const client = await engine.clientOf('aiko')
  const ask = async (anonymousId: string) => {
    const answer = await client.decision.request({ placement: 'home-hero', subject: { anonymousId }, consent: { personalisation: true } })
    if (!('id' in answer)) throw new Error(answer.message)
    return answer
  }
  // The rules come round a moment after the experiment has started.
  await vi.waitFor(async () => expect((await ask('nobody')).reason).toMatch(/which-headline|Held out/), { timeout: 30_000, interval: 100 })
  const answers = await Promise.all(Array.from({ length: people }, (_, n) => ask(`visitor-${n}`)))
  await pause(300)
  const events = answers.flatMap(({ receipt, components }, n) => {
    const of = (event: string) => ({
      type: 'track',
      event,
      messageId: `${event} ${n}`,
      anonymousId: `visitor-${n}`,
      properties: { receipt },
      context: { userAgent: 'Mozilla/5.0' },
    })
    const clicks = components?.['headline'] === calm.components['New for autumn'] ? n % 5 < 2 : n % 5 < 4
    // One of thirty leaves, whatever was shown.
    return [of('Content Exposed'), ...(clicks && components ? [of('Content Clicked')] : []), ...(n % 30 === 0 ? [of('Unsubscribed')] : [])]
  })
  await engine.does('aiko', 'event.send', { events })
  await vi.waitFor(
    async () => {
      const { report } = await engine.does('aiko', 'experiment.show', { id: 'which-headline' })
      expect(report.conversions).toBeGreaterThan(100)
      expect(report.units).toBeGreaterThan(people * 0.8)
    },
    { timeout: 60_000, interval: 300 },
  )
}

test('an experiment answers whether one may conclude, with its arms on one zero, and is ended with a key and recorded', async () => {
  const { page, complaints } = await seen.visit('/experiments/which-headline')
  await expect.poll(() => titleOf(page), { timeout: 30_000 }).toMatch(/^Yes: “Dry all the way home” brings \d+ % more clicks\.$/)
  const arms = page.getByRole('table', { name: 'Arms' })
  expect(await arms.getByRole('rowheader').allTextContents()).toEqual(['New for autumn', 'Dry all the way home'])
  expect(await arms.getByRole('img').getAttribute('aria-label')).toContain('95 %')
  expect(await page.getByText('The arms got the people that their propensities sum to.').count()).toBe(1)
  const plan = page.getByRole('region', { name: 'Guardrails' })
  expect(await plan.getByRole('listitem').allTextContents()).toEqual([
    expect.stringMatching(/^At most 5 points more unsubscribes for “Dry all the way home”: /),
    'At most 10 % more returns for “Dry all the way home”: none was counted in any arm.',
  ])
  expect(await page.getByText('Whether there are returns, or nobody reports them').count()).toBe(1)
  await expectAccessible(page)
  await page.keyboard.press('e')
  const dialog = page.getByRole('alertdialog', { name: 'End “Which headline”?' })
  await dialog.getByRole('button', { name: 'End and record' }).click()
  await expect.poll(() => page.getByText('ended', { exact: true }).count(), { timeout: 30_000 }).toBe(1)
  expect((await engine.does('aiko', 'experiment.show', { id: 'which-headline' })).experiment.learning?.conclusion).toBe('better')
  expect(complaints).toEqual([])
})

/** Unsubscribes by at most 0.3 points more, after some other wishes. */
const guarded = async (page: Page): Promise<void> => {
  const add = page.getByRole('button', { name: 'Add a guardrail' })
  await add.click()
  await add.click()
  await page.getByRole('button', { name: 'Remove the guardrail for value' }).click()
  await page.getByRole('combobox', { name: 'Guardrail 1: Conversions' }).click()
  await page.getByRole('option', { name: 'Unsubscribes' }).click()
  // Nothing is sent at a placement on the web, which is said before anybody waits for it.
  expect(await page.getByText('What is shown on a page is sent to nobody').count()).toBe(1)
  await page.getByLabel('Guardrail 1: at most').fill('some')
  expect(await page.getByText('A number from 0 to 100.').count()).toBe(1)
  await page.getByLabel('Guardrail 1: at most').fill('0,3')
  expect(await page.getByRole('combobox', { name: 'Guardrail 1: unit: points more' }).count()).toBe(1)
}

test('a plan is made in the form, which says how long it takes, and withdrawn again', async () => {
  const { page } = await seen.visit('/experiments')
  await page.keyboard.press('n')
  await expect.poll(() => titleOf(page)).toMatch(/^It takes about [\d,]+ clicks\.$/)
  await page.getByLabel('Name').fill('Which campaign')
  await page.getByLabel('Question').fill('Is the measuring sound at the home hero?')
  await page.getByLabel('Placement').click()
  await page.getByRole('option', { name: 'Home hero' }).click()
  await page.getByLabel('What is compared').click()
  await page.getByRole('option', { name: 'Campaigns' }).click()
  await page.getByLabel('Campaign calm').check()
  await page.getByLabel('A/A').check()
  const before = await titleOf(page)
  await page.getByLabel('Usual rate, %').fill('20')
  await expect.poll(() => titleOf(page)).not.toBe(before)
  await guarded(page)
  await page.getByLabel('An outcome may take, hours').fill('a day')
  expect(await page.getByText('Whole hours from 0 to 720.').count()).toBe(1)
  await page.getByLabel('An outcome may take, hours').fill('24')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Plan it' }).click()
  await expect.poll(() => titleOf(page), { timeout: 30_000 }).toMatch(/^Not started\. It takes about/)
  const { experiment } = await engine.does('aiko', 'experiment.show', { id: 'which-campaign' })
  expect(experiment.plan.settleHours).toBe(24)
  expect(experiment.plan.guardrails).toEqual([{ metric: 'unsubscribeRate', worst: 0.003, unit: 'points' }])
  await page.getByRole('button', { name: 'Withdraw' }).first().click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Withdraw' }).click()
  await expect.poll(() => titleOf(page), { timeout: 30_000 }).toBe('Withdrawn before it started.')
})

test.each([
  ['/experiments', 1440],
  ['/experiments', 390],
  ['/experiments/which-headline', 390],
  ['/experiments/new', 390],
  ['/placements/home-hero', 390],
])('%s at %i px is accessible and stays within its width', async (path, width) => {
  const { page } = await seen.visit(path, width)
  await expect.poll(() => titleOf(page), { timeout: 30_000 }).not.toBe('Loading')
  await expectAccessible(page)
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
})

test('one that is not there says so', async () => {
  const { page } = await seen.visit('/experiments/nothing', 1440)
  await expect.poll(() => page.getByRole('alert').textContent(), { timeout: 30_000 }).toContain('No experiment has the id')
})
