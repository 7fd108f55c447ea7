import { expect, test } from 'vitest'
import type { Component } from './component.ts'
import { isLinkedByName } from './link-words.ts'

const list = { id: 'ast_1', mediaType: 'application/pdf' as const }
const form = {
  main: 'label',
  binding: false,
  fields: { label: { type: 'text' as const, required: false, most: 60 }, asset: { type: 'asset' as const, of: 'document' as const, required: true } },
}
const component = (fields: Component['fields']) => ({ kind: 'sheet', form, fields }) as unknown as Component

test.each([
  ['nothing beside it', { '*': { asset: 'ast_1' } }, ['en'], true],
  ['words in all languages', { '*': { asset: 'ast_1', label: 'Prices' } }, ['en'], false],
  ['words in each language that is spoken', { '*': { asset: 'ast_1' }, en: { label: 'Prices' } }, ['en'], false],
  ['words in all that it speaks, and nobody says who reads it', { '*': { asset: 'ast_1' }, en: { label: 'Prices' } }, [], false],
  ['words in one of two languages', { en: { asset: 'ast_1', label: 'Prices' }, sv: { asset: 'ast_1' } }, ['en', 'sv'], true],
  ['another file', { '*': { asset: 'ast_2' } }, ['en'], false],
])('%s', (_, fields, locales, named) => expect(isLinkedByName(component(fields), list, locales)).toBe(named))

test('a picture has no link, so no words of one', () =>
  expect(isLinkedByName(component({ '*': { asset: 'ast_1' } }), { id: 'ast_1', mediaType: 'image/jpeg' }, ['en'])).toBe(false))
