import type { Seen } from '../../engine/decide/cap.ts'
import { isOvershot } from '../../engine/decide/overshoot.ts'
import type { Outcome } from '../../engine/observe/outcome.ts'
import { dayAt } from '../store/day-parts.ts'
import type { Impressions } from '../store/impression.store.ts'
import type { Standing } from './standing.ts'
import type { Subject } from './subjects.ts'

/** Counts exposures that carried a person over a cap: caps on pages are soft, so it is said how often. */
export const overshoots = (standing: () => Standing, now: () => number) => {
  let waiting: Impressions[] = []
  let total = 0
  return {
    noted: (subject: Subject, seen: Seen, { synthetic }: Outcome): void => {
      const rules = standing().ruleset.placements.get(seen.placement)
      if (!rules || !isOvershot(rules, seen, subject.exposures, now())) return
      const { campaign, placement } = seen
      waiting.push({ campaign, placement, day: dayAt(new Date(seen.at)), count: 0, over: 1, synthetic })
      total++
    },
    /** What was not written down yet. */
    take: (): Impressions[] => {
      const taken = waiting
      waiting = []
      return taken
    },
    total: (): number => total,
  }
}
