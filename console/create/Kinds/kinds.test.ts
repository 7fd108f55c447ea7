import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from '../../../test/browser.ts'
import { eventually, titleOf, toldConsole, type ToldConsole } from '../../../test/told-console.ts'
import { draftOf, emptyField, emptyKind, inputOf, mainsOf, type Kind } from './draft.ts'

let on: ToldConsole
beforeAll(async () => {
  on = await toldConsole()
}, 180_000)
afterEach(() => on.leave())
afterAll(() => on?.stop())

test('a kind is declared, a component of it is made in its own form, and the kind grows', async () => {
  const { page, complaints } = await on.visit('jonna', '/kinds')
  await eventually(() => titleOf(page)).toBe('8 kinds of component may be made, those that every engine has.')
  await page.keyboard.press('n')
  await page.getByLabel('Name', { exact: true }).fill('Customer quote')
  const field = (n: number) => page.getByRole('group', { name: `Field ${n}` })
  await field(1).getByLabel('Name of the field').fill('quote')
  await page.getByRole('button', { name: 'Add a field' }).click()
  await field(2).getByLabel('Name of the field').fill('stars')
  await field(2).getByLabel('Type').click()
  await page.getByRole('option', { name: 'Choice' }).click()
  await field(2).getByLabel('Choices, parted by commas').fill('4')
  await page.getByRole('button', { name: 'Declare a kind' }).last().click()
  // What is refused stands where it was typed.
  await eventually(() => page.getByLabel('Name', { exact: true }).getAttribute('aria-invalid')).toBe('true')
  await eventually(() => page.getByLabel('Name', { exact: true }).evaluate((field) => field === document.activeElement)).toBe(true)
  await eventually(() => field(2).getByLabel('Choices, parted by commas').getAttribute('aria-invalid')).toBe('true')
  await expectAccessible(page)
  await page.getByLabel('Name', { exact: true }).fill('customerQuote')
  await page.getByText('Lists read it as “Customer quote”.').waitFor()
  await field(2).getByLabel('Choices, parted by commas').fill('4, 5')
  await page.getByRole('button', { name: 'Declare a kind' }).last().click()
  await eventually(() => titleOf(page)).toBe('9 kinds of component may be made. 1 is your own.')
  await page.getByText('{{ slots.customerQuote.quote }}').waitFor()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Amend it' }).click()
  await page.getByRole('button', { name: 'Add a field' }).click()
  await field(3).getByLabel('Type').click()
  await page.getByRole('option', { name: 'Day' }).click()
  await field(3).getByLabel('Name of the field').fill('said')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('{{ slots.customerQuote.said | day }}').waitFor()
  expect(complaints.filter((line) => !line.includes('422'))).toEqual([])

  const { page: form } = await on.visit('tomas', '/library/new')
  await form.getByLabel('Kind', { exact: true }).click()
  await form.getByRole('option', { name: 'Customer quote' }).click()
  await form.getByLabel('Quote, en').fill('Dry for three days')
  for (const locale of ['de', 'sv']) await form.getByLabel(`Quote, ${locale}`).fill('Drei Tage trocken')
  await form.getByLabel('Stars, the same in all languages').click()
  await form.getByRole('option', { name: '5' }).click()
  await form.getByLabel('Said, the same in all languages').fill('2026-11-03')
  // No template takes it: what it says is judged all the same, and what is not judged is said.
  const quote = form.getByLabel('Quote, en')
  await quote.fill('Guaranteed dry for three days')
  await eventually(() => quote.getAttribute('aria-invalid')).toBe('true')
  await quote.fill('Dry for three days')
  await form.getByText('Nothing was found in what it says. No template takes it, so room and looks are not judged.').waitFor()
  await form.getByRole('button', { name: 'Add it' }).click()
  await eventually(() => form.url()).toMatch(/\/library\/dry-for-three-days$/)
  await form.getByText('2026-11-03').waitFor()
  const { component } = await on.engine.does('maren', 'component.show', { id: 'dry-for-three-days' })
  expect(component.fields['*']).toEqual({ stars: '5', said: '2026-11-03' })
})

test('a draft is sent as the engine takes it', () => {
  const fields = [
    { ...emptyField(), name: ' quote ', required: true, most: '80' },
    { ...emptyField('choice'), name: 'stars', options: '4, , 5 ' },
  ]
  const input = inputOf({ ...emptyKind, name: 'customerQuote', main: 'quote', fields })
  expect(input.fields).toEqual([
    { name: 'quote', type: 'text', required: true, most: 80 },
    { name: 'stars', type: 'choice', required: false, options: ['4', '5'] },
  ])
  expect(mainsOf({ fields: [emptyField('asset'), emptyField('number'), emptyField()] })).toEqual(['asset'])
  const kind = { ...input, standard: false, state: 'current', components: 0, templates: [] } as unknown as Kind
  expect(inputOf(draftOf(kind))).toEqual(input)
})
