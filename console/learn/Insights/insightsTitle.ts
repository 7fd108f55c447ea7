import { words } from '../words.ts'

interface Claim {
  title: string
  effect: number
  sure: boolean
}

/** What works, and how sure are we? Only what is told from none is said to work. */
export const insightsTitle = (claims: readonly Claim[], change: (share: number) => string): string => {
  if (claims.length === 0) return words.noInsights
  const best = claims.find(({ sure, effect }) => sure && effect > 0)
  return best ? words.best(best.title, change(best.effect)) : words.unsure
}
