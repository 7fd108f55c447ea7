import { expect, test } from 'vitest'
import { inShort, sentencesOf } from './precision.ts'
import type { Kind } from './rules.ts'

const none = { right: 0, wrong: 0, missed: 0 }
const kind = (precision?: Kind['precision']) => ({ name: 'some', precision }) as Kind
const format = { count: String, date: String }
const list = { labelled: { mended: 300, fresh: 80, mendedOn: '2026-11-30' } }

test('the short figure is of fresh variants, where these tell anything; it says of which it is', () => {
  const mended = { right: 4, wrong: 1, missed: 0 }
  expect(inShort(kind({ mended, fresh: { right: 5, wrong: 5, missed: 8 } }), format)).toEqual({ figure: '5 of 10', of: 'on fresh variants' })
  expect(inShort(kind({ mended, fresh: none }), format)).toEqual({ figure: '4 of 5', of: 'on those it was mended by' })
  // What only missed has said nothing wrong and nothing right.
  expect(inShort(kind({ mended, fresh: { ...none, missed: 2 } }), format)).toEqual({ figure: 'silent', of: 'on fresh variants' })
  expect(inShort(kind(), format)).toBeUndefined()
})

test('the sentences tell both counts apart, by how many variants, and when the kinds were mended', () => {
  expect(sentencesOf(kind({ mended: { right: 30, wrong: 1, missed: 3 }, fresh: none }), list, format).slice(0, 2)).toEqual([
    'Of 80 fresh variants, for which nothing was mended: it spoke of none, and none asked for it.',
    'Of 300 variants by which the kinds were mended on 2026-11-30: it spoke of 31, rightly of 30, and missed 3 of the 33 that asked for it.',
  ])
  expect(sentencesOf(kind(), list, format)).toEqual(['Nobody has labelled variants for this kind, so there is no figure.'])
})
