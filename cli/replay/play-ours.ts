import { choose, everything } from '../../engine/decide/choose.ts'
import { combine, type Space } from '../../engine/decide/combination.ts'
import { derivedSeed } from '../../engine/decide/draw.ts'
import { thompsonComponents } from '../../engine/decide/policies/thompson-components.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { addTallies, type LearningCell, type Tally } from '../../engine/learn/cell.ts'
import { learn } from '../../engine/learn/learner.ts'
import type { Prior } from '../../engine/learn/prior.ts'
import { clicks, outcomeSeed, type PlayedTest, stretches } from './world.ts'

/** Every test is one placement with one slot. The spread did best of 0.3 … 1 when the first half of the archive was played by itself. */
const settings = { explore: 0, spread: 0.5, settled: 1 }
const day = '2013-01-01'

/**
 * The engine plays a test: every decision is one `choose` from a snapshot, every outcome a count in a learning cell, every refresh one `learn`.
 * Answers the sum of the true rates of what it showed, which is what the clicks would be on average.
 */
export const playOurs = (test: PlayedTest, prior: Prior): number => {
  const space = spaceOf(test)
  const outcomes = outcomeSeed(test)
  const decisions = derivedSeed(test.seed, 'decisions').high
  const cells = test.rates.map((_, arm) => emptyCell(test.id, arm))
  const ends = stretches(test.visitors)
  let earned = 0
  for (let stretch = 1; stretch < ends.length; stretch++) {
    const [from, until] = [ends[stretch - 1]!, ends[stretch]!]
    const { snapshot } = learn({
      context: { placement: test.id, ruleset: 'upworthy' },
      space,
      policy: thompsonComponents,
      settings: { ...settings, horizon: test.visitors },
      cells,
      tagsOf: () => [],
      prior,
      decay: { today: day },
      seed: derivedSeed(test.seed, `stretch ${stretch}`),
      decisions: from,
    })
    const eligible = everything(snapshot)
    const tallies = test.rates.map((): Tally => ({ trials: 0, successes: 0, value: 0, valueSquares: 0 }))
    for (let visitor = from; visitor < until; visitor++) {
      const { index } = choose(eligible, { high: decisions, low: visitor })!
      const tally = tallies[index]!
      tally.trials++
      if (clicks(outcomes, visitor, test.rates[index]!)) tally.successes++
      earned += test.rates[index]!
    }
    tallies.forEach((tally, arm) => (cells[arm] = { ...cells[arm]!, ...addTallies(cells[arm]!, tally) }))
  }
  return earned
}

const nameOf = (arm: number): string => `package-${arm.toString().padStart(2, '0')}`

const spaceOf = ({ rates }: PlayedTest): Space => {
  const combined = combine([{ slot: 'package', components: rates.map((_, arm) => nameOf(arm)) }])
  if (isRefusal(combined) || !('whole' in combined)) throw new Error('A test has between two and fourteen arms.')
  return combined.whole
}

const emptyCell = (placement: string, arm: number): LearningCell => ({
  placement,
  day,
  features: { components: { package: nameOf(arm) }, exposure: 0, position: 0 },
  trials: 0,
  successes: 0,
  value: 0,
  valueSquares: 0,
})
