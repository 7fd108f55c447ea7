import type { Space } from '../decide/combination.ts'
import { z95 } from '../kernel/share-interval.ts'
import type { LearningCell } from './cell.ts'
import { type Counted, type Interval, leastConversions } from './confidence-sequence.ts'
import { componentTerms, pairTerm, type TagsOf, tasteTerm, type Term } from './design.ts'
import { cumulative, quantile } from './normal.ts'
import { contrast, type Posterior } from './posterior.ts'

/** A placement's learning at one moment: the counts, what was fitted from them, and what may be shown. */
export interface Learned {
  posterior: Posterior
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
export const componentEffects = ({ posterior, space, tagsOf, cells: all, audience }: Learned): ComponentEffect[] => {
  const cells = audience === undefined ? all : all.filter(({ features }) => features.audience === audience)
  const base = baseRate(cells)
  const tastes = tastesIn(cells)
  return space.slots.flatMap(({ slot, components }) =>
    components.map((component): ComponentEffect => {
      const { trials, successes } = countsWith(cells, slot, component)
      const seen = { slot, component, exposures: trials, conversions: successes }
      if (successes < leastConversions) return { ...seen, gathering: { conversions: successes, needed: leastConversions } }
      const others = components.filter((other) => other !== component)
      return others.length === 0
        ? seen
        : { ...seen, ...relativeEffect(posterior, againstOthers({ space, tagsOf, tastes }, slot, component, others), base) }
    }),
  )
}

/** What a weighted sum of terms does to a rate, relative to it, with its 95 % interval. */
export const relativeEffect = (
  posterior: Posterior,
  weights: Iterable<readonly [Term, number]>,
  rate: number,
): { effect: number; interval: Interval } => {
  const { mean, sd } = contrast(posterior, weights)
  const centre = quantile(rate)
  const lift = (shift: number): number => cumulative(centre + shift) / rate - 1
  return { effect: lift(mean), interval: [lift(mean - z95 * sd), lift(mean + z95 * sd)] }
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

/** Whose taste an effect is, each by their share of what was shown; the rest is in no audience. */
export type Tastes = readonly (readonly [audience: string, share: number])[]

/** Of those who saw what was counted. */
export const tastesIn = (cells: readonly LearningCell[]): Tastes => {
  const trials = (of: readonly LearningCell[]): number => of.reduce((sum, cell) => sum + cell.trials, 0)
  const whole = trials(cells)
  const audiences = Map.groupBy(cells, ({ features }) => features.audience)
  return [...audiences].flatMap(([audience, own]) => (audience === undefined || whole === 0 ? [] : [[audience, trials(own) / whole] as const]))
}

interface Compared {
  space: Space
  tagsOf: TagsOf
  tastes: Tastes
}

/** What a component does on the whole: by itself and with its tags, to those whose tastes these are, and on the mean of all that may stand beside it. */
export const wholeEffect = ({ space: { slots }, tagsOf, tastes }: Compared, slot: string, component: string): [Term, number][] => [
  ...componentTerms(slot, component, tagsOf),
  ...tastes.map(([audience, share]): [Term, number] => [tasteTerm(audience, slot, component), share]),
  ...slots
    .filter((other) => other.slot !== slot)
    .flatMap((other) =>
      other.components.map((beside): [Term, number] => [pairTerm(slot, component, other.slot, beside), 1 / other.components.length]),
    ),
]

/** The component, less the mean of the others. */
const againstOthers = (compared: Compared, slot: string, component: string, others: readonly string[]): [Term, number][] => [
  ...wholeEffect(compared, slot, component),
  ...others.flatMap((other) => wholeEffect(compared, slot, other).map(([term, value]): [Term, number] => [term, -value / others.length])),
]

/** The rate of the placement as a whole; half a success is added to each side, so that it lies within (0, 1). */
const baseRate = (cells: readonly LearningCell[]): number => {
  const sum = cells.reduce((total, { trials, successes }) => ({ trials: total.trials + trials, successes: total.successes + successes }), {
    trials: 0,
    successes: 0,
  })
  return (sum.successes + 0.5) / (sum.trials + 1)
}
