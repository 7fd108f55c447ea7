import { expect, test } from 'vitest'
import { byPriority, mostWon } from './campaignOrder.ts'

const one = (id: string, priority: number, state: 'live' | 'paused' = 'live') => ({ id, name: id, priority, state })
const campaigns = [one('recall', 900, 'paused'), one('plain', 100), one('autumn', 500), one('also', 100)]

test('campaigns stand as they compete, by priority, and what is paused comes last', () => {
  expect(byPriority(campaigns).map(({ id }) => id)).toEqual(['autumn', 'also', 'plain', 'recall'])
})

test.each([
  ['what won most', ['plain', 'plain', 'autumn'], 'plain'],
  ['the first where none won', [], 'autumn'],
  ['what is live, although what is paused won more', ['recall', 'recall', 'also'], 'also'],
])('the one that is shown first is %s', (_, won, id) => {
  expect(
    mostWon(
      byPriority(campaigns),
      won.map((campaign) => ({ campaign })),
    )?.id,
  ).toBe(id)
})
