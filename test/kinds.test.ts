import { afterAll, beforeAll, expect, it } from 'vitest'
import { rooms } from '../server/rooms.ts'
import { library } from '../starter/library.ts'
import type { Told } from '../starter/story.ts'
import { runningEngine, type RunningEngine } from './running.ts'

let on: RunningEngine
const told: Told = { people: {}, answers: {}, now: new Date() }
beforeAll(async () => {
  on = await runningEngine({ rooms })
  for (const { by, operation, input } of library) await on.does(by, operation, input(told) as never)
})
afterAll(() => on.stop())

const review = {
  name: 'customerReview',
  note: 'What a customer said',
  main: 'quote',
  fields: [
    { name: 'quote', type: 'text' as const, required: true, most: 120 },
    { name: 'story', type: 'prose' as const, required: false, most: 600 },
    { name: 'price', type: 'number' as const },
    { name: 'bought', type: 'date' as const },
    { name: 'stars', type: 'choice' as const, options: ['3', '4', '5'] },
    { name: 'page', type: 'link' as const },
  ],
}

const said = {
  '*': { price: '1129.90', bought: '2026-11-03', stars: '5', page: '/jackets' },
  en: { quote: 'Dry for <three> days', story: '<p>It <b>rained</b>.</p><script>1</script>' },
  de: { quote: 'Drei Tage trocken' },
}

it('lists the standard kinds first and page by page', async () => {
  const { items, total } = await on.does('maren', 'kind.list', {})
  expect([items.map(({ name }) => name), total]).toEqual([
    ['headline', 'body', 'callToAction', 'offer', 'image', 'legalLine', 'video', 'document'],
    8,
  ])
  const headlines = await on.does('maren', 'component.list', { kind: 'headline' })
  expect([items.every(({ standard }) => standard), items[0]?.components]).toEqual([true, headlines.total])
})

it('shows what an engine declared as each language writes it, and guards it as everything else', async () => {
  await on.does('jonna', 'kind.add', review)
  expect((await on.does('maren', 'kind.list', {})).items.at(-1)).toMatchObject({
    name: 'customerReview',
    standard: false,
    components: 0,
    templates: [],
  })

  const made = await on.does('jonna', 'component.add', { kind: 'customerReview', fields: said })
  expect([made.key, made.form?.main]).toEqual(['dry-for-three-days', 'quote'])

  const brand = (await on.does('maren', 'brand.list', {})).items[0]!
  const layout = await on.does('jonna', 'template.add', {
    key: 'review-card',
    name: 'Review card',
    channel: 'web',
    brand: brand.key,
    format: { name: 'card', width: 320 },
    slots: [{ name: 'review', label: 'Review', kind: 'customerReview', maxCharacters: 40 }],
    body: '<p>{{ slots.review.quote }}</p>{{ slots.review.story }}<i>{{ slots.review.price | figure }}, {{ slots.review.bought | day }}</i>{% if slots.review.price > 1000 %}!{% endif %}<a href="{{ slots.review.page }}">{{ slots.review.stars }}</a>',
  })
  const { family } = await on.does('jonna', 'family.compose', {
    key: 'reviews',
    name: 'Reviews',
    template: layout.id,
    slots: { review: { components: [made.id] } },
    locales: ['en', 'de'],
    markets: ['world'],
  })
  const shown = async (locale: string) =>
    (await on.does('maren', 'variant.render', { family: family.id, choice: { review: made.id }, locale })) as { html: string }
  const { html } = await shown('en')
  expect(html).toContain('<p>Dry for &lt;three&gt; days</p>')
  expect(html).toContain('<p>It <b>rained</b>.</p>')
  expect(html).not.toContain('script')
  expect(html).toContain('<i>1,129.90, November 3, 2026</i>!')
  expect((await shown('de')).html).toContain('<i>1.129,90, 3. November 2026</i>!')

  // What is there in one language alone is missing in the other, if the kind asks for it.
  const [found] = (
    await on.does('maren', 'component.check', {
      template: layout.key,
      slot: 'review',
      fields: { en: { quote: 'A quote that is far too long for forty characters' } },
      locales: ['en'],
    })
  ).findings
  expect(found).toMatchObject({ severity: 'block', slot: 'review' })
  expect((await on.does('maren', 'component.list', { kind: 'customerReview', words: 'trocken' })).items.map(({ id }) => id)).toEqual([made.id])
})

it.each([
  ['a field that there is not', { en: { quote: 'Dry', colour: 'red' } }, 'fields.en.colour'],
  ['a price in words', { '*': { price: '12,50' }, en: { quote: 'Dry' } }, 'fields.*.price'],
  ['a day that there is not', { '*': { bought: '2026-02-30' }, en: { quote: 'Dry' } }, 'fields.*.bought'],
  ['another choice', { '*': { stars: '6' }, en: { quote: 'Dry' } }, 'fields.*.stars'],
  ['no quote', { '*': { stars: '5' }, en: { story: 'Dry' } }, 'fields.en.quote'],
])('%s is refused at its field', async (_, fields, path) => {
  const { code, where } = await on.refuses('jonna', 'component.add', { kind: 'customerReview', fields })
  expect([code, where?.map((one) => one.path)]).toEqual(['invalidInput', [path]])
})

it.each([
  ['two fields of a name', { fields: [review.fields[0]!, review.fields[0]!] }, 'fields.1.name'],
  ['a main field that is none', { main: 'title' }, 'main'],
  ['a choice for the whole', { main: 'stars' }, 'main'],
  ['a text that holds a video', { fields: [{ ...review.fields[0]!, of: 'video' as const }] }, 'fields.0.of'],
  ['a choice of nothing', { fields: [review.fields[0]!, { name: 'size', type: 'choice' as const }] }, 'fields.1.options'],
  ['a picture by another name', { fields: [review.fields[0]!, { name: 'photo', type: 'asset' as const }] }, 'fields.1.name'],
  ['a name that templates use', { fields: [review.fields[0]!, { name: 'html', type: 'text' as const }] }, 'fields.1.name'],
])('%s is no kind', async (_, change, path) => {
  const { code, where } = await on.refuses('jonna', 'kind.add', { ...review, name: 'otherKind', ...change })
  expect([code, where?.some((one) => one.path === path)]).toEqual(['invalidInput', true])
})

it('tells the length of what has one, and of nothing else', async () => {
  const { fields } = await on.does('jonna', 'kind.add', {
    name: 'measured',
    main: 'quote',
    fields: [
      { name: 'quote', type: 'text', required: true },
      { name: 'price', type: 'number' },
      { name: 'until', type: 'date' },
    ],
  })
  expect(fields.map(({ name, most }) => [name, most])).toEqual([
    ['quote', 200],
    ['price', undefined],
    ['until', undefined],
  ])
  const { where } = await on.refuses('jonna', 'kind.amend', { name: 'measured', fields: [fields[0], { ...fields[1], most: 4 }, fields[2]] })
  expect(where).toEqual([{ path: 'fields.1.most', problem: 'a number has no length', hint: 'leave it out' }])
  await on.does('jonna', 'component.add', { kind: 'measured', fields: { en: { quote: 'Dry', price: '129.90', until: '2026-11-30' } } })
  await on.does('jonna', 'kind.retire', { name: 'measured', reason: 'It was for this test' })
})

it('grows without touching what was made, and goes when no template takes it', async () => {
  const tour = { name: 'tour', main: 'asset', fields: [{ name: 'asset', type: 'asset' as const, required: true, of: 'video' as const }] }
  await on.does('jonna', 'kind.add', tour)
  expect(await on.refuses('jonna', 'kind.amend', { name: 'tour', fields: [{ ...tour.fields[0]!, of: 'picture' }] })).toMatchObject({
    where: [{ path: 'fields.0.of', problem: 'asset was a video' }],
  })
  expect(await on.refuses('jonna', 'kind.add', { ...review, name: 'headline' })).toMatchObject({ code: 'alreadyExists' })
  expect(await on.refuses('jonna', 'kind.amend', { name: 'headline', binding: true })).toMatchObject({ code: 'wrongState' })
  expect(await on.refuses('jonna', 'kind.amend', { name: 'customerReview', fields: review.fields.slice(0, 5) })).toMatchObject({
    where: [{ path: 'fields', problem: 'page is gone, and components say it' }],
  })
  const before = (await on.does('maren', 'component.show', { id: 'dry-for-three-days' })).component
  const fields = [...review.fields, { name: 'author', type: 'text' as const, required: true }]
  const amended = await on.does('jonna', 'kind.amend', { name: 'customerReview', fields, ifVersion: 1 })
  expect(await on.refuses('jonna', 'kind.amend', { name: 'customerReview', binding: true, ifVersion: 1 })).toMatchObject({ code: 'staleVersion' })
  expect(amended.version).toBe(2)
  expect((await on.does('maren', 'component.show', { id: before.id })).component).toEqual(before)
  // Whoever amends it says what is asked for by now.
  expect(await on.refuses('jonna', 'component.amend', { id: before.id, fields: { en: { quote: 'Drier' } } })).toMatchObject({
    where: [{ path: 'fields.de.author' }, { path: 'fields.en.author' }],
  })

  expect(await on.refuses('jonna', 'kind.retire', { name: 'customerReview', reason: 'Not used' })).toMatchObject({ code: 'inUse' })
  await on.does('jonna', 'kind.add', { ...review, name: 'spareKind' })
  const spare = await on.does('jonna', 'component.add', { kind: 'spareKind', fields: said, key: 'spare' })
  await on.does('jonna', 'kind.retire', { name: 'spareKind', reason: 'Not used' })
  expect(await on.refuses('jonna', 'component.add', { kind: 'spareKind', fields: said })).toMatchObject({ where: [{ path: 'kind' }] })
  // What there is of it is still mended in the form that it has.
  expect((await on.does('jonna', 'component.amend', { id: spare.id, fields: { en: { quote: 'Drier' } } })).fields['en']).toEqual({ quote: 'Drier' })
})

it('an agent makes none that binds', async () => {
  await on.does('jonna', 'kind.amend', { name: 'customerReview', binding: true })
  expect(await on.refuses('jonna', 'component.draft', { template: 'review-card', slot: 'review', locales: ['en'], count: 1 })).toMatchObject({
    code: 'forbidden',
  })
})
