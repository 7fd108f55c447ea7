import { z } from 'zod'
import { Key } from '../create/key.ts'
import { mostRows } from './limits.ts'

export const TableRow = z.strictObject({
  when: z.string().max(4_000).describe('CEL; empty: everyone'),
  campaigns: z.array(Key).max(50).describe('keys of the campaigns that may be shown to whom the row fits'),
})
export type TableRow = z.infer<typeof TableRow>

/**
 * Who may see which campaign, row by row: the first row that holds decides, for every campaign that stands anywhere in the table. Whom no
 * row fits sees none of them; what a row asks about and nobody knows does not hold.
 */
export const DecisionTable = z.array(TableRow).min(1).max(mostRows)
export type DecisionTable = z.infer<typeof DecisionTable>

/** The campaigns that a table speaks of, in the order of first mention. Of all others it says nothing. */
export const columnsOf = (table: readonly TableRow[]): string[] => [...new Set(table.flatMap(({ campaigns }) => campaigns))]
