import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commonScale } from './Interval.tsx'

const estimate = fc
  .tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 0, max: 1e6, noNaN: true }))
  .map(([low, span]) => ({ low, value: low + span / 2, high: low + span }))

test('a common scale holds every interval of its column', () => {
  fc.assert(
    fc.property(fc.array(estimate), fc.boolean(), (estimates, aroundZero) => {
      const [from, to] = commonScale(estimates, [], aroundZero)
      expect(from).toBeLessThan(to)
      for (const { low, high } of estimates) expect(from <= low && high <= to).toBe(true)
      if (aroundZero) expect(from + to).toBe(0)
    }),
  )
})
