import type { LearnedEvent } from '../../../engine/learn/tally.ts'
import { standout, type Standing } from '../../../engine/learn/standout.ts'
import { words } from '../words.ts'

interface Claim extends Standing {
  title: string
  event: LearnedEvent
}

/** Of harm less is better: what brings the least stands out. */
const asGood = (claim: Claim): Claim & { told: number } => {
  const { effect, interval, event } = claim
  return words.harms[event] !== undefined
    ? { ...claim, effect: -effect, interval: [-interval[1], -interval[0]], told: effect }
    : { ...claim, told: effect }
}

/** What works, and how sure are we? What is certain leads; what only seems larger is told beside it, and so named. */
export const insightsTitle = (claims: readonly Claim[], change: (share: number) => string): string => {
  if (claims.length === 0) return words.noInsights
  const { surely, seems, less } = standout(claims.map(asGood))
  if (less) return words.onlyLess(less.title, change(less.told))
  if (!surely) return words.unsure
  const certain = words.surely(surely.title, change(surely.told), words.harms[surely.event])
  return seems ? `${certain} ${words.seems(seems.title, change(seems.told))}` : certain
}
