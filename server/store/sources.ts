import type { Answering, Appending } from './answering.ts'
import { answersFlowRuns } from './flow.store.ts'
import { answersChainReport, answersJournalPart } from './steward.store.ts'

/** One line for each source that the engine asks. */
const answering: readonly Answering[] = [answersJournalPart, answersChainReport, answersFlowRuns]

/** One line for each ledger that the engine appends to. */
const appending: readonly Appending[] = []

export const answers: ReadonlyMap<string, Answering['answer']> = new Map(answering.map(({ source, answer }) => [source, answer]))
export const appends: ReadonlyMap<string, Appending['append']> = new Map(appending.map(({ ledger, append }) => [ledger, append]))
