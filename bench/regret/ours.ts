import { choose, everything } from '../../engine/decide/choose.ts'
import { derivedSeed } from '../../engine/decide/draw.ts'
import { thompsonComponents } from '../../engine/decide/policies/thompson-components.ts'
import type { Belief } from '../../engine/learn/belief.ts'
import { addTallies, type LearningCell } from '../../engine/learn/cell.ts'
import { learn } from '../../engine/learn/learner.ts'
import { defaultPrior } from '../../engine/learn/prior.ts'
import type { Game, Player } from './play.ts'

/**
 * The engine plays: every decision is one `choose` from a snapshot, every outcome a count in a learning cell, every refresh one `learn`, with the settings
 * and the prior that a new placement has.
 */
export const ours = ({ truth: { space }, daily, seed }: Game): Player => {
  const decisions = derivedSeed(seed, 'decisions').high
  const cells = new Map<string, LearningCell>()
  const features = space.combinations.map((combination) => ({
    components: Object.fromEntries(combination.map((component, slot) => [space.slots[slot]!.slot, component])),
    exposure: 0,
    position: 0,
  }))
  let last: Belief | undefined
  return {
    refreshed: (from) => {
      const { snapshot, belief } = learn({
        context: { placement: 'regret', ruleset: 'regret' },
        space,
        policy: thompsonComponents,
        settings: {},
        cells: cells.values(),
        tagsOf: () => [],
        prior: defaultPrior,
        decay: { today: dayOf(from, daily), halfLife: 60 },
        seed: derivedSeed(seed, 'learner'),
        decisions: from,
        ...(last && { last }),
      })
      last = belief
      const eligible = everything(snapshot)
      return (visitor) => choose(eligible, { high: decisions, low: visitor })!.index
    },
    heard: ({ shown, succeeded }, from) => {
      const day = dayOf(from, daily)
      shown.forEach((trials, index) => {
        if (trials === 0) return
        const key = `${day} ${index}`
        const known = cells.get(key) ?? { placement: 'regret', day, features: features[index]!, trials: 0, successes: 0, value: 0, valueSquares: 0 }
        cells.set(key, { ...known, ...addTallies(known, { trials, successes: succeeded[index]!, value: 0, valueSquares: 0 }) })
      })
    },
  }
}

const dayOf = (decision: number, daily: number): string => new Date(Date.UTC(2025, 0, 1 + Math.floor(decision / daily))).toISOString().slice(0, 10)
