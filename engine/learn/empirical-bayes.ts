import { kindOf, type Row, type TermKind } from './design.ts'
import { cumulative, quantile } from './normal.ts'
import { fit, variances, type Posterior } from './posterior.ts'
import type { Prior } from './prior.ts'

/** A prior counts as much as this many terms (or placements) of its kind: few of them must not talk the width down to nothing. */
const priorWeight = 4
const rounds = 25

/**
 * Empirical Bayes: the prior that makes earlier experience likely, by expectation–maximisation (each width² becomes the mean of effect² over the
 * terms of that kind, uncertainty included). One entry per placement; with several, the rate and its spread between placements are learned too.
 */
export const learnPrior = (placements: readonly (readonly Row[])[], start: Prior): Prior => {
  let prior = start
  let posteriors: Posterior[] = []
  for (let round = 0; round < rounds; round++) {
    posteriors = placements.map((rows, index) => fit(rows, prior, posteriors[index] ? { start: posteriors[index] } : {}))
    prior = maximise(posteriors, prior, start)
  }
  return prior
}

const learnable = ['component', 'tag', 'audience', 'exposure', 'position'] as const satisfies TermKind[]

const maximise = (posteriors: readonly Posterior[], prior: Prior, start: Prior): Prior => {
  const moments = posteriors.flatMap((posterior) => {
    const spread = variances(posterior)
    return posterior.terms.map((term, at) => ({ kind: kindOf(term), mean: posterior.mean[at]!, variance: spread[at]! }))
  })
  const widths = learnable.map((kind) => {
    const own = moments.filter((moment) => moment.kind === kind)
    const sum = own.reduce((total, { mean, variance }) => total + mean * mean + variance, 0)
    return [kind, Math.sqrt((priorWeight * start[kind] ** 2 + sum) / (priorWeight + own.length))] as const
  })
  return {
    ...prior,
    ...Object.fromEntries(widths),
    ...learnIntercept(
      moments.filter(({ kind }) => kind === 'intercept'),
      start,
    ),
  }
}

const learnIntercept = (intercepts: readonly { mean: number; variance: number }[], start: Prior): Pick<Prior, 'rate' | 'intercept'> => {
  const weight = priorWeight + intercepts.length
  const centre = (priorWeight * quantile(start.rate) + intercepts.reduce((total, { mean }) => total + mean, 0)) / weight
  const sum = intercepts.reduce((total, { mean, variance }) => total + (mean - centre) ** 2 + variance, 0)
  return { rate: cumulative(centre), intercept: Math.sqrt((priorWeight * start.intercept ** 2 + sum) / weight) }
}
