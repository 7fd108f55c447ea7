import type { Space } from '../decide/combination.ts'
import { z95 } from '../kernel/share-interval.ts'
import type { Belief } from './belief.ts'
import type { LearningCell } from './cell.ts'
import { type Counted, type Interval, leastConversions } from './confidence-sequence.ts'
import type { TagsOf } from './design.ts'
import { cumulative, quantile } from './normal.ts'
import { contrast, deviation, type Posterior } from './posterior.ts'
import { shownIn, type Standardised, standardising } from './standardise.ts'

/** A placement's learning at one moment: the counts, what is believed from them, and what may be shown. */
export interface Learned {
  belief: Belief
  space: Space
  tagsOf: TagsOf
  cells: readonly LearningCell[]
  /** The one audience that is asked about; everybody when left out. */
  audience?: string
}

/** What a component does for the rate of its placement, beside the others of its slot. */
export interface ComponentEffect {
  slot: string
  component: string
  exposures: number
  conversions: number
  /** Relative: 0.12 is a rate that is 12 % higher. Absent while gathering, and where it has nobody to be compared with. */
  effect?: number
  /** 95 %, of the posterior: it counts what is believed of such components in general, and may be looked at whenever one likes. */
  interval?: Interval
  gathering?: { conversions: number; needed: number }
}

/** One for each component of the space, in its order. */
export const componentEffects = ({ belief, space, tagsOf, cells: all, audience }: Learned): ComponentEffect[] => {
  const cells = audience === undefined ? all : all.filter(({ features }) => features.audience === audience)
  const shown = shownIn(cells)
  const models = readings(belief).map(({ posterior, share }) => ({ posterior, share, ratesIn: standardising(posterior, shown, tagsOf) }))
  return space.slots.flatMap(({ slot, components }) => {
    const counted = components.map((component) => ({ component, ...countsWith(cells, slot, component) }))
    const told = components.length > 1 && counted.some(({ successes }) => successes >= leastConversions)
    const read = told ? models.map(({ posterior, share, ratesIn }) => ({ posterior, share, rates: ratesIn(slot, components) })) : []
    return counted.map(({ component, trials, successes }, index): ComponentEffect => {
      const seen = { slot, component, exposures: trials, conversions: successes }
      if (successes < leastConversions) return { ...seen, gathering: { conversions: successes, needed: leastConversions } }
      return components.length === 1
        ? seen
        : { ...seen, ...relative(read.map(({ posterior, share, rates }) => ({ share, ...againstOthers(posterior, rates, index) }))) }
    })
  })
}

/** What a tag does to a rate, relative to it, with its 95 % interval. */
export const tagEffect = (belief: Belief, tag: string, rate: number): { effect: number; interval: Interval } => {
  const centre = quantile(rate)
  const { mean, sd } = mixed(readings(belief).map(({ posterior, share }) => ({ share, ...contrast(posterior, [[`tag:${tag}`, 1]]) })))
  const lift = (shift: number): number => cumulative(centre + shift) / rate - 1
  return { effect: lift(mean), interval: [lift(mean - z95 * sd), lift(mean + z95 * sd)] }
}

/** Models that have less are not read: they would cost as much as the others and move no figure. */
const leastRead = 0.05

/** The models that figures are read from, with their shares of the whole. */
export const readings = ({ models }: Belief): Belief['models'] => {
  const read = models.filter(({ share }) => share >= leastRead)
  const whole = read.reduce((sum, { share }) => sum + share, 0)
  return read.map(({ posterior, share }) => ({ posterior, share: share / whole }))
}

/** Exposures and conversions of everything that had this component in this slot. */
export const countsWith = (cells: Iterable<LearningCell>, slot: string, component: string): Counted => {
  const sum = { trials: 0, successes: 0 }
  for (const { features, trials, successes } of cells) {
    if (features.components[slot] !== component) continue
    sum.trials += trials
    sum.successes += successes
  }
  return sum
}

interface Moments {
  mean: number
  sd: number
}

/** log of a component's rate over the mean rate of the others of its slot. */
const againstOthers = (posterior: Posterior, rates: readonly Standardised[], index: number): Moments => {
  const own = rates[index]!
  const others = rates.filter((_, other) => other !== index).map(({ log, slopes }) => ({ rate: Math.exp(log), slopes }))
  const sum = others.reduce((total, { rate }) => total + rate, 0)
  const slopes = own.slopes.map((slope, at) => slope - others.reduce((total, other) => total + (other.rate / sum) * other.slopes[at]!, 0))
  return { mean: own.log - Math.log(sum / others.length), sd: deviation(posterior, slopes) }
}

/** Mean and deviation of several models together, each with its share. */
const mixed = (parts: readonly (Moments & { share: number })[]): Moments => {
  const mean = parts.reduce((sum, part) => sum + part.share * part.mean, 0)
  return { mean, sd: Math.sqrt(parts.reduce((sum, part) => sum + part.share * (part.sd ** 2 + (part.mean - mean) ** 2), 0)) }
}

const relative = (parts: readonly (Moments & { share: number })[]): { effect: number; interval: Interval } => {
  const { mean, sd } = mixed(parts)
  return { effect: Math.expm1(mean), interval: [Math.expm1(mean - z95 * sd), Math.expm1(mean + z95 * sd)] }
}
