import { expect, it } from 'vitest'
import { lift, playMany, sharesOf, ways, worldOf } from './any-time.ts'

/** Fewer runs than the benchmark plays, with seeds of their own; what must hold there must hold here within the error of so many. */
const runs = 160
const errorOf = (share: number, of: number): number => Math.sqrt((share * (1 - share)) / of)

it.each(ways)('by $name: equal arms are told apart in 5 % of experiments at most, at all looks together', (way) => {
  const { ours, peeked, ratio } = sharesOf(playMany(worldOf(way, 0), runs, 500_000))
  expect(ours).toBeLessThanOrEqual(0.05)
  // Looked at as often, a z-test finds what is not there in more than it may.
  expect(peeked).toBeGreaterThan(0.08)
  expect(ratio).toBeLessThanOrEqual(1 / runs)
})

it('with fixed shares, an arm that is better is found as often as the plan says', () => {
  const [fixed] = ways
  const found = sharesOf(playMany(worldOf(fixed!, lift), 120, 700_000)).ours
  expect(found).toBeGreaterThan(0.8 - 3 * errorOf(0.8, 120))
})
