import type { Expression } from '../kernel/expression/expression.ts'
import type { Facts } from '../kernel/expression/value.ts'
import type { Campaign } from './campaign.ts'
import type { Stopped } from './decision.ts'
import { shortlistOf } from './shortlist.ts'

/** A candidate as far as its dates and its rule go. */
interface Candidate {
  campaign: Pick<Campaign, 'id' | 'from' | 'until'>
  rule: Expression
  from: number
  until: number
  /** What is said when its rule is not met. */
  unmet: Stopped
}

/** Who need be asked on an occasion, the highest priority first, and what stops the others, which is known without asking. */
export interface Called<C> {
  asked: readonly C[]
  out: readonly Stopped[]
}

export type RollCall<C> = (facts: Facts, at: number) => Called<C>

/**
 * Between two moments at which a campaign begins or ends, and for one value of what most rules ask for, the same candidates are asked and the same are out: both lists are
 * made once, and a decision copies the longer one.
 */
export const rollCall = <C extends Candidate>(candidates: readonly C[]): RollCall<C> => {
  const shortlist = shortlistOf(candidates.map(({ rule }) => rule))
  const moments = candidates.flatMap(({ from, until }) => [from, until])
  let [since, before] = [Number.NaN, Number.NaN]
  let called = new Map<Uint8Array | undefined, Called<C>>()
  return (facts, at) => {
    if (!(at >= since && at < before)) {
      since = moments.reduce((last, moment) => (moment <= at ? Math.max(last, moment) : last), -Infinity)
      before = moments.reduce((next, moment) => (moment > at ? Math.min(next, moment) : next), Infinity)
      called = new Map()
    }
    const listed = shortlist?.(facts)
    const known = called.get(listed) ?? callOf(candidates, at, listed)
    called.set(listed, known)
    return known
  }
}

const callOf = <C extends Candidate>(candidates: readonly C[], at: number, listed: Uint8Array | undefined): Called<C> => {
  const stops = candidates.map((candidate, place) => outOfTime(candidate, at) ?? (listed?.[place] === 0 ? candidate.unmet : undefined))
  return { asked: candidates.filter((_, place) => !stops[place]), out: stops.filter((stop) => stop !== undefined) }
}

const outOfTime = ({ campaign, from, until }: Candidate, at: number): Stopped | undefined => {
  if (at < from) return { campaign: campaign.id, gate: 'eligible', why: 'notYet', limit: campaign.from }
  return at >= until ? { campaign: campaign.id, gate: 'eligible', why: 'ended', limit: campaign.until ?? null } : undefined
}
