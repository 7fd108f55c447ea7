import { derivedSeed, drawAt, type Seed, seedOf } from '../../engine/decide/draw.ts'
import type { HeadlineTest } from './archive.ts'
import { trueRates } from './true-rates.ts'

/** A test as it is played: arms shuffled, each with the rate that it has in this world, and as many visitors as it really had. */
export interface PlayedTest {
  id: string
  /** By arm; the arm is its index. */
  rates: readonly number[]
  visitors: number
  seed: Seed
}

export const playable = (test: HeadlineTest, seed: string): PlayedTest => {
  const own = seedOf(`upworthy ${seed}`, test.id)
  return {
    id: test.id,
    rates: shuffled(trueRates(test.arms), derivedSeed(own, 'arms')),
    visitors: test.arms.reduce((sum, { impressions }) => sum + impressions, 0),
    seed: own,
  }
}

/** Whether the n-th visitor of a test clicks on what has this rate: the same visitor in every run, whoever decides. */
export const clicks = (outcomes: Seed, visitor: number, rate: number): boolean => drawAt(outcomes, visitor) < rate

export const outcomeSeed = (test: PlayedTest): Seed => derivedSeed(test.seed, 'outcomes')

/** Fisher and Yates. */
export const shuffled = <T>(items: readonly T[], seed: Seed): T[] => {
  const order = [...items]
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(drawAt(seed, last) * (last + 1))
    ;[order[last], order[other]] = [order[other]!, order[last]!]
  }
  return order
}

/** A test is refreshed at most this often: the visitor with whom each stretch begins, and the end. */
export const stretches = (visitors: number, most = 100): number[] => {
  const count = Math.min(most, visitors)
  return Array.from({ length: count + 1 }, (_, stretch) => Math.round((visitors * stretch) / count))
}
