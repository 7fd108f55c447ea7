import type { PlacementRules } from '../../engine/decide/ruleset.ts'
import type { Outcome } from '../../engine/observe/outcome.ts'
import type { Scope } from '../store/database.ts'
import { dayAt } from '../store/day-parts.ts'
import { impressionsOf } from '../store/impression.store.ts'

/** How much of their budgets campaigns have had: the database’s count, and what has come in here since it was read. */
export interface Spending {
  /** Adds what a placement’s candidates have had to the counts of a decision. */
  into(counts: Record<string, number>, rules: PlacementRules, now: Date): void
  noted(outcomes: readonly Outcome[]): void
  /** Reads anew what these campaigns have had. */
  read(campaigns: readonly string[], now: Date): Promise<void>
  /** Impressions beyond their budgets. */
  over(budgets: Iterable<Budgeted>): number
  /** Campaigns that have had all of theirs. */
  ended(budgets: Iterable<Budgeted>): string[]
}

interface Budgeted {
  campaign: string
  total: number | undefined
  perDay: number | undefined
}

interface Spent {
  total: number
  today: number
  day: string
}

export const spending = (scope: Scope): Spending => {
  let spent = new Map<string, Spent>()
  const today = (of: Spent | undefined, day: string): number => (of?.day === day ? of.today : 0)
  return {
    into: (counts, { candidates }, now) => {
      for (const { campaign, budgets } of candidates) {
        for (const { key, of } of budgets) {
          const known = spent.get(campaign.id)
          const count = of === 'total' ? (known?.total ?? 0) : today(known, dayAt(now))
          if (count > 0) counts[key] = count
        }
      }
    },
    noted: (outcomes) => {
      for (const { kind, state, campaign, at } of outcomes) {
        const known = campaign === undefined ? undefined : spent.get(campaign)
        if (!known || kind !== 'exposure' || state !== 'joined') continue
        known.total++
        if (at.startsWith(known.day)) known.today++
      }
    },
    read: async (campaigns, now) => {
      const day = dayAt(now)
      const read = await impressionsOf(scope, campaigns, day)
      spent = new Map(campaigns.map((id) => [id, { total: 0, today: 0, ...read.get(id), day }]))
    },
    over: (budgets) => {
      let over = 0
      for (const { campaign, total = Infinity, perDay = Infinity } of budgets) {
        const known = spent.get(campaign)
        if (known) over += Math.max(0, known.total - total, known.today - perDay)
      }
      return over
    },
    ended: (budgets) =>
      [...budgets].flatMap(({ campaign, total = Infinity, perDay = Infinity }) => {
        const known = spent.get(campaign)
        return known && (known.total >= total || known.today >= perDay) ? [campaign] : []
      }),
  }
}
