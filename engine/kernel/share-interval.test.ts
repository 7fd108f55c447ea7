import { expect, test } from 'vitest'
import { shareInterval } from './share-interval.ts'

// R. G. Newcombe, Two-sided confidence intervals for the single proportion, 1998, table I, method 3.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [29, 29, 0.883, 1],
  [1_550, 5_000, 0.2973, 0.323],
])('%i in %i lies between %f and %f', (k, n, low, high) => {
  const found = shareInterval(k, n)
  expect(found.low).toBeCloseTo(low, 4)
  expect(found.high).toBeCloseTo(high, 4)
})
