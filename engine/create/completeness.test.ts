import { expect, test } from 'vitest'
import { ownFirst } from './completeness.ts'

test.each([
  [['de', 'en', 'en-GB', 'sv'], 'en-GB', ['en-GB', 'en', 'de', 'sv']],
  [['de', 'sv'], 'en-GB', ['de', 'sv']],
  [[], 'sv-SE', ['sv']],
])('%j in an engine of %s: %j', (spoken, own, listed) => expect(ownFirst(spoken, own)).toEqual(listed))
