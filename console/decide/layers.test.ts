import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from '../../test/browser.ts'
import { overflowOf } from '../../test/visited-console.ts'
import { eventually, titleOf, toldConsole, type ToldConsole } from '../../test/told-console.ts'

let on: ToldConsole
beforeAll(async () => {
  on = await toldConsole()
  await on.engine.does('aiko', 'placement.save', {
    key: 'home-hero',
    name: 'Home hero',
    channel: 'web',
    goal: { metric: 'clickRate', counterMetric: 'returnRate' },
    caps: [{ most: 3, days: 1 }],
  })
  for (const [key, name] of [
    ['rain', 'Rain'],
    ['snow', 'Snow'],
  ] as const)
    // prettier-ignore
    await on.engine.does('aiko', 'campaign.draft', { key, name, placements: ['home-hero'], family: 'autumn-home-hero' })
}, 180_000)
afterEach(() => on.leave())
afterAll(() => on?.stop())

const plain = (text: string | null): string => (text ?? '').replaceAll('\u00A0', ' ')

test('a layer is made, refused where its shares are too much, and says what a change would do to people', async () => {
  const { page, complaints } = await on.visit('aiko', '/layers')
  await eventually(() => titleOf(page)).toBe('No layer keeps campaigns apart; nobody is kept from everything.')
  await expectAccessible(page)
  await page.keyboard.press('n')
  const form = page.getByRole('complementary', { name: 'Layer' })
  await form.getByLabel('Name').fill('Weather')
  for (const [number, campaign, share] of [
    ['1', 'Rain', '70'],
    ['2', 'Snow', '50'],
  ] as const) {
    // prettier-ignore
    await form.getByRole('button', { name: 'Add a slice' }).click()
    await form.getByRole('combobox', { name: `Campaign ${number}` }).click()
    await page.getByRole('option', { name: campaign }).click()
    await form.getByLabel(`Per cent of people, slice ${number}`).fill(share)
  }
  await eventually(async () => plain(await form.textContent())).toContain('20 % too much')
  await form.getByRole('button', { name: 'Save' }).click()
  await eventually(() => form.getByText('more than everybody').count()).toBeGreaterThan(0)
  await expectAccessible(page)
  await form.getByLabel('Per cent of people, slice 1').fill('50')
  await form.getByRole('button', { name: 'Save' }).click()
  await eventually(() => titleOf(page)).toBe('1 layer keeps 2 campaigns apart; nobody is kept from everything.')
  await page.getByRole('button', { name: 'Change Weather' }).click()
  await form.getByLabel('Per cent of people, slice 1').fill('40')
  const told = async () => plain(await form.getByRole('status').textContent())
  await eventually(told).toContain('Rain: 40 % stay in, 0 % come in, 10 % fall out.')
  expect(await told()).toContain('Snow: 40 % stay in, 10 % come in, 10 % fall out.')
  await page.keyboard.press('Escape')
  await eventually(() => form.count()).toBe(0)
  expect(complaints.filter((line) => !line.includes('422'))).toEqual([])
})

test('the engine holdout is set within its bounds, and who may not change it reads it', async () => {
  const { page } = await on.visit('aiko', '/layers', { width: 390, touch: true })
  await page.getByRole('button', { name: 'Set the share' }).click()
  const form = page.getByRole('dialog')
  const share = form.getByLabel('Share of people, in per cent')
  await share.fill('60')
  expect(await share.getAttribute('aria-invalid')).toBe('true')
  await share.fill('5')
  await eventually(async () => plain(await form.getByRole('status').textContent())).toMatch(/^5 % of people who see something now will see nothing/)
  await expectAccessible(page, '[role=dialog]')
  await form.getByRole('button', { name: 'Save' }).click()
  await eventually(async () => plain(await titleOf(page))).toMatch(/5 % of people see nothing of the engine\.$/)
  expect(await on.engine.does('aiko', 'engineHoldout.show', {})).toEqual({ share: 0.05 })
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  const reader = await on.visit('ines', '/layers')
  const set = reader.page.getByRole('button', { name: 'Set the share' })
  await eventually(() => set.getAttribute('aria-disabled')).toBe('true')
  await expectAccessible(reader.page)
})

test('a campaign is drafted with its budget, refused at its field, and shows what was seen of it', async () => {
  const { page } = await on.visit('aiko', '/campaigns?change=new')
  const form = page.getByRole('complementary', { name: 'Draft a campaign' })
  await form.getByLabel('Name').fill('First snow')
  await form.getByRole('combobox', { name: 'Family' }).click()
  await page.getByRole('option', { name: 'Autumn, home hero' }).click()
  await form.getByLabel('Placements').fill('home-hero')
  await form.getByLabel('Impressions a day').fill('many')
  await form.getByLabel('What a success is worth, in EUR').fill('12.50')
  await form.getByLabel('Until').fill('2020-01-01')
  await eventually(() => form.getByLabel('Impressions a day').getAttribute('aria-invalid')).toBe('true')
  await form.getByLabel('Impressions a day').fill('500')
  await form.getByRole('button', { name: 'Save' }).click()
  await eventually(() => form.getByLabel('Until').getAttribute('aria-invalid')).toBe('true')
  await expectAccessible(page)
  await form.getByLabel('Until').fill('2099-12-02')
  await form.getByRole('button', { name: 'Save' }).click()
  const shown = page.getByRole('complementary', { name: 'Campaign' })
  await shown.getByRole('heading', { name: 'First snow' }).waitFor()
  for (const part of ['0 of 500 seen', '€ 12.50', 'Dec 2099', 'In none.'])
    await eventually(async () => plain(await shown.textContent())).toContain(part)
  const { items } = await on.engine.does('aiko', 'campaign.list', {})
  expect(items.find(({ key }) => key === 'first-snow')).toMatchObject({ budget: { perDay: 500 }, value: 1250 })
  await page.goto(`${on.engine.address}/placements/home-hero`)
  await eventually(async () => plain(await page.getByRole('main').textContent())).toContain('Over a capnone')
})
