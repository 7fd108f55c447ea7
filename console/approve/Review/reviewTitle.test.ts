import { expect, test } from 'vitest'
import type { FamilyReview } from './useFamilyReview.ts'
import { reviewTitle } from './reviewTitle.ts'

const headline = { slot: 'headline', is: { kind: 'headline' } } as FamilyReview['changes'][number]

test.each([
  ['new parts', { changes: [headline], before: undefined }, 1, 'One new headline. 72 variants may go live.'],
  [
    'what was new, approved elsewhere since',
    { changes: [], before: undefined },
    9,
    'Its 9 new parts have their yes by now. 72 variants may go live.',
  ],
  ['one that was new', { changes: [], before: undefined }, 1, 'Its new part has its yes by now. 72 variants may go live.'],
  ['known parts', { changes: [], before: undefined }, 0, 'Nothing in it is new. 72 variants of known parts.'],
  [
    'the same parts as were approved before',
    { changes: [], before: {} as FamilyReview['before'] },
    0,
    'Nothing in it is new. 72 variants of known parts.',
  ],
])('%s', (_, review, newComponents, title) => expect(reviewTitle(review, { variants: 72, newComponents }, String)).toBe(title))
