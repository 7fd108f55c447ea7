import type { PlacementRules } from '../../engine/decide/ruleset.ts'
import type { countsMoved } from '../store/learn.store.ts'
import { stockKey, type Standing } from './standing.ts'

/** A placement that learns from many is published again only when its counts have grown by this share, or have waited this long. */
const worthOfGrowth = 0.01
const longestWaitMs = 10_000

/** People are told of a placement as often as this: no oftener, since it would keep others from being served. */
const toldEveryMs = 3_000

interface Due {
  rules: PlacementRules
  told: boolean
  /** When it was learned last. */
  since: number
  done(): void
}

interface Learned {
  marks: string
  trials: number
  at: number
  /** Of what people were last told, and when. */
  told: { marks: string; at: number }
}

/**
 * Which placements have something new to learn: their counts moved, or what they may show; or something was learned that nobody was told. Those come first
 * that were learned longest ago.
 */
export const duePlacements = (clock: () => number) => {
  const learned = new Map<string, Learned>()
  const isDue = (before: Learned, marks: string, trials: number): boolean => {
    // However little came since: what was learned and told to nobody must not wait for more.
    if (before.told.marks !== before.marks && clock() - before.told.at > toldEveryMs) return true
    if (before.marks === marks) return false
    return trials - before.trials > worthOfGrowth * before.trials || clock() - before.at > longestWaitMs
  }
  return {
    of: (
      standing: Pick<Standing, 'stocks'> & { ruleset: Pick<Standing['ruleset'], 'placements'> },
      counts: Awaited<ReturnType<typeof countsMoved>>,
    ): { now: Due[]; later: boolean } => {
      const now: Due[] = []
      let later = false
      for (const count of counts) {
        const rules = standing.ruleset.placements.get(count.placement)
        if (!rules) continue
        const arenas = rules.candidates.map(({ campaign }) => standing.stocks.get(stockKey(count.placement, campaign.id))?.arena)
        const values = rules.candidates.map(({ campaign }) => campaign.value)
        const { counterMetric, counterMargin } = rules.placement.goal
        const marks = JSON.stringify([count, arenas, values, counterMetric, counterMargin])
        const before = learned.get(count.placement)
        if (before?.marks === marks && before.told.marks === marks) continue
        if (before && !isDue(before, marks, count.trials)) {
          later = true
          continue
        }
        const at = clock()
        const told = before === undefined || at - before.told.at > toldEveryMs
        const done = (): void =>
          void learned.set(count.placement, { marks, trials: count.trials, at: clock(), told: told ? { marks, at } : before.told })
        now.push({ rules, told, done, since: before?.at ?? 0 })
      }
      return { now: now.toSorted((a, b) => a.since - b.since), later }
    },
    hurry: (): void => {
      for (const entry of learned.values()) entry.at = entry.told.at = 0
    },
  }
}
