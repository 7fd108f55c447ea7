import { expect, test } from 'vitest'
import { insightsTitle } from './Insights/insightsTitle.ts'
import { signalsTitle } from './Signals/signalsTitle.ts'

test.each([
  [0, 0, 'The engine noticed nothing yet.'],
  [1, 1, 'One wants an answer.'],
  [3, 2, '2 want an answer.'],
  [1, 0, 'Nothing wants an answer; one noticed so far.'],
  [2, 0, 'Nothing wants an answer; 2 noticed so far.'],
])('of %i want %i: %s', (total, want, title) => expect(signalsTitle({ total, want }, String)).toBe(title))

const claim = (title: string, effect: number, low: number, high: number) => ({
  title,
  effect,
  interval: [low, high] as [number, number],
  sure: low > 0 || high < 0,
  event: 'click' as const,
})
const unsubscribed = (title: string, effect: number, low: number, high: number) => ({
  ...claim(title, effect, low, high),
  event: 'unsubscribe' as const,
})

test.each([
  [[], 'Nothing was learned yet.'],
  [[claim('large but unsure', 0.9, -0.1, 2)], 'No effect can be told from none yet.'],
  [[claim('surely worse', -0.4, -0.5, -0.3)], 'Nothing surely does better yet; “surely worse” surely does worse: -0.4.'],
  [[claim('surely worse', -0.4, -0.5, -0.3), claim('better', 0.2, 0.1, 0.3)], '“better” surely does more than those beside it: 0.2.'],
  [
    [claim('better', 0.2, 0.1, 0.3), claim('larger', 0.3, -0.1, 0.9)],
    '“better” surely does more than those beside it: 0.2. “larger” seems to do better yet, 0.3; that may be chance.',
  ],
  [
    [unsubscribed('kind', -0.3, -0.5, -0.1), unsubscribed('harmful', 0.4, 0.2, 0.6)],
    '“kind” surely brings fewer unsubscribes than those beside it: -0.3.',
  ],
  [[unsubscribed('harmful', 0.4, 0.2, 0.6)], 'Nothing surely does better yet; “harmful” surely does worse: 0.4.'],
])('%j: %s', (claims, title) => expect(insightsTitle(claims, String)).toBe(title))
