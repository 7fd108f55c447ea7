import { expect, test } from 'vitest'
import { firstLanguage } from './language.ts'

test.each([
  [['en-US@posix', 'de-DE'], 'de-DE'],
  [['en-US@posix'], 'en'],
  [['', 'sv'], 'sv'],
  [['en-GB', 'de'], 'en-GB'],
  [[], 'en'],
])('of %j it is %s', (languages, language) => expect(firstLanguage(languages)).toBe(language))
