import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stack } from './stack.ts'

const shares = fc.integer({ min: 1, max: 6 }).chain((parts) =>
  fc.array(
    fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: parts, maxLength: parts }).map((weights) => {
      const whole = weights.reduce((sum, weight) => sum + weight, 0)
      return weights.map((weight) => weight / whole)
    }),
    { minLength: 1, maxLength: 30 },
  ),
)

test('the parts lie on each other without a gap and fill the whole', () => {
  fc.assert(
    fc.property(shares, (rows) => {
      const parts = (rows[0] ?? []).map((_, part) => ({ name: `part ${part}`, shares: rows.map((row) => row[part] ?? 0) }))
      const stacked = stack(parts)
      for (const [time] of rows.entries()) {
        for (const [index, { edges }] of stacked.entries()) {
          const under = index === 0 ? 0 : (stacked[index - 1]?.edges[time]?.[1] ?? 0)
          expect(edges[time]?.[0]).toBeCloseTo(under, 9)
        }
        expect(stacked.at(-1)?.edges[time]?.[1]).toBeCloseTo(1, 9)
      }
    }),
  )
})
