import { z } from 'zod'
import { oldestDayKept } from '../audience/event-log.ts'
import { ledger } from '../kernel/change.ts'
import type { MerkleRoot } from '../kernel/merkle.ts'
import { type Page, pageOf, type PageRequest, source } from '../kernel/reader.ts'

/** The logs that are cut into days. A day of outcomes is that of their decisions. */
export const Log = z.enum(['event', 'outcome', 'decision'])
export type Log = z.infer<typeof Log>

/** Events come late by hours, and most of what comes of a decision within two days: after this many a day is closed. */
export const daysOpen = 3

const dayMs = 86_400_000
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/** The latest day, in UTC, that may be closed. */
export const latestClosable = (now: Date): string => dayOf(now.getTime() - (daysOpen + 1) * dayMs)

/** Nobody closes a day from this one on, even where clocks are wrong by a day: whoever writes there need not ask. */
export const surelyOpen = (now: Date): string => dayOf(now.getTime() - dayMs)

/** The oldest day may be dropped while somebody looks at it, so it is no longer held to its root. */
export const oldestHeld = (now: Date): string => dayOf(Date.parse(oldestDayKept(now)) + dayMs)

/** Why a closed day was changed. late: it came after the day was closed.  purge: it was made up, and was taken away. */
export const WhyAmended = z.enum(['late', 'purge'])
export type WhyAmended = z.infer<typeof WhyAmended>

const Root = z.object({
  count: z.number().int().nonnegative(),
  root: z.string().describe('Merkle tree hash (RFC 6962) over its rows in the order of their keys, 64 hex digits'),
})

/** How the rows of a day differ from those that were closed, by the marks that each road of change leaves. */
export const Moved = z.object({
  came: z.number().int().nonnegative(),
  changed: z.number().int().nonnegative(),
  went: z.number().int().nonnegative(),
})
export type Moved = z.infer<typeof Moved>

/** A closed day, as the journal tells it, whose chain proves it. The root is empty where the detail of that entry was erased. */
export const LogDay = Root.extend({
  log: Log,
  day: z.iso.date(),
  at: z.iso.datetime().describe('when it was closed, the last time'),
  round: z.number().int().positive().describe('1, and one more for each time that it was closed anew'),
  seq: z.number().int().describe('of the entry of the journal that says so'),
})
export type LogDay = z.infer<typeof LogDay>
export const LogDayPage = pageOf(LogDay)

export const dayId = (log: Log, day: string): string => `${log}:${day}`

/** A day is closed in rounds: a round is begun, counted while later rows are marked as such, and closed by one entry of the journal. */
export const ClosedRound = Root.extend({ log: Log, day: z.iso.date(), round: z.number().int().positive() })
export type ClosedRound = z.infer<typeof ClosedRound>
export const closedRounds = ledger('closedRounds', ClosedRound.extend({ at: z.iso.datetime() }))

/** How often closing a day was begun, and finished. */
export const dayRounds = source<{ log: Log; day: string }, { begun: number; closed: number } | undefined>('dayRounds')

/** Closed days from `from` on, the latest first. */
export const closedDays = source<{ log?: Log | undefined; from: string } & PageRequest, Page<LogDay>>('closedDays')

/** A closed day beside what stands there now, its marks undone; undefined where no such day is closed. */
export const dayReport = source<{ log: Log; day: string; from: string }, DayReport | undefined>('dayReport')
export interface DayReport {
  expected: LogDay
  found: MerkleRoot
  /** How often the day was closed, as the table of its rounds has it. */
  rounds: number
  since: Moved
}
