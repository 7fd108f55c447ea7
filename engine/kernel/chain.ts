import { checkLink, type ChainState, genesis, type JournalEntry } from './journal.ts'

/** What a walk over the whole chain found. */
export interface ChainReport {
  entries: number
  redacted: number
  /** hash of the last sealed entry: note it elsewhere, and a rewrite of the whole file shows too */
  head: string
  /** the first thing that does not hold */
  broken?: { seq: number; problem: string }
}

/** Walks a chain batch by batch from its beginning; stops at the first thing that does not hold. */
export const verifyChain = async (batches: AsyncIterable<readonly JournalEntry[]>): Promise<ChainReport> => {
  let state: ChainState = { seq: 0, hash: genesis }
  let redacted = 0
  for await (const batch of batches) {
    for (const entry of batch) {
      const next = checkLink(state, entry)
      if ('problem' in next) return { entries: state.seq, redacted, head: state.hash, broken: next }
      if (entry.detail === null) redacted++
      state = next
    }
  }
  return { entries: state.seq, redacted, head: state.hash }
}
