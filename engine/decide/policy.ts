import type { z } from 'zod'
import type { Space } from './combination.ts'
import type { Weights } from './snapshot.ts'

/** How widely the score of a combination is drawn about what is believed of it in the mean: 1 is the posterior itself, 0 the mean. */
export type Spread = (combination: number) => number

export const whole: Spread = () => 1

/** What a learner believes, as draws: each is one way the world may be, and says what every combination would then be worth. */
export interface Draws {
  count: number
  /**
   * Of each combination, by index: how much of what was unknown of it beside the others is unknown still, as a share of its variance. 1 before anything was seen,
   * towards 0 as it is learned.
   */
  unknown(): Float64Array
  /** Writes the score of each combination of the space in the n-th draw. */
  score(draw: number, spread: Spread, into: Float64Array): void
}

export interface Occasion<S> {
  space: Space
  settings: S
  /** Decisions already made with this placement, for policies that know how many are to come. */
  decisions: number
  /** Absent as long as nothing was learned, and for policies that do not learn. */
  draws?: Draws
}

/** A way of choosing among what is eligible. It publishes weights; `choose` does the rest, so that every policy has exact propensities. */
export interface Policy<Settings extends z.ZodType = z.ZodType> {
  name: string
  why: string
  settings: Settings
  /** Publishes anew as the posterior moves; the others only when their settings or the space do. */
  learns: boolean
  /** May share the traffic of an experiment among its arms. */
  allocates: boolean
  /** Whether a person sees the same thing each time (the draw is seeded by the subject), or each decision is drawn afresh. */
  seededBy: 'subject' | 'decision'
  publish(occasion: Occasion<z.output<Settings>>): { space: Space; weights: Weights }
}

export const policy = <Settings extends z.ZodType>(record: Policy<Settings>): Policy<Settings> => record
