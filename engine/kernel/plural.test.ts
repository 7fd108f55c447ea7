import { expect, test } from 'vitest'
import { pluralOf } from './plural.ts'

test.each([
  ['brief', 'briefs'],
  ['key', 'keys'],
  ['day', 'days'],
  ['family', 'families'],
  ['journal entry', 'journal entries'],
  ['person', 'people'],
  ['made-up person', 'made-up people'],
  ['postal address', 'postal addresses'],
  ['branch', 'branches'],
  ['what if', 'what ifs'],
])('%s → %s', (one, many) => expect(pluralOf(one)).toBe(many))
