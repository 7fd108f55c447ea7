import type { DecisionRecord } from '../../engine/decide/decision.ts'

/** Records of decisions that were told beforehand, until an exposure says that one of them came true. The oldest are forgotten: their receipts still speak. */
export interface Ahead {
  keep(record: DecisionRecord): void
  of(decision: string): DecisionRecord | undefined
  /** It was seen: it is in the database now. */
  seen(decision: string): DecisionRecord | undefined
}

const mostKept = 20_000

export const ahead = (): Ahead => {
  const kept = new Map<string, DecisionRecord>()
  return {
    keep: (record) => {
      if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? '')
      kept.set(record.id, record)
    },
    of: (decision) => kept.get(decision),
    seen: (decision) => {
      const record = kept.get(decision)
      kept.delete(decision)
      return record
    },
  }
}
