import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { displaySizes } from '../../../engine/create/display-sizes.ts'
import { displaySlots } from '../../../starter/display.ts'
import { expectAccessible } from '../../../test/browser.ts'
import { eventually, toldConsole, type ToldConsole } from '../../../test/told-console.ts'

let on: ToldConsole
beforeAll(async () => {
  on = await toldConsole()
}, 180_000)
afterEach(() => on.leave())
afterAll(() => on?.stop())

/** The sample's parts in a set of sizes. */
const banners = async (engine: ToldConsole['engine']) => {
  const [format, ...formats] = displaySizes
  const body = await readFile(new URL('../../../starter/templates/iab-display.html', import.meta.url), 'utf8')
  const slots = [...displaySlots]
  const layout = {
    key: 'iab-display',
    name: 'Display set',
    channel: 'display',
    brand: 'lindmoor-trail',
    format,
    formats,
    slots,
    body,
  } as const
  await engine.does('sander', 'template.add', layout)
  const { family } = await engine.does('tomas', 'family.compose', {
    key: 'autumn-display',
    name: 'Autumn, display',
    template: 'iab-display',
    slots: {
      headline: { components: ['dry-all-the-way-home', 'three-layers-one-ride'] },
      image: { components: ['rain-on-granite', 'evening-commute'] },
      callToAction: { components: ['see-the-shells'] },
      legalLine: { components: [] },
    },
    locales: ['en', 'de', 'sv'],
  })
  return family
}

test('a family without a yes is not delivered, and says so; with one it is packed, and taken as a file', async () => {
  const { engine } = on
  const family = await banners(engine)
  const before = await on.visit('tomas', `/families/${family.key}?deliver=`)
  await before.page.getByText('It has no yes for what it is now.').first().waitFor()
  await expectAccessible(before.page)
  await engine.does('tomas', 'family.preflight', { id: family.id })
  await eventually(async () => (await engine.does('tomas', 'preflight.show', { family: family.id })).preflight.state).not.toBe('measuring')
  const asked = await engine.does('tomas', 'approval.request', { subject: { kind: 'family', id: family.id } })
  let { state } = asked
  for (const who of ['maren', 'ruth', 'sander', 'jonna', 'maren', 'ruth']) {
    if (state !== 'waiting') break
    const input = { id: asked.id, hash: asked.subject.hash, verdict: 'approve' as const }
    const answer = await engine.perform({ engine: engine.founded.engine, actor: await engine.actor(who), operation: 'approval.judge', input })
    state = (answer as { state?: typeof state }).state ?? state
  }
  expect(state).toBe('approved')
  await on.leave()
  const { page, complaints } = await on.visit('tomas', `/families/${family.key}`)
  await page.getByRole('button', { name: 'Deliver', exact: true }).click()
  await page.getByRole('combobox', { name: 'Only these locales' }).click()
  await page.getByRole('option', { name: 'de', exact: true }).click()
  await page.getByRole('combobox', { name: 'Only these sizes' }).click()
  await page.getByRole('option', { name: /^half-page/ }).click()
  await page.getByLabel('Used in').fill('Germany')
  await page.getByRole('button', { name: 'Pack it' }).click()
  await eventually(() => page.getByLabel('Used in').getAttribute('aria-invalid')).toBe('true')
  await page.getByLabel('Used in').fill('de')
  await page.getByLabel('For whom').fill('Some agency')
  await page.getByRole('button', { name: 'Pack it' }).click()
  const download = page.getByRole('button', { name: 'Download' })
  await download.waitFor({ timeout: 30_000 })
  await expectAccessible(page)
  const [file] = await Promise.all([page.waitForEvent('download'), download.click()])
  expect(file.suggestedFilename()).toBe(`${family.key}.zip`)
  const held = unzipSync(new Uint8Array(await readFile(await file.path())))
  expect(Object.keys(held).filter((name) => name.startsWith(`${family.key}/de/half-page-300x600/`)).length).toBeGreaterThan(0)
  expect(strFromU8(held['spec.html']!)).toContain('Some agency')
  await page.getByText(/for Some agency, taken 1 time/).waitFor()
  expect(complaints.filter((line) => !line.includes('422'))).toEqual([])
}, 120_000)
