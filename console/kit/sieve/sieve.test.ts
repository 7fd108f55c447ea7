import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sift } from './sieve.ts'

const gates = ['eligible', 'consent', 'holdout', 'arbitration']
const candidates = fc
  .array(fc.option(fc.constantFrom(...gates), { nil: undefined }), { minLength: 1, maxLength: 20 })
  .map((stops) =>
    stops.map((gate, index) => ({ id: String(index), name: `candidate ${index}`, ...(gate ? { stopped: { gate, because: 'so' } } : {}) })),
  )

test('nobody is lost between the gates, and no gate lets more through than came to it', () => {
  fc.assert(
    fc.property(candidates, (all) => {
      const { candidates: sifted, counts, deepest } = sift(gates, all)
      expect(sifted.map(({ id }) => id).toSorted()).toEqual(all.map(({ id }) => id).toSorted())
      expect(counts[0]).toBe(all.length)
      for (const [index, count] of counts.entries()) if (index > 0) expect(count).toBeLessThanOrEqual(counts[index - 1] ?? 0)
      for (const [gate, row] of deepest.entries()) {
        expect(sifted.slice(0, row + 1).every(({ reached }) => reached >= gate)).toBe(true)
        expect(sifted.slice(row + 1).every(({ reached }) => reached < gate)).toBe(true)
      }
    }),
  )
})
