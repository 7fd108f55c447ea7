import { z } from 'zod'
import type { Clock } from '../kernel/clock.ts'
import { Estimate } from './estimates/estimate.ts'
import type { Fold } from './fold.ts'

/** Everything that finished after `from` and not after `to`; ms UTC. */
export interface Window {
  from: number
  to: number
}

export const isIn = ({ from, to }: Window, at: number | undefined): boolean => at !== undefined && at > from && at <= to

/** One thing behind a figure. Its own value where it has one: a duration, a count, a yes (1) or no (0). */
export const Behind = z.object({
  type: z.string(),
  id: z.string(),
  at: z.number().describe('when it finished, ms UTC; for what is open, when it began'),
  value: z.number().optional().describe('of what is open: so far'),
  of: z.number().int().optional().describe('how many uses its value is a share of, where one item brings several'),
  state: z.enum(['finished', 'open', 'setAside']),
})
export type Behind = z.infer<typeof Behind>

/** A figure, or why there is none. */
export const Figure = z.discriminatedUnion('known', [
  Estimate.extend({ known: z.literal(true), mean: z.number().optional(), p85: z.number().optional() }),
  z.object({
    known: z.literal(false),
    because: z.string(),
    gathering: z.object({ have: z.number().int(), need: z.number().int(), what: z.string() }).optional(),
    atLeast: z.number().optional().describe('what it cannot be below, where most are still open'),
  }),
])
export type Figure = z.infer<typeof Figure>

export const Against = z.object({ joint: z.enum(['in', 'with']), counts: z.string() })
export type Against = z.infer<typeof Against>

export const Unit = z.enum(['ms', 'share', 'per100', 'perItem', 'perFourWeeks'])

/** A part of a measure: one of the five of responsiveness, one of the yields. `size` are means, which add up to the mean of the whole. */
export const Part = z.object({ name: z.string(), unit: Unit, size: z.number().optional(), figure: Figure, n: z.number().int() })
export type Part = z.infer<typeof Part>

/** What a measure says of one window. */
export const Reading = z.object({
  figure: Figure,
  n: z.number().int().describe('how many finished in the window'),
  of: z.number().int().optional().describe('what they are held against, as in 8 of 572 activations'),
  open: z.number().int().describe('begun and not finished at its end'),
  setAside: z.number().int().describe('given up in the window'),
})
export type Reading = z.infer<typeof Reading>

export interface Question {
  window: Window
  clock: Clock
}

/**
 * A KPI: one record, one file. `fold` keeps what it needs of the journal; `prepare` takes out of that, once, what any number of windows
 * is read from. A window counts as not yet happened what came after its end, so that any week of the past is read from the state of today.
 */
export interface Measure<S = unknown, P = unknown> {
  readonly name: string
  readonly title: string
  /** What the figure is, beside the title: "signal to live, median". */
  readonly says: string
  readonly question: string
  readonly unit: z.infer<typeof Unit>
  readonly better: 'lower' | 'higher'
  /** In words, with what is counted and what is not. */
  readonly formula: string
  /** How the interval is found. */
  readonly method: string
  /** What n counts. */
  readonly counts: string
  /** What `of` counts, where n is no part of it: 2 escaped defects in 10 activations. */
  readonly against?: Against
  /** Name of the measure that would pay if this one were bought: speed is shown beside errors, fewer errors beside speed. */
  readonly counter: string
  readonly verbs: readonly string[]
  readonly fold: Fold<S>
  prepare(state: S): P
  read(from: P, question: Question): Reading
  parts?(from: P, question: Question): Part[]
  /** The items that the figure rests on. */
  behind(from: P, question: Question): Behind[]
}

export const measure = <S, P>(record: Measure<S, P>): Measure => record as unknown as Measure

export const noFigure = (because: string, more: { gathering?: { have: number; need: number; what: string }; atLeast?: number } = {}): Figure => ({
  known: false,
  because,
  ...more,
})

export const gathering = (have: number, need: number, what: string): Figure =>
  noFigure(`gathering ${have} of ${need} ${what}`, { gathering: { have, need, what } })

export const known = (estimate: Estimate, more: { mean?: number; p85?: number } = {}): Figure => ({ known: true, ...estimate, ...more })

/** An estimate once there are enough of what it counts. */
export const once = (have: number, need: number, what: string, estimate: Estimate | undefined): Figure =>
  have >= need && estimate ? known(estimate) : gathering(have, need, what)

/** Below this many a Wilson interval spans more than half of the scale. */
export const fewestForShare = 10
