import { standout, type Standing } from '../../../engine/learn/standout.ts'
import { words } from '../words.ts'

interface Claim extends Standing {
  title: string
}

/** What works, and how sure are we? What is certain leads; what only seems larger is told beside it, and so named. */
export const insightsTitle = (claims: readonly Claim[], change: (share: number) => string): string => {
  if (claims.length === 0) return words.noInsights
  const { surely, seems, less } = standout(claims)
  if (less) return words.onlyLess(less.title, change(less.effect))
  if (!surely) return words.unsure
  const certain = words.surely(surely.title, change(surely.effect))
  return seems ? `${certain} ${words.seems(seems.title, change(seems.effect))}` : certain
}
