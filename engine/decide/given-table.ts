import type { RuleWords } from '../audience/rule.ts'
import { isRefusal, type Refusal, refuse } from '../kernel/refusal.ts'
import type { Campaign } from './campaign.ts'
import { columnsOf, type DecisionTable, type TableRow } from './decision-table.ts'
import { tableRefusal } from './table-rule.ts'
import { readTable } from './table-text.ts'

type Competing = Pick<Campaign, 'key' | 'placements'>

/** The table as it was given, by rows or as CEL, once it stands; undefined where it was emptied. */
export const givenTable = (
  written: readonly TableRow[] | string,
  campaigns: readonly Competing[],
  placement: string,
  words: RuleWords,
): DecisionTable | Refusal | undefined => {
  if (written.length === 0) return undefined
  const table = typeof written === 'string' ? readTable(written) : [...written]
  return isRefusal(table) ? table : (strangers(table, campaigns, placement) ?? tableRefusal(table, words) ?? table)
}

/** Campaigns that a table names and that do not compete here. */
const strangers = (table: readonly TableRow[], campaigns: readonly Competing[], placement: string): Refusal | undefined => {
  const here = campaigns.filter(({ placements }) => placements.includes(placement)).map(({ key }) => key)
  const unknown = columnsOf(table).filter((key) => !here.includes(key))
  if (unknown.length === 0) return undefined
  return refuse('notFound', `The table names ${unknown.join(', ')}; no such campaign competes at ${placement}.`, {
    where: table.flatMap(({ campaigns: named }, row) =>
      named.flatMap((key, place) => (unknown.includes(key) ? [{ path: `table.${row}.campaigns.${place}`, problem: `no campaign ${key} here` }] : [])),
    ),
    remedy: here.length === 0 ? 'Draft a campaign for this placement first.' : `Here compete ${here.join(', ')}.`,
  })
}
