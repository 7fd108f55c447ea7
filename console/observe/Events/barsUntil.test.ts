import { expect, test } from 'vitest'
import { barsUntil } from './barsUntil.ts'

test('ten minutes end now, however long ago the last event came', () => {
  const bars = barsUntil(Date.parse('2026-11-12T14:10:07Z'), [
    { at: '2026-11-12T14:02:30.000Z', count: 4 },
    { at: '2026-11-12T14:10:00.000Z', count: 1 },
  ])
  expect(bars).toHaveLength(60)
  expect(bars[0]).toEqual({ at: Date.parse('2026-11-12T14:00:10Z'), count: 0 })
  expect(bars.at(-1)).toEqual({ at: Date.parse('2026-11-12T14:10:00Z'), count: 1 })
  expect(bars.find(({ count }) => count === 4)?.at).toBe(Date.parse('2026-11-12T14:02:30Z'))
})
