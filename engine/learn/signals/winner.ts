import type { Space } from '../../decide/combination.ts'
import type { Seed } from '../../decide/draw.ts'
import type { LearningCell } from '../cell.ts'
import type { TagsOf } from '../design.ts'
import { componentEffects, type ComponentEffect, type Learned } from '../estimate.ts'
import type { Posterior } from '../posterior.ts'
import { posteriorDraws } from '../publish.ts'
import { type Noticed, percent } from '../signal.ts'

export interface WinnerOptions {
  /** Posterior probability of being the best of its slot. */
  certainty?: number
}

const drawCount = 4_096

/** In each slot: one component that is the best with a probability of at least 95 %, from 25 conversions, and surely better than the rest together. */
export const winners = (learned: Learned, seed: Seed, { certainty = 0.95 }: WinnerOptions = {}): Noticed[] => {
  const { posterior, space, tagsOf, cells } = learned
  const effects = componentEffects(learned)
  return space.slots.flatMap(({ slot, components }): Noticed[] => {
    if (components.length < 2) return []
    const chances = chancesOfBest(posterior, slot, components, tagsOf, seed)
    const best = chances.indexOf(Math.max(...chances))
    const found = effects.find((effect) => effect.slot === slot && effect.component === components[best])
    return found?.interval && found.interval[0] > 0 && chances[best]! >= certainty ? [noticed(found, chances[best]!, components.length, cells)] : []
  })
}

/** For each component of a slot, the share of posterior draws in which it is the best. */
export const chancesOfBest = (posterior: Posterior, slot: string, components: readonly string[], tagsOf: TagsOf, seed: Seed): number[] => {
  const alone: Space = { slots: [{ slot, components }], combinations: components.map((component) => [component]) }
  const draws = posteriorDraws(posterior, alone, tagsOf, seed, drawCount)
  const wins = components.map(() => 0)
  const scores = new Float64Array(components.length)
  for (let draw = 0; draw < drawCount; draw++) {
    draws.score(draw, 1, scores)
    wins[scores.indexOf(Math.max(...scores))]!++
  }
  return wins.map((count) => count / drawCount)
}

const noticed = (
  { slot, component, effect = 0, interval = [0, 0], exposures, conversions }: ComponentEffect,
  chance: number,
  rivals: number,
  cells: readonly LearningCell[],
): Noticed => {
  const own = cells.filter(({ features }) => features.components[slot] === component)
  return {
    kind: 'winner',
    placement: own[0]!.placement,
    slot,
    component,
    since: own.map(({ day }) => day).toSorted()[0]!,
    statement: `It is the best of ${rivals} with a probability of ${percent(chance)}: ${percent(effect)} above the others (${percent(interval[0])} to ${percent(interval[1])}).`,
    evidence: [
      { statement: 'Probability of being the best of its slot', value: chance, n: exposures },
      { statement: 'Effect on the rate, relative to the others of its slot', value: effect, interval: [...interval], n: exposures },
      { statement: 'Conversions that it had', value: conversions, n: exposures },
    ],
  }
}
