import { budgetKey, type PlacementRules } from '../../decide/ruleset.ts'
import { countNothing, type Counters, countsOf, type Seen } from '../../decide/cap.ts'
import type { DecisionRecord } from '../../decide/decision.ts'

/** What rules count of a person that others did not: a record made under those others lacks it. */
export const lackingCounters = ({ counted }: PlacementRules, logged: PlacementRules): Counters => {
  const known = new Set(allOf(logged.counted).map(({ id }) => id))
  const isLacking = ({ id }: Counters['any'][number]): boolean => !known.has(id)
  const byCampaign = [...counted.byCampaign].map(([id, of]) => [id, of.filter(isLacking)] as const).filter(([, of]) => of.length > 0)
  return { any: counted.any.filter(isLacking), byCampaign: new Map(byCampaign) }
}

/** The longest stretch over which any of these counts, in milliseconds. */
export const longestOf = (counters: Counters): number => Math.max(0, ...allOf(counters).map(({ ms }) => ms))

const allOf = ({ any, byCampaign }: Counters): Counters['any'] => [...any, ...[...byCampaign.values()].flat()]

/** The counts of a record with those that it lacks, counted from what this person had seen by then. Nobody is counted who was not recognised. */
export const completed = (record: DecisionRecord, lacking: Counters, seen: readonly Seen[]): Record<string, number> => {
  if (record.subject === undefined || countNothing(lacking)) return record.counts
  const at = Date.parse(record.at)
  const before = seen.filter((one) => one.at <= at)
  return { ...countsOf(lacking, before, at), ...record.counts }
}

/** A campaign whose budget these rules ask for and the record did not keep, since it had none. */
export const unkeptBudget = ({ candidates }: PlacementRules, logged: PlacementRules): string | undefined => {
  const kept = new Set(logged.candidates.flatMap(({ budgets }) => budgets.map(({ key }) => key)))
  return candidates.find(({ campaign: { id }, budgets }) => budgets.some(({ of }) => !kept.has(budgetKey(id, of))))?.campaign.name
}
