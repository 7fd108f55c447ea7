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

const claim = (title: string, effect: number, sure: boolean) => ({ title, effect, sure })

test.each([
  [[], 'Nothing was learned yet.'],
  [[claim('large but unsure', 0.9, false)], 'No effect can be told from none yet.'],
  [[claim('surely worse', -0.4, true)], 'No effect can be told from none yet.'],
  [[claim('surely worse', -0.4, true), claim('surely better', 0.2, true)], '“surely better” works best: 0.2.'],
])('%j: %s', (claims, title) => expect(insightsTitle(claims, String)).toBe(title))
