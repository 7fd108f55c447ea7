import { z } from 'zod'
import type { ChainReport } from '../kernel/chain.ts'
import { JournalEntry } from '../kernel/journal.ts'
import { source } from '../kernel/reader.ts'

/** A part of the journal, newest first, each entry with the name of who acted. */
export const ReadEntry = JournalEntry.pick({
  seq: true,
  at: true,
  actor: true,
  onBehalfOf: true,
  operation: true,
  verb: true,
  objects: true,
  cause: true,
  depth: true,
  hash: true,
  detail: true,
}).extend({
  name: z.string().describe('of the actor; "erased" where it was'),
  /** what its first object is called, where that still exists */
  title: z.string().optional(),
})
export type ReadEntry = z.infer<typeof ReadEntry>

/** Which entries, all of it together. */
export interface WhichEntries {
  verbs?: readonly string[] | undefined
  /** None of these. */
  without?: readonly string[] | undefined
  object?: { type: string; id: string } | undefined
  /** id of who acted */
  by?: string | undefined
  /** Only entries with a greater seq. */
  since?: number | undefined
}

export const journalPart = source<WhichEntries & { before?: number | undefined; limit: number }, { items: ReadEntry[]; total: number }>('journalPart')

export const chainReport = source<Record<never, never>, ChainReport & { unsealed: number }>('chainReport')
