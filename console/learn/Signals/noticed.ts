import type { Signal } from './signal.ts'
import { words } from '../words.ts'

interface Say {
  /** A component by what it says. */
  named: (component: string) => string
  audienceNamed: (key: string) => string
  campaignNamed: (id: string) => string
  day: (day: string) => string
  percent: (share: number) => string
  range: (low: number, high: number) => string
}

/** What was noticed, with the thing that it is about, in a few words. */
export const whatOf = (signal: Signal, { named, audienceNamed, campaignNamed }: Say): string => {
  const { kind, component, audience, campaign } = signal
  if (kind === 'gap') return words.what.gap(audience === undefined || audience === 'everyone' ? words.everyone : audienceNamed(audience))
  if (kind === 'drift') return words.what.drift
  if (kind === 'anomaly') return words.what[anomalyOf(signal)]
  if (kind === 'expiry' && campaign !== undefined) return words.what[endingOf(signal)](campaignNamed(campaign))
  if (kind === 'guardrail' && campaign !== undefined) return words.what.guardrail(campaignNamed(campaign))
  return words.what[kind === 'expiry' ? endingOf(signal) : kind](component === undefined ? words.something : named(component))
}

/** A component or a campaign, with or without something left in its place. */
const endingOf = ({ campaign, last }: Signal): 'expiry' | 'lastExpiry' | 'end' | 'lastEnd' =>
  campaign === undefined ? (last ? 'lastExpiry' : 'expiry') : last ? 'lastEnd' : 'end'

/** What is not as it should be; that of a sharing without an experiment is a holdout. */
const anomalyOf = ({ anomaly = 'volume', experiment }: Signal): 'rate' | 'volume' | 'sampleRatio' | 'heldOut' =>
  anomaly === 'sampleRatio' && experiment === undefined ? 'heldOut' : anomaly

/** How sure that is: between what its first figure lies, or the chance that it is so; a date is certain. Nothing where a person raised it without one. */
export const sureOf = ({ kind, until, experiment, evidence: [first] }: Signal, { percent, range, day }: Say): string | undefined => {
  if (kind === 'expiry') return until && words.sureness.until(day(until))
  if (kind === 'anomaly') return experiment === undefined ? words.sureness.yearly : words.sureness.ratio
  if (kind === 'drift') return words.sureness.drift
  if (kind === 'guardrail' && experiment !== undefined) return words.sureness.broken
  // What is no share stands in its own unit.
  if (first?.interval && first.unit === 'figure') return words.sureness.worth(range(first.interval[0] / 100, first.interval[1] / 100))
  if (first?.interval) return words.sureness[kind](range(first.interval[0], first.interval[1]))
  return first?.value === undefined ? undefined : words.sureness.chance(percent(first.value))
}

/** What could be done about it, where that is more than a brief. */
export const nextOf = (signal: Signal): string | undefined => {
  if (signal.kind === 'anomaly') return words.nexts[anomalyOf(signal)]
  return signal.kind === 'expiry' ? words.nexts[endingOf(signal)] : undefined
}

/** The claim first, then what else is said of it. */
export const sentencesOf = (statement: string): string[] => statement.split(/(?<=\.) (?=[A-Z“])/)
