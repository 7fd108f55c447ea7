import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from '../../../test/browser.ts'
import { eventually, toldConsole, type ToldConsole } from '../../../test/told-console.ts'

let on: ToldConsole
const loyal = { key: 'loyal', name: 'Loyal customers', rule: 'context.visits > 3' }
beforeAll(async () => {
  on = await toldConsole()
  await on.engine.does('aiko', 'attribute.declare', { key: 'context.visits', label: 'Visits', type: 'int', origin: { kind: 'context' } })
  await on.engine.does('aiko', 'audience.save', loyal)
  await on.engine.does('aiko', 'placement.save', {
    key: 'hero',
    name: 'Hero',
    channel: 'web',
    goal: { metric: 'clickRate', counterMetric: 'returnRate' },
    audiences: ['loyal'],
    eligibility: '!audience.loyal',
  })
}, 180_000)
afterAll(() => on?.stop())

const held = async () => (await on.engine.does('aiko', 'audience.list', {})).items[0]

test('what rules name is changed or retired by its key alone, and is told where', async () => {
  for (const change of [{ rule: 'context.visits > 4' }, { state: 'retired' }]) {
    expect(await on.engine.refuses('aiko', 'audience.save', { ...loyal, ...change })).toMatchObject({
      code: 'wrongState',
      message: expect.stringContaining('the placement Hero (eligibility, learned apart)'),
      remedy: 'Say --confirm "loyal" if that is meant.',
      where: [{ path: 'placement.hero' }],
    })
  }
  // Its name alone moves nobody.
  expect(await on.engine.does('aiko', 'audience.save', { ...loyal, name: 'Loyal' })).toMatchObject({ name: 'Loyal' })
  expect(await on.engine.does('aiko', 'audience.save', { ...loyal, rule: 'context.visits > 4', confirm: 'loyal' })).toMatchObject({
    rule: 'context.visits > 4',
  })
})

test('the console asks first, naming where it is used', async () => {
  const { page, complaints } = await on.visit('aiko', '/audiences/loyal')
  await page.getByRole('button', { name: 'Retire' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Retire “Loyal customers”?' })
  await dialog.getByRole('link', { name: 'Hero' }).waitFor()
  await expectAccessible(page, '[role=alertdialog]')
  await dialog.getByRole('button', { name: 'Keep it' }).click()
  expect((await held())?.state).toBe('live')
  await page.getByRole('button', { name: 'Retire' }).click()
  await dialog.getByRole('button', { name: 'Retire' }).click()
  await eventually(async () => (await held())?.state).toBe('retired')
  await page.getByRole('button', { name: 'Use again' }).waitFor()
  expect(complaints.filter((line) => !line.includes('409'))).toEqual([])
})
