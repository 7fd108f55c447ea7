import { expect, test } from 'vitest'
import { localeMeant } from './locale-meant.ts'

test.each([
  ['english', 'en'],
  ['Deutsch', 'de'],
  ['svenska', 'sv'],
  ['en_us', 'en-US'],
  ['EN', 'en'],
  ['zh-hant-tw', 'zh-Hant-TW'],
  ['everywhere', undefined],
  ['', undefined],
])('%s means %s', (said, locale) => expect(localeMeant(said)).toBe(locale))
