import type { SlotOffer } from '../../decide/combination.ts'
import { derivedSeed, fillNormals, type Seed } from '../../decide/draw.ts'
import type { LearningCell } from '../cell.ts'
import type { Interval } from '../confidence-sequence.ts'
import { type ComponentEffect, type Learned, readings } from '../estimate.ts'
import { jointFactor } from '../posterior.ts'
import { shareSequence } from '../share-sequence.ts'
import { type Noticed, percent } from '../signal.ts'
import { shownIn, standardising } from '../standardise.ts'
import { isSure } from '../sure.ts'

export interface WinnerOptions {
  /** Posterior probability of being the best of its slot. */
  certainty?: number
  /** The rate is one of harm: the lowest wins. */
  least?: boolean
}

const drawCount = 4_096

/** Of these effects, in each slot: one component that is the best with a probability of at least 95 %, from 25 conversions, and surely better than the rest together. */
export const winners = (
  learned: Learned,
  effects: readonly ComponentEffect[],
  seed: Seed,
  { certainty = 0.95, least = false }: WinnerOptions = {},
): Noticed[] => {
  const { space, cells } = learned
  return space.slots.flatMap((offer): Noticed[] => {
    const { slot, components } = offer
    // Drawing is dear, and most of the time nobody is surely ahead.
    const ahead = ([low, high]: Interval): boolean => (least ? high < 0 : low > 0)
    if (!effects.some((effect) => effect.slot === slot && effect.interval && ahead(effect.interval))) return []
    const chances = chancesOfBest(learned, offer, seed, least)
    const best = chances.indexOf(Math.max(...chances))
    const found = effects.find((effect) => effect.slot === slot && effect.component === components[best])
    return found?.interval && isSure(found.interval) && ahead(found.interval) && chances[best]! >= certainty
      ? [noticed(found, chances[best]!, components.length, cells)]
      : []
  })
}

/** For each component of a slot, the share of posterior draws in which the rate is the highest with it, or the lowest where that is asked for. */
export const chancesOfBest = ({ belief, tagsOf, cells }: Learned, { slot, components }: SlotOffer, seed: Seed, least = false): number[] => {
  const shown = shownIn(cells)
  const chances = components.map(() => 0)
  readings(belief).forEach(({ posterior, share }, model) => {
    const rates = standardising(posterior, shown, tagsOf)(slot, components)
    const factor = jointFactor(
      posterior,
      rates.map(({ slopes }) => slopes),
    )
    const wins = winsOf(
      rates.map(({ log }) => (least ? -log : log)),
      factor,
      derivedSeed(seed, `model ${model}`),
    )
    wins.forEach((count, index) => (chances[index]! += (share * count) / drawCount))
  })
  return chances
}

/** How often each is the greatest of some numbers that are normal together. */
const winsOf = (means: readonly number[], factor: Float64Array, seed: Seed): number[] => {
  const size = means.length
  const wins = means.map(() => 0)
  const normals = new Float64Array(size)
  for (let draw = 0; draw < drawCount; draw++) {
    fillNormals(seed, draw * Math.ceil(size / 2), normals)
    let [best, most] = [0, -Infinity]
    for (let row = 0; row < size; row++) {
      let score = means[row]!
      for (let at = 0; at <= row; at++) score += factor[row * size + at]! * normals[at]!
      if (score > most) [best, most] = [row, score]
    }
    wins[best]!++
  }
  return wins
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
    statement: `It is the best of ${rivals} with a probability of ${percent(chance)}: ${percent(Math.abs(effect))} ${effect < 0 ? 'below' : 'above'} the others (${percent(interval[0])} to ${percent(interval[1])}).`,
    evidence: [
      { statement: 'Probability of being the best of its slot', value: chance, n: exposures },
      { statement: 'Effect on the rate, relative to the others of its slot', value: effect, interval: [...interval], n: exposures },
      {
        statement: 'Rate that it had, as shown so far',
        value: conversions / exposures,
        interval: [...shareSequence({ trials: exposures, successes: conversions })],
        n: exposures,
      },
    ],
  }
}
