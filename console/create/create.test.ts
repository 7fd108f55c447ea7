import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from '../../test/browser.ts'
import { eventually, titleOf, toldConsole, type ToldConsole } from '../../test/told-console.ts'

let on: ToldConsole
beforeAll(async () => {
  on = await toldConsole()
}, 180_000)
afterEach(() => on.leave())
afterAll(() => on?.stop())

test('a component is added: what guardrails find and what the engine refuses stands at its field', async () => {
  const { page, complaints } = await on.visit('tomas', '/library')
  await eventually(() => titleOf(page)).toMatch(/^\d+ components\. \d+ wait for a first yes\.$/)
  await expectAccessible(page)
  await page.keyboard.press('n')
  const english = page.getByLabel('Text, en')
  await english.fill('Our jackets are guaranteed dry')
  await eventually(() => english.getAttribute('aria-invalid')).toBe('true')
  await eventually(() => titleOf(page)).toBe('One finding blocks it.')
  await english.fill('An epic: our jackets are guaranteed dry')
  const found = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Findings' }) })
  // Below the field in words; beside the form only how many.
  await page.getByText('“guaranteed dry” is not to be used here. Write “dry”.').waitFor()
  await eventually(() => found.textContent()).toBe('Findingsen: 2 findings, 1 of them blocking, below its field.')
  await english.fill('Rain is the plan')
  await eventually(() => english.getAttribute('aria-invalid')).toBeNull()
  await eventually(() => found.textContent()).toContain('Nothing was found so far')
  for (const locale of ['de', 'sv']) await page.getByLabel(`Text, ${locale}`).fill('Regen')
  await eventually(() => titleOf(page)).toMatch(/^It fits .* in every language\.$/)
  expect(await found.textContent()).toBe('FindingsNothing was found.')
  for (const locale of ['de', 'sv']) await page.getByLabel(`Text, ${locale}`).fill('')
  // A language that no family speaks yet is found by its name.
  const language = page.getByRole('combobox', { name: 'Add another language' })
  await language.fill('suomi')
  await language.press('Enter')
  await page.getByLabel('Text, fi').fill('Sade')
  // Tags are concepts: found by other words for them, and no word is made up.
  const tags = page.getByRole('group', { name: 'Tags' })
  const tag = tags.getByRole('combobox', { name: 'Add a tag' })
  await tag.click()
  const options = page.getByRole('listbox', { name: 'Add a tag' })
  await eventually(() => options.getByRole('group').allTextContents()).toContainEqual(
    expect.stringMatching(/^message.*Weather.*Raindownpour, wet weatheron \d+ items/),
  )
  await expectAccessible(page)
  await tag.fill('thunderbolt')
  await eventually(() => options.textContent()).toBe('Nothing fits “thunderbolt”.')
  await tag.fill('downp')
  await eventually(() => options.getByRole('option').allTextContents()).toEqual([expect.stringMatching(/^Rain.*message/)])
  await tag.press('Enter')
  await tag.fill('wr')
  await tag.press('Enter')
  await eventually(() => tags.getByRole('button').allTextContents()).toEqual(['Rain', 'Wry'])
  await tag.press('Backspace')
  await eventually(() => tags.getByRole('button').allTextContents()).toEqual(['Rain'])
  await tag.press('Escape')
  await eventually(() => options.count()).toBe(0)
  expect(page.url()).toMatch(/\/library\/new/)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Add it' }).click()
  await eventually(() => page.url()).toMatch(/\/library\/rain-is-the-plan$/)
  const added = await on.engine.does('maren', 'component.show', { id: 'rain-is-the-plan' })
  expect(added.component).toMatchObject({ kind: 'headline', fields: { fi: { text: 'Sade' } }, tags: ['rain'], state: 'draft' })
  expect(complaints.filter((line) => !line.includes('422'))).toEqual([])
})

test('the library is searched by words and tags, says why, and is narrowed with counts; its address holds all of it', async () => {
  const { page, complaints } = await on.visit('tomas', '/library?q=rain&kind=headline')
  const first = page.getByRole('row').nth(1)
  await eventually(() => first.textContent()).toMatch(/says “rain”|is tagged rain/)
  await page.getByRole('button', { name: 'Filter' }).click()
  await page.getByRole('menuitem', { name: 'Kind' }).press('ArrowRight')
  await page.getByRole('menuitemcheckbox', { name: /^Body \d+$/ }).click()
  await eventually(() => page.url()).toContain('kind=headline%2Cbody')
  await page.keyboard.press('Escape')
  for (const locale of ['de', 'sv']) {
    await page.getByRole('button', { name: 'Filter' }).click()
    await page.getByRole('menuitem', { name: 'Says nothing in' }).press('ArrowRight')
    await page.getByRole('menuitemcheckbox', { name: new RegExp(`^${locale}`) }).click()
    await eventually(() => page.url()).toMatch(new RegExp(`[?&]lacks=${locale}(&|$)`))
  }
  await page.getByRole('search').getByRole('button', { name: 'Remove: says nothing in sv' }).click()
  await page.getByLabel('Order: Best match').click()
  await page.getByRole('option', { name: 'Most used' }).click()
  await eventually(() => page.url()).toContain('sort=use')
  await expectAccessible(page)
  await page.reload()
  await eventually(() => page.getByRole('searchbox').inputValue()).toBe('rain')
  await page.getByLabel('Order: Most used').waitFor()
  await page.getByRole('searchbox').fill('zebra')
  await page.getByText('By use only what stands in a family has a place.').waitFor()
  expect(complaints).toEqual([])
})

test('what is looked for stays while one looks at what was found; it is kept under a name, opened by it and deleted', async () => {
  const { page, complaints } = await on.visit('tomas', '/library?q=rain&kind=headline')
  await eventually(() => titleOf(page)).toMatch(/^\d components found\.$/)
  await page.getByRole('row').nth(2).click()
  await eventually(() => page.url()).toMatch(/\/library\/[a-z0-9-]+\?q=rain&kind=headline$/)
  await page.getByRole('complementary').getByRole('heading', { name: 'Similar' }).waitFor()
  await eventually(() => page.getByRole('complementary').textContent()).toMatch(/\d\s% alike.*is tagged \w+ \(\d+\s%\)/)
  expect(await page.getByRole('searchbox').inputValue()).toBe('rain')
  await page.keyboard.press('Escape')
  await eventually(() => page.url()).toMatch(/\/library\?q=rain&kind=headline$/)

  await page.getByRole('button', { name: 'Save this search' }).click()
  await page.getByLabel(/What is it called\?/).fill('Rain headlines')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Everybody here' }).click()
  await page.getByLabel('Saved searches: Rain headlines').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Remove: Headline' }).click()
  await page.getByRole('searchbox').fill('zebra')
  await eventually(() => titleOf(page)).toBe('No component is found.')
  await page.getByLabel('Saved searches: Saved').click()
  await page.getByRole('option', { name: 'Rain headlines' }).click()
  await eventually(() => page.getByRole('searchbox').inputValue()).toBe('rain')
  await eventually(() => page.url()).toMatch(/\?q=rain&kind=headline$/)
  expect((await on.engine.does('maren', 'search.list', {})).items).toMatchObject([
    { name: 'Rain headlines', components: { kind: ['headline'], words: 'rain' } },
  ])
  await page.getByRole('button', { name: 'Delete it' }).click()
  await page.getByRole('button', { name: 'Yes', exact: true }).click()
  await page.getByRole('button', { name: 'Save this search' }).waitFor()
  expect(complaints).toEqual([])
})

test('a component is replaced wherever it stands, and says where it is live', async () => {
  const { page, complaints } = await on.visit('tomas', '/library/four-o-clock-and-it-rains')
  await page.getByRole('button', { name: 'Replace it in 1 family' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('searchbox').fill('zebra')
  await dialog.getByText('Nothing fits “zebra”.').waitFor()
  await dialog.getByRole('searchbox').fill('when it po')
  await eventually(() => dialog.getByRole('button').allTextContents()).toEqual([expect.stringMatching(/^Leave when it pours/)])
  await expectAccessible(page)
  // The library is asked too, which knows what a headline says in other languages.
  await dialog.getByRole('searchbox').fill('schüttet')
  await eventually(() => dialog.getByRole('button').allTextContents()).toEqual([expect.stringMatching(/^Leave when it pours/)])
  await page.keyboard.press('Enter')
  await dialog.getByLabel('Replace “Four o’clock, and it rains” by “Leave when it pours” in 1 family: why?').waitFor()
  await page.keyboard.type('It wears off')
  await page.keyboard.press('Enter')
  await page.getByText(/^Replaced in 1 family; what was approved there has to be approved anew\./).waitFor()
  await expectAccessible(page)
  const { usedIn } = await on.engine.does('maren', 'component.show', { id: 'leave-when-it-pours' })
  expect(usedIn).toHaveLength(1)
  expect(complaints).toEqual([])
})

test('the picture of a component is found among all by words, with keys alone', async () => {
  const { page, complaints } = await on.visit('jonna', '/library/new')
  await page.getByRole('combobox', { name: 'Kind' }).press('Enter')
  await page.getByRole('option', { name: 'Image', exact: true }).click()
  const field = page.getByRole('group', { name: /^Picture, / })
  await eventually(() => field.getByRole('radio').count()).toBe(6)
  const find = field.getByRole('searchbox')
  await find.fill('ridge at dusk')
  await find.press('Enter')
  await eventually(() => field.getByRole('radio').count()).toBe(1)
  await find.press('Tab')
  await page.keyboard.press(' ')
  await find.fill('no such picture')
  // What was chosen stays where one sees it.
  await field.getByText('No picture is called so.').waitFor()
  expect(await field.getByRole('radio').isChecked()).toBe(true)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Add it' }).click()
  await eventually(() => page.url()).not.toMatch(/\/library\/new/)
  const { component } = await on.engine.does('maren', 'component.show', { id: page.url().split('/').at(-1) ?? '' })
  const { asset } = await on.engine.does('maren', 'asset.show', { id: 'ridge-at-dusk' })
  expect(component.fields['*']).toEqual({ asset: asset.id })
  expect(complaints).toEqual([])
  await on.leave()
  await on.engine.does('jonna', 'component.retire', { id: component.id, reason: 'it was made for this test' })
})

test('among assets the title speaks of assets', async () => {
  const { page, complaints } = await on.visit('tomas', '/library?view=assets')
  const { total } = await on.engine.does('tomas', 'asset.list', { limit: 1 })
  await eventually(() => titleOf(page)).toBe(`${total} assets.`)
  expect(complaints).toEqual([])
})

test('the library shows its pictures, small', async () => {
  const { page, complaints } = await on.visit('tomas', '/library')
  await page.getByRole('searchbox').fill('ridge at dusk')
  const row = page.getByRole('row', { name: /Ridge at dusk/ })
  await row.waitFor()
  const shown = () => row.locator('img').evaluate((picture: HTMLImageElement) => [picture.naturalWidth, picture.loading])
  await eventually(shown).toEqual([320, 'lazy'])
  expect(complaints).toEqual([])
})

test('the matrix says which combinations may go live, and why others may not', async () => {
  const { page, complaints } = await on.visit('tomas', '/families/autumn-home-hero')
  await eventually(() => titleOf(page)).toMatch(/^No guardrail stands against \d+ of its 252 variants; it has no yes yet\.$/)
  await page.getByRole('button', { name: /^Dry all the way home × Snowfield: \d+ blocked/ }).waitFor()
  // Three calls to action are columns of a mark; where there is but one, no legend names any.
  expect(await page.getByText('columns', { exact: true }).count()).toBe(1)
  await page.getByRole('button', { name: /^Three layers, one ride × Tent under firs: excluded, Nobody rides to a tent/ }).waitFor()
  const rendition = page.frameLocator('iframe').first()
  await eventually(() => rendition.locator('h2').textContent()).toBe('Dry all the way home')
  await expectAccessible(page)
  expect(complaints).toEqual([])
})

test('a preview comes whole, and has no white corners in the dark', async () => {
  const { page } = await on.visit('tomas', '/families/autumn-home-hero', { theme: 'dark' })
  const frame = page.locator('iframe').first()
  await frame.waitFor()
  const html = (await frame.getAttribute('srcdoc')) ?? ''
  expect(html).toContain('data:image/jpeg;base64,')
  expect(html).not.toContain('/media/')
  const { x, y } = (await frame.boundingBox()) ?? { x: 0, y: 0 }
  const corner = await sharp(await page.screenshot({ clip: { x: Math.ceil(x), y: Math.ceil(y), width: 1, height: 1 } }))
    .removeAlpha()
    .raw()
    .toBuffer()
  expect(Math.max(...corner)).toBeLessThan(128)
})

test.each([
  ['/library/dry-all-the-way-home', 390],
  ['/library/new', 390],
  ['/families', 390],
  ['/families/new', 390],
  ['/families/autumn-newsletter', 390],
  ['/templates', 1024],
  ['/templates/web-hero', 390],
] as const)('%s at %i px in the dark is accessible and fits its width', async (path, width) => {
  const { page, complaints } = await on.visit('jonna', path, { width, theme: 'dark', touch: width < 720 })
  // Over the screen of a component lies its drawer: the title is there, and hidden from who reads by roles.
  await eventually(() => page.locator('main h1').textContent()).not.toMatch(/^(On its way)?$/)
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  expect(complaints).toEqual([])
})

test('narrower than 1200 px a component that is pressed opens by itself, and closing it chooses none again', async () => {
  const { page } = await on.visit('jonna', '/library', { width: 1024 })
  await page.locator('tr[data-row]').first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close details' }).click()
  await eventually(() => new URL(page.url()).pathname).toBe('/library')
  expect(await page.locator('tr[aria-current]').count()).toBe(0)
})

test('a remedy that changes a template says first what else shows it', async () => {
  const { page, complaints } = await on.visit('maren', '/families/autumn-home-hero')
  const { family } = await on.engine.does('maren', 'family.show', { id: 'autumn-home-hero' })
  const layout = async () => (await on.engine.does('maren', 'template.show', { id: family.template })).template
  const before = await layout()
  const remedy = page.getByRole('button', { name: /^Deepen the shade/ }).first()
  let answer = (): void => undefined
  const asked = new Promise<void>((resolve) => (answer = resolve))
  await page.route('**/template.show*', async (route) => {
    await asked
    await route.continue()
  })
  await remedy.click()
  const dialog = page.getByRole('alertdialog')
  const yes = dialog.getByRole('button', { name: /^Deepen the shade/ })
  await eventually(() => yes.getAttribute('aria-disabled')).toBe('true')
  expect(await dialog.textContent()).toContain('It is not known yet what else shows it.')
  await yes.click({ force: true })
  expect((await layout()).hash).toBe(before.hash)
  answer()
  await eventually(() => dialog.textContent()).toMatch(/ (family shows|families show) it: .*approval that waits for one of them lapses/)
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  expect((await layout()).hash).toBe(before.hash)
  await remedy.click()
  await yes.click()
  await eventually(async () => (await layout()).hash !== before.hash).toBe(true)
  expect(complaints).toEqual([])
})

test('a component that is in no family goes into one with keys alone, and its family opens with what was found', async () => {
  await sql`update component set body = jsonb_set(body, '{madeAt}', '"2099-01-31T12:00:00.000Z"') where body->>'key' = 'mended-not-replaced'`.execute(
    on.engine.db,
  )
  const { page, complaints } = await on.visit('tomas', '/library/mended-not-replaced')
  // Who changed it last did not make it then.
  await page.getByText(/made .+; as it is now by .+, .*31 Jan/).waitFor()
  await page.getByText('In no family.').waitFor()
  await page.keyboard.press('c')
  await eventually(() => titleOf(page)).toBe('It makes 3 variants.')
  const slot = (name: string) => page.getByRole('group', { name })
  expect(await slot('Headline').getByLabel('Mended, not replaced').isChecked()).toBe(true)
  await page.getByText('Still missing: Name, Picture, Call to action.').waitFor()
  // Enter looks for what was typed, and does not send the form.
  await page.getByLabel('Find in headline').fill('when it pours')
  await page.getByLabel('Find in headline').press('Enter')
  await eventually(() => slot('Headline').getByRole('checkbox').count()).toBe(1)
  await slot('Headline').getByRole('checkbox').press(' ')
  await slot('Picture').getByRole('button', { name: 'Take all 6 that fit' }).press('Enter')
  await slot('Call to action').getByLabel('To the repair bench').press(' ')
  await eventually(() => titleOf(page)).toBe('It makes 36 variants.')
  await eventually(() => page.getByRole('complementary').textContent()).toContain('2 headlines × 6 pictures × 1 call to action × 3 locales = 36.')
  await expectAccessible(page)
  await page.getByLabel('Markets').fill('Germany, Österreich, ch')
  await page.getByLabel('Name').fill('From the bench')
  await page.getByLabel('Name').press('Enter')
  await eventually(() => page.url()).toMatch(/\/families\/from-the-bench$/)
  await eventually(() => titleOf(page)).toMatch(/^No guardrail stands against (\d+ of )?its 36 variants; it has no yes yet\.$/)
  await page.getByText('Germany, Austria, Switzerland').waitFor()
  const { family } = await on.engine.does('tomas', 'family.show', { id: 'from-the-bench' })
  expect(family.markets).toEqual(['DE', 'AT', 'CH'])
  expect([family.slots['headline']?.length, family.slots['image']?.length, family.slots['legalLine'], family.locales]).toEqual([
    2,
    6,
    [],
    ['en', 'de', 'sv'],
  ])
  // Of a family without a preflight the engine says that there is none.
  expect(complaints.filter((line) => !line.includes('404'))).toEqual([])
})

test('what is refused of a family stands at its field and at its slot, and what was chosen stays', async () => {
  const { page } = await on.visit('tomas', '/families/new?component=warm-before-the-first-bend')
  const slot = (name: string) => page.getByRole('group', { name })
  await page.getByLabel('Name').fill('Warm')
  await slot('Picture').getByRole('checkbox').first().check()
  await slot('Call to action').getByRole('checkbox').first().check()
  await page.getByLabel('Languages').fill('en, deutsch')
  await page.getByLabel('Markets').fill('Germany, Atlantis')
  await eventually(() => slot('Picture').textContent()).toContain('1 of 6 chosen')
  await page.getByRole('button', { name: 'Compose it' }).click()
  await eventually(() => page.getByLabel('Languages').getAttribute('aria-invalid')).toBe('true')
  await eventually(() => page.getByRole('alert').textContent()).toBe('Mend what is marked.')
  await page.getByText('“Atlantis” is no country, by name or by code, nor world.').waitFor()
  await page.getByLabel('Languages').fill('en')
  await page.getByLabel('Markets').fill('Germany')
  await eventually(() => page.getByRole('alert').count()).toBe(0)
  await on.engine.does('maren', 'component.retire', { id: 'warm-before-the-first-bend', reason: 'It is spring' })
  await page.getByRole('button', { name: 'Compose it' }).click()
  await eventually(() => slot('Headline').textContent()).toContain('“Warm before the first bend” is retired.')
  await expectAccessible(page)
  await slot('Headline').getByRole('button', { name: 'Leave out 1 that was retired' }).click()
  await page.getByText('Still missing: Headline.').waitFor()
  // What was typed is not lost to the navigation.
  await page.getByRole('link', { name: 'Families' }).first().click()
  const unsaved = page.getByRole('alertdialog', { name: 'Leave without saving?' })
  await unsaved.getByRole('button', { name: 'Stay here' }).click()
  await unsaved.waitFor({ state: 'detached' })
  expect(await page.getByLabel('Name').inputValue()).toBe('Warm')
})

test('a brief hands over what it asks for, and shows what was composed for it and whom that waits for', async () => {
  await on.engine.does('aiko', 'placement.save', {
    key: 'mobile-hero',
    name: 'Mobile hero',
    channel: 'web',
    format: 'mobile',
    holdout: { share: 0.05 },
    goal: { metric: 'clickRate', counterMetric: 'bounceRate' },
  })
  const brief = await on.engine.does('maren', 'brief.open', {
    title: 'Rain on the way home',
    goal: { metric: 'clickRate', counterMetric: 'returnRate' },
    placements: ['mobile-hero'],
    due: new Date(Date.now() + 10 * 86_400_000).toISOString(),
  })
  const { page, complaints } = await on.visit('tomas', `/briefs/${brief.id}`)
  await page.getByText('No family is composed for it yet.').waitFor()
  await page.keyboard.press('c')
  await eventually(() => page.url()).toContain('/families/new')
  await eventually(() => page.getByRole('combobox', { name: 'Template' }).textContent()).toBe('Mobile hero')
  expect(await page.getByLabel('Name').inputValue()).toBe('Rain on the way home')
  await eventually(() => page.getByRole('complementary').textContent()).toContain('What the brief asks for')
  for (const name of ['Headline', 'Picture', 'Call to action']) await page.getByRole('group', { name }).getByRole('checkbox').first().check()
  await page.getByRole('button', { name: 'Compose it' }).click()
  await eventually(() => page.url()).toMatch(/\/families\/rain-on-the-way-home$/)
  await eventually(() => titleOf(page)).toMatch(/its \d+ variants; it has no yes yet\.$/)
  await page.getByRole('link', { name: 'Brief', exact: true }).last().click()
  const aside = page.getByRole('complementary', { name: 'Brief' })
  await eventually(() => aside.textContent()).toContain('composed; not sent to review yet')
  const { family } = await on.engine.does('tomas', 'family.show', { id: 'rain-on-the-way-home' })
  await on.engine.does('tomas', 'approval.request', { subject: { kind: 'family', id: family.id }, hash: family.hash })
  await eventually(() => aside.getByRole('link', { name: /^waits for a yes: / }).getAttribute('href')).toMatch(/^\/review\/apv_/)
  await expectAccessible(page)
  await aside.getByRole('button', { name: 'Write a component for it' }).click()
  await eventually(() => page.url()).toContain(`/library/new?brief=${brief.id}`)
  expect(complaints.filter((line) => !line.includes('404'))).toEqual([])
})

test('the palette composes and recombines from anywhere; nothing that could come in is refused in words', async () => {
  const { page, complaints } = await on.visit('tomas', '/briefs')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('family')
  await page.getByRole('option', { name: /^Compose a family/ }).waitFor()
  await page.getByRole('combobox').fill('recomb')
  await page.getByRole('option', { name: /^Recombine a family/ }).waitFor()
  await page.keyboard.press('Enter')
  const form = page.getByRole('complementary', { name: 'Recombine a family' })
  await form.getByText('Still missing: Family, Why.').waitFor()
  await form.getByRole('combobox', { name: 'Family' }).press('Enter')
  await page.getByRole('option', { name: 'Autumn, mobile hero' }).click()
  await form.getByRole('combobox', { name: 'What goes' }).press('Enter')
  await page.getByRole('option', { name: /^New for autumn/ }).click()
  await form.getByLabel('Why').fill('It is winter now')
  await form.getByRole('button', { name: 'Recombine it' }).click()
  await eventually(() => form.getByRole('alert').textContent()).toContain('No approved component can come in')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await eventually(() => new URL(page.url()).search).toBe('')
  expect(complaints.filter((line) => !line.includes('409') && !line.includes('422'))).toEqual([])
})

test('where there is no right to compose, the form is shown and its deed is dashed with its sentence', async () => {
  const { page } = await on.visit('ines', '/families')
  await page.getByText('composes families.').first().waitFor()
  await page.goto(`${on.engine.address}/families/new`)
  await eventually(() => page.getByRole('button', { name: 'Compose it' }).getAttribute('aria-disabled')).toBe('true')
})

test('a family is recombined: what goes gives way to what is approved and alike, and the new one says why it exists', async () => {
  const { family } = await on.engine.does('tomas', 'family.compose', {
    name: 'Rain, mobile',
    template: 'mobile-hero',
    slots: {
      headline: { components: ['rain-has-met-its-match'] },
      image: { components: ['rain-on-granite'] },
      callToAction: { components: ['see-the-shells'] },
    },
    locales: ['en', 'de', 'sv'],
  })
  await approve(family)
  const { page } = await on.visit('tomas', '/families/autumn-mobile-hero')
  await page.getByRole('button', { name: 'Recombine' }).click()
  const form = page.getByRole('complementary', { name: 'Recombine a family' })
  await eventually(() => form.getByRole('combobox', { name: 'Family' }).textContent()).toBe('Autumn, mobile hero')
  await form.getByRole('combobox', { name: 'What goes' }).press('Enter')
  await page.getByRole('option', { name: /^Dry all the way home/ }).click()
  await form.getByLabel('Why').fill('It has been up all autumn')
  await form.getByRole('button', { name: 'Recombine it' }).click()
  await eventually(() => titleOf(page)).toMatch(/its \d+ variants; it has no yes yet\.$/)
  await eventually(() => page.getByRole('complementary').textContent()).toContain('It has been up all autumn')
  const { items } = await on.engine.does('tomas', 'family.list', { limit: 1 })
  const old = await on.engine.does('tomas', 'family.show', { id: 'autumn-mobile-hero' })
  expect(items[0]?.lineage).toMatchObject({ family: old.family.id, because: 'It has been up all autumn' })
  const gone = old.components.find(({ key }) => key === 'dry-all-the-way-home')
  expect(items[0]?.slots['headline']).not.toContain(gone?.id)
})

/** A family has its yes, with all that it is made of. */
const approve = async ({ id, hash }: { id: string; hash: string }) => {
  await eventually(async () => (await on.engine.does('tomas', 'family.preflight', { id })).unmeasured).toBe(0)
  let asked = await on.engine.does('tomas', 'approval.request', { subject: { kind: 'family', id }, hash })
  while (asked.state === 'waiting') {
    const who = asked.waitsFor === 'complianceReviewer' ? 'ines' : 'maren'
    asked = await on.engine.does(who, 'approval.judge', { id: asked.id, hash, verdict: 'approve' })
  }
  expect(asked.state).toBe('approved')
}
