import { rateInterval } from '../confidence-sequence.ts'
import { type Noticed, percent } from '../signal.ts'

/** One day's decisions for those who were asked for, and how many of them had nothing of ours to show. */
export interface FallbackDay {
  day: string
  decisions: number
  fallbacks: number
}

export interface GapOptions {
  /** A share of fallbacks that is worth a brief. */
  worth?: number
}

/** Demand without content: more than a fifth of the decisions fell back to the default, and that is certain enough to say at any time. */
export const gap = (placement: string, audience: string, days: readonly FallbackDay[], { worth = 0.2 }: GapOptions = {}): Noticed | undefined => {
  const decisions = days.reduce((sum, day) => sum + day.decisions, 0)
  const fallbacks = days.reduce((sum, day) => sum + day.fallbacks, 0)
  // Demand comes in hundreds before it is worth anybody's day.
  const interval = rateInterval({ trials: decisions, successes: fallbacks }, { tunedAt: 500 })
  if (!interval || interval[0] < worth) return undefined
  const share = fallbacks / decisions
  return {
    kind: 'gap',
    placement,
    audience,
    since: beginning(days, worth),
    statement: `${percent(share)} of the decisions at ${placement} for ${audience} had nothing of ours to show (${fallbacks} of ${decisions}).`,
    evidence: [{ statement: 'Share of decisions that fell back to the default', value: share, interval: [...interval], n: decisions }],
  }
}

/** The first day of the run, up to now, in which every day with decisions had at least that share. */
const beginning = (days: readonly FallbackDay[], worth: number): string => {
  const asked = days.filter(({ decisions }) => decisions > 0).toSorted((a, b) => (a.day < b.day ? -1 : 1))
  const before = asked.findLastIndex(({ decisions, fallbacks }) => fallbacks < worth * decisions)
  return (asked[before + 1] ?? asked.at(-1))?.day ?? ''
}
