import { expect, test } from 'vitest'
import { standardKinds, type Form } from '../../../engine/create/component-kind.ts'
import { amendmentOf, draftOf, fieldsOf, inputOf, misreadIn, type Component } from './draft.ts'

const locales = ['en', 'de']

test('texts are said in each locale, links once for all', () =>
  expect(fieldsOf(standardKinds.get('callToAction'), locales).map(({ place }) => place)).toEqual(['en.text', 'de.text', '*.href']))

test.each([
  [
    { kind: 'headline', values: { 'en.text': ' Dry ', 'de.text': '' }, tags: [] },
    { fields: { en: { text: 'Dry' } }, tags: [] },
  ],
  [
    { kind: 'callToAction', values: { 'en.text': 'See', '*.href': '/shells' }, tags: ['rain', 'wry'] },
    { fields: { en: { text: 'See' }, '*': { href: '/shells' } }, tags: ['rain', 'wry'] },
  ],
  // What was typed for another kind stays in the form and is not sent.
  [
    { kind: 'headline', values: { '*.href': '/shells' }, tags: [] },
    { fields: {}, tags: [] },
  ],
])('%j', (draft, input) => expect(inputOf(draft, standardKinds.get(draft.kind), locales)).toMatchObject(input))

test('what is written for a brief remembers it', () =>
  expect(inputOf({ kind: 'headline', values: { 'en.text': 'Dry' }, tags: [] }, standardKinds.get('headline'), locales, 'brf_1')).toMatchObject({
    brief: 'brf_1',
  }))

const headline = {
  kind: 'headline',
  fields: { en: { text: 'Dry' }, de: { text: 'Trocken' }, '*': { text: 'Dry' } },
  tags: ['rain', 'wry'],
  rights: { holder: 'Ida', territories: ['DE'], media: ['web'] },
} as unknown as Component
const form = standardKinds.get('headline')

test('nothing is amended while nothing is said otherwise, whatever the order of its tags', () => {
  expect(amendmentOf(draftOf(headline), headline, form, locales)).toEqual({})
  expect(amendmentOf({ ...draftOf(headline), tags: ['wry', 'rain'] }, headline, form, locales)).toEqual({})
})

test('only what is said otherwise is sent: a language that says nothing any more is emptied, rights that are taken away are null', () => {
  const draft = draftOf(headline)
  const values = { ...draft.values, 'de.text': ' ', 'en.text': 'Dry at last' }
  expect(amendmentOf({ ...draft, values, tags: ['rain'], rights: undefined }, headline, form, locales)).toEqual({
    fields: { en: { text: 'Dry at last' }, de: {} },
    tags: ['rain'],
    rights: null,
  })
})

test('what stands in a place of its own has its field there', () =>
  expect(fieldsOf(form, locales, draftOf(headline).values).map(({ place }) => place)).toEqual(['en.text', 'de.text', '*.text']))

test('a figure goes as the engine writes it, however it was typed; one that may be two amounts goes nowhere', () => {
  const quote: Form = {
    main: 'text',
    binding: false,
    fields: { text: { type: 'text', required: true, most: 80 }, price: { type: 'number', required: false } },
  }
  const draftWith = (price: string) => ({ kind: 'quote', values: { 'en.text': 'Shell', '*.price': price }, tags: [] })
  expect(inputOf(draftWith('1.299,90'), quote, ['en'])).toMatchObject({ fields: { '*': { price: '1299.90' } } })
  expect([...misreadIn(draftWith('19,99'), quote, ['en'])]).toEqual([])
  expect([...misreadIn(draftWith('1,299'), quote, ['en'])]).toEqual([['*.price', '1,299']])
  expect([...misreadIn(draftWith('much'), quote, ['en'])]).toEqual([['*.price', 'much']])
  const stood = { fields: { en: { text: 'Shell' }, '*': { price: '1.299' } } } as unknown as Component
  expect([...misreadIn(draftWith('1.299'), quote, ['en'], stood)]).toEqual([])
})
