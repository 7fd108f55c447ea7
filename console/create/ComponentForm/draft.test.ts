import { expect, test } from 'vitest'
import { standardKinds } from '../../../engine/create/component-kind.ts'
import { fieldsOf, inputOf } from './draft.ts'

const locales = ['en', 'de']

test('texts are said in each locale, links once for all', () =>
  expect(fieldsOf(standardKinds.get('callToAction'), locales).map(({ place }) => place)).toEqual(['en.text', 'de.text', '*.href']))

test.each([
  [
    { kind: 'headline', values: { 'en.text': ' Dry ', 'de.text': '' }, tags: '' },
    { fields: { en: { text: 'Dry' } }, tags: [] },
  ],
  [
    { kind: 'callToAction', values: { 'en.text': 'See', '*.href': '/shells' }, tags: 'rain, , wry ' },
    { fields: { en: { text: 'See' }, '*': { href: '/shells' } }, tags: ['rain', 'wry'] },
  ],
  // What was typed for another kind stays in the form and is not sent.
  [
    { kind: 'headline', values: { '*.href': '/shells' }, tags: '' },
    { fields: {}, tags: [] },
  ],
])('%j', (draft, input) => expect(inputOf(draft, standardKinds.get(draft.kind), locales)).toMatchObject(input))

test('what is written for a brief remembers it', () =>
  expect(inputOf({ kind: 'headline', values: { 'en.text': 'Dry' }, tags: '' }, standardKinds.get('headline'), locales, 'brf_1')).toMatchObject({
    brief: 'brf_1',
  }))
