import { derivedSeed, drawAt } from '../../engine/decide/draw.ts'
import type { Row } from '../../engine/learn/design.ts'
import { learnPrior } from '../../engine/learn/empirical-bayes.ts'
import { defaultPrior, type Prior } from '../../engine/learn/prior.ts'
import type { PlayedTest } from './world.ts'

/**
 * What earlier tests teach about the next: the rate of a test, how tests differ, and how much packages differ within one. They were run as their
 * makers ran them, with equal shares, in the same world of true rates.
 */
export const priorFrom = (earlier: readonly PlayedTest[]): Prior => learnPrior(earlier.map(equalShares), defaultPrior)

const equalShares = (test: PlayedTest): Row[] => {
  const trials = Math.floor(test.visitors / test.rates.length)
  return test.rates.map((rate, arm) => ({
    terms: [
      ['intercept', 1],
      [`component:package:${arm}`, 1],
    ],
    trials,
    successes: successesOf(test, arm, trials, rate),
  }))
}

/** A binomial number: instead of one draw for each visitor, one for each wait until the next click. */
const successesOf = (test: PlayedTest, arm: number, trials: number, rate: number): number => {
  if (rate <= 0 || rate >= 1) return rate >= 1 ? trials : 0
  const seed = derivedSeed(test.seed, `earlier ${arm}`)
  const log = Math.log1p(-rate)
  let successes = 0
  for (let at = Math.floor(Math.log(1 - drawAt(seed, 0)) / log); at < trials; at += 1 + Math.floor(Math.log(1 - drawAt(seed, successes)) / log))
    successes++
  return successes
}
