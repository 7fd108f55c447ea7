import { kindOf, type Row, type Term } from './design.ts'
import { type Layout, layOut, without } from './layout.ts'
import { fitTo, type Posterior, surprises } from './posterior.ts'
import type { Prior } from './prior.ts'

/** What is believed of a placement: several models of it, each with its share. */
export interface Belief {
  /** The most probable first; the shares sum to 1. */
  models: readonly { posterior: Posterior; share: number }[]
}

/** How wide effects may be beside what the prior says, and pairs beside components, each with its odds before anything is seen. */
const scales = [
  { scale: 0.5, odds: 1 / 4 },
  { scale: 1, odds: 1 / 2 },
  { scale: 2, odds: 1 / 4 },
] as const

/** A model that has less is not drawn from: with 512 draws it would be drawn from less than once. */
const leastShare = 1 / 512

export interface BelieveOptions {
  terms?: Iterable<Term>
  /** What was believed before of nearly the same rows: fewer steps to go. */
  last?: Belief
}

/**
 * Empirical Bayes within a placement: how wide main effects are, whether components wear off each in its way, and whether there are pairs at all, is told by what makes the counts most probable
 * (Laplace evidence; MacKay, Bayesian interpolation, 1992). Mains alone and mains with pairs of several widths stand beside each other, each with its
 * probability, so that pairs come in by degrees and nothing flaps.
 */
export const believe = (rows: readonly Row[], prior: Prior, { terms = [], last }: BelieveOptions = {}): Belief => {
  const layout = layOut(rows, terms)
  const mains = without(layout, isPair)
  const alone = climbing((scale) => fitTo(mains, scaled(prior, scale), last?.models[0]?.posterior))
  const mainsOnly = [...alone, ...unworn(mains, best(alone))]
  return shared([...mainsOnly, ...withPairs(layout, best(mainsOnly).posterior, last)])
}

interface Weighed {
  posterior: Posterior
  /** log of what the counts make of its odds. */
  evidence: number
}

const best = (weighed: readonly Weighed[]): Weighed => weighed.reduce((one, other) => (other.evidence > one.evidence ? other : one))

/** Where nothing wears off in a way of its own, the doubt about it would only widen every interval. */
const hardlyWorn = { width: 0.02, odds: 1 / 2 }

/** The same, if no component wears off in a way of its own. */
const unworn = (mains: Layout, { posterior }: Weighed): Weighed[] => {
  if (!posterior.terms.some((term) => kindOf(term) === 'wear')) return []
  const steady = fitTo(mains, { ...posterior.prior, wear: hardlyWorn.width }, posterior)
  return [{ posterior: steady, evidence: steady.evidence + Math.log(hardlyWorn.odds) }]
}

/** With fewer successes (or failures, where those are the rarer) nothing can tell a pair from chance: pairs would cost most of a lesson and only spread the draws. */
const leastForPairs = 100

const withPairs = (layout: Layout, alone: Posterior, last: Belief | undefined): Weighed[] => {
  if (Math.min(totalOf(layout.successes), totalOf(layout.failures)) < leastForPairs) return []
  const kept = tellingPairs(layout, alone)
  if (!kept.terms.some(isPair)) return []
  return climbing((scale) => {
    const prior = { ...alone.prior, pair: scale * alone.prior.component }
    const known = last?.models.find(({ posterior }) => posterior.prior.pair === prior.pair) ?? last?.models[0]
    return fitTo(kept, prior, known?.posterior ?? alone)
  })
}

const totalOf = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0)

/** Fits from the narrowest on, as long as wider does not become hopeless. */
const climbing = (fitted: (scale: number) => Posterior): Weighed[] => {
  const found: Weighed[] = []
  let most = -Infinity
  for (const { scale, odds } of scales) {
    const posterior = fitted(scale)
    const evidence = posterior.evidence + Math.log(odds)
    found.push({ posterior, evidence })
    most = Math.max(most, evidence)
    if (evidence < most + Math.log(leastShare)) break
  }
  return found
}

const shared = (weighed: readonly Weighed[]): Belief => {
  const most = Math.max(...weighed.map(({ evidence }) => evidence))
  const likely = weighed.filter(({ evidence }) => evidence >= most + Math.log(leastShare))
  const whole = likely.reduce((sum, { evidence }) => sum + Math.exp(evidence - most), 0)
  const models = likely.map(({ posterior, evidence }) => ({ posterior, share: Math.exp(evidence - most) / whole }))
  return { models: models.toSorted((a, b) => b.share - a.share) }
}

const scaled = (prior: Prior, scale: number): Prior => ({
  ...prior,
  component: scale * prior.component,
  tag: scale * prior.tag,
  taste: scale * prior.taste,
  pair: 0,
})

const isPair = (term: Term): boolean => kindOf(term) === 'pair'

/** Up to here the covariance is whole: d³ / 6 operations a step. */
export const mostDimensions = 200

/** The layout with no more pairs than its dimensions allow: those that are farthest from what mains alone foretell, in their own standard errors. */
const tellingPairs = (layout: Layout, alone: Posterior): Layout => {
  const room = mostDimensions - alone.terms.length
  const pairs = layout.terms.filter(isPair)
  if (pairs.length <= room) return layout
  const told = surprises(layout, alone)
  const kept = new Set(
    pairs
      .map((term) => ({ term, told: told[layout.place.get(term)!]! }))
      .toSorted((a, b) => b.told - a.told || (a.term < b.term ? -1 : 1))
      .slice(0, Math.max(0, room))
      .map(({ term }) => term),
  )
  return without(layout, (term) => isPair(term) && !kept.has(term))
}
