import type { Signal } from './signal.ts'
import { words } from '../words.ts'

interface Say {
  /** A component by what it says. */
  named: (component: string) => string
  audienceNamed: (key: string) => string
  percent: (share: number) => string
  range: (low: number, high: number) => string
}

/** What was noticed, with the thing that it is about, in a few words. */
export const whatOf = ({ kind, component, audience }: Signal, { named, audienceNamed }: Say): string => {
  if (kind === 'gap') return words.what.gap(audience === undefined || audience === 'everyone' ? words.everyone : audienceNamed(audience))
  if (kind === 'drift') return words.what.drift
  return words.what[kind](component === undefined ? words.something : named(component))
}

/** How sure that is: the range of its first figure, or the chance that it is so. Nothing where a person raised it without one. */
export const sureOf = ({ kind, evidence: [first] }: Signal, { percent, range }: Say): string | undefined => {
  if (kind === 'drift') return words.sureness.drift
  if (first?.interval) return range(first.interval[0], first.interval[1])
  return first?.value === undefined ? undefined : words.sureness.chance(percent(first.value))
}
