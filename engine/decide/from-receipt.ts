import { identifiedAt } from '../kernel/identifier.ts'
import type { DecisionRecord } from './decision.ts'
import type { Receipt } from './receipt.ts'

/**
 * The record of a decision that was prefetched, as far as its receipt knows it: for where the process that made it has forgotten the rest. It holds what policies
 * are judged by (what was shown, with which probability); of what the decision rested on it says nothing.
 */
export const recordFrom = (receipt: Receipt): DecisionRecord => {
  const { decision, prefetched: _prefetched, components, ...known } = receipt
  return {
    ...known,
    id: decision,
    at: new Date(identifiedAt(decision) ?? 0).toISOString(),
    locale: 'und',
    facts: {},
    consents: [],
    counts: {},
    stopped: [],
    ...(components && { components: { ...components } }),
    sticky: false,
    micros: 0,
  }
}
