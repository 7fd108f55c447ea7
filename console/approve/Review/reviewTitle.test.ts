import { expect, test } from 'vitest'
import type { FamilyReview } from './useFamilyReview.ts'
import { reviewTitle } from './reviewTitle.ts'

const headline = { slot: 'headline', is: { kind: 'headline' } } as FamilyReview['changes'][number]

test.each([
  ['new parts', { changes: [headline], before: undefined, template: undefined }, 1, 'One new headline. 72 variants may go live.'],
  [
    'what was new, approved elsewhere since',
    { changes: [], before: undefined, template: undefined },
    9,
    'Its 9 new parts have their yes by now. 72 variants may go live.',
  ],
  ['one that was new', { changes: [], before: undefined, template: undefined }, 1, 'Its new part has its yes by now. 72 variants may go live.'],
  [
    'another template alone, whose new parts have their yes by now',
    { changes: [], before: {} as FamilyReview['before'], template: { compared: true } as FamilyReview['template'] },
    1,
    'The template changed. 72 variants follow.',
  ],
  [
    'a template that cannot be compared',
    { changes: [], before: undefined, template: { compared: false } as FamilyReview['template'] },
    0,
    'Nobody has approved the template as it stands. 72 variants show it.',
  ],
  [
    'another template and another part',
    { changes: [headline], before: {} as FamilyReview['before'], template: { compared: true } as FamilyReview['template'] },
    1,
    'One new headline, and the template changed. 72 variants follow.',
  ],
  ['known parts', { changes: [], before: undefined, template: undefined }, 0, 'Nothing in it is new. 72 variants of known parts.'],
  [
    'the same parts as were approved before',
    { changes: [], before: {} as FamilyReview['before'], template: undefined },
    0,
    'Nothing in it is new. 72 variants of known parts.',
  ],
])('%s', (_, review, newComponents, title) => expect(reviewTitle(review, { variants: 72, newComponents }, String)).toBe(title))
