import { expect, test } from 'vitest'
import { insightsTitle } from './Insights/insightsTitle.ts'
import { signalsTitle } from './Signals/signalsTitle.ts'

test.each([
  [[], 'The engine noticed nothing yet.'],
  [['open'], 'One wants an answer.'],
  [['open', 'answered', 'open'], '2 want an answer.'],
  [['answered', 'dismissed'], 'Nothing waits for an answer; 2 were raised.'],
])('%j: %s', (states, title) =>
  expect(
    signalsTitle(
      states.map((state) => ({ state })),
      states.length,
      String,
    ),
  ).toBe(title),
)

const claim = (title: string, effect: number, sure: boolean) => ({ title, effect, sure })

test.each([
  [[], 'Nothing was learned yet.'],
  [[claim('large but unsure', 0.9, false)], 'No effect can be told from none yet.'],
  [[claim('surely worse', -0.4, true)], 'No effect can be told from none yet.'],
  [[claim('surely worse', -0.4, true), claim('surely better', 0.2, true)], '“surely better” works best: 0.2.'],
])('%j: %s', (claims, title) => expect(insightsTitle(claims, String)).toBe(title))
