import { type Eligible, propensityOf } from '../../decide/choose.ts'
import { combinationAt } from '../../decide/snapshot.ts'
import type { LearningCell } from '../cell.ts'
import { rowsOf, termsOf } from '../design.ts'
import { cumulative } from '../normal.ts'
import { fit, type Posterior } from '../posterior.ts'
import { Prior } from '../prior.ts'

/** What is expected of a choice on a day: q̂. Never fitted from the outcomes of that day. */
export interface RewardModel {
  of(day: string, components: Readonly<Record<string, string>>): number
  /** Its mean over all that may be chosen. */
  mean(day: string, eligible: Eligible): number
}

const noTags = (): readonly string[] => []

/**
 * The learner’s probit on the counts, cross-fitted by day (Chernozhukov and others, The Econometrics Journal 21, 2018): what is expected of even days comes from the counts of
 * odd ones, and the other way round. For money it is the chance of a success times what one was worth. It need not be right: the propensities are.
 */
export const rewardModel = (cells: readonly LearningCell[], money: boolean): RewardModel => {
  const halves = [1, 0].map((parity) =>
    halfOf(
      cells.filter(({ day }) => parityOf(day) === parity),
      money,
    ),
  )
  const means = halves.map(() => new WeakMap<Eligible, number>())
  const of = (day: string, components: Readonly<Record<string, string>>): number => halves[parityOf(day)]?.(components) ?? 0
  return {
    of,
    mean: (day, eligible) => {
      const known = means[parityOf(day)]!
      const held = known.get(eligible) ?? meanOver(eligible, (components) => of(day, components))
      known.set(eligible, held)
      return held
    },
  }
}

const parityOf = (day: string): number => Math.floor(Date.parse(day) / 86_400_000) % 2

const halfOf = (cells: readonly LearningCell[], money: boolean): ((components: Readonly<Record<string, string>>) => number) => {
  const { trials, successes, value } = cells.reduce(
    (sum, cell) => ({ trials: sum.trials + cell.trials, successes: sum.successes + cell.successes, value: sum.value + cell.value }),
    { trials: 0, successes: 0, value: 0 },
  )
  if (trials === 0) return () => 0
  const worth = !money ? 1 : successes === 0 ? 0 : value / successes
  const prior = Prior.parse({ rate: Math.min(0.5, (successes + 0.5) / (trials + 1)) })
  const posterior = fit(rowsOf(cells, noTags, { today: cells[0]!.day }), prior)
  return (components) => worth * cumulative(centreOf(posterior, components))
}

const centreOf = ({ place, mean }: Posterior, components: Readonly<Record<string, string>>): number => {
  let sum = 0
  for (const [term, weight] of termsOf({ components: { ...components }, exposure: 0, position: 0 }, noTags)) {
    const at = place.get(term)
    if (at !== undefined) sum += weight * mean[at]!
  }
  return sum
}

const meanOver = (eligible: Eligible, of: (components: Record<string, string>) => number): number => {
  const { snapshot, indices } = eligible
  let sum = 0
  for (const index of indices) {
    const share = propensityOf(eligible, index)
    if (share > 0)
      sum += share * of(Object.fromEntries(combinationAt(snapshot, index).map((component, slot) => [snapshot.slots[slot]?.slot ?? '', component])))
  }
  return sum
}
