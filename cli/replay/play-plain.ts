import { derivedSeed } from '../../engine/decide/draw.ts'
import { betaDraws } from './beta.ts'
import { clicks, outcomeSeed, type PlayedTest, stretches } from './world.ts'

/**
 * The yardstick: plain Thompson sampling with a Beta(1, 1) prior on each arm, refreshed as often as ours; each visitor has draws of their own.
 * Answers the sum of the true rates of what it showed.
 */
export const playPlain = (test: PlayedTest): number => {
  const outcomes = outcomeSeed(test)
  const draw = betaDraws(derivedSeed(test.seed, 'plain'))
  const seen = test.rates.map(() => ({ trials: 0, successes: 0 }))
  const ends = stretches(test.visitors)
  let earned = 0
  for (let stretch = 1; stretch < ends.length; stretch++) {
    const known = seen.map(({ trials, successes }) => [1 + successes, 1 + trials - successes] as const)
    for (let visitor = ends[stretch - 1]!; visitor < ends[stretch]!; visitor++) {
      let arm = 0
      let best = -1
      for (let other = 0; other < known.length; other++) {
        const [successes, failures] = known[other]!
        const value = draw(successes, failures)
        if (value > best) [best, arm] = [value, other]
      }
      seen[arm]!.trials++
      if (clicks(outcomes, visitor, test.rates[arm]!)) seen[arm]!.successes++
      earned += test.rates[arm]!
    }
  }
  return earned
}
