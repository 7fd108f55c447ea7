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
  if (kind === 'expiry' && campaign !== undefined) return words.what[endingOf(signal)](campaignNamed(campaign))
  return words.what[kind === 'expiry' ? endingOf(signal) : kind](component === undefined ? words.something : named(component))
}

/** A component or a campaign, with or without something left in its place. */
const endingOf = ({ campaign, last }: Signal): 'expiry' | 'lastExpiry' | 'end' | 'lastEnd' =>
  campaign === undefined ? (last ? 'lastExpiry' : 'expiry') : last ? 'lastEnd' : 'end'

/** How sure that is: between what its first figure lies, or the chance that it is so; a date is certain. Nothing where a person raised it without one. */
export const sureOf = ({ kind, until, evidence: [first] }: Signal, { percent, range, day }: Say): string | undefined => {
  if (kind === 'expiry') return until && words.sureness.until(day(until))
  if (kind === 'drift') return words.sureness.drift
  if (first?.interval) return words.sureness[kind](range(first.interval[0], first.interval[1]))
  return first?.value === undefined ? undefined : words.sureness.chance(percent(first.value))
}

/** What could be done about it, where that is more than a brief. */
export const nextOf = (signal: Signal): string | undefined => (signal.kind === 'expiry' ? words.nexts[endingOf(signal)] : undefined)
