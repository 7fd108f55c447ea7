import type { Draws } from '../decide/policy.ts'
import { kindOf, type Row, type Term } from './design.ts'
import { layOut, without } from './layout.ts'
import { cholesky, solveLower, solveUpper } from './linear-algebra.ts'
import { cumulative } from './normal.ts'
import type { Gaussian } from './posterior.ts'
import type { Prior } from './prior.ts'

/**
 * What a success is worth, given that there is one: a Gaussian regression on the same components, tags and audiences as the rate, without pairs. Conjugate, so
 * that there is nothing to search for.
 */
export const fitValue = (rows: readonly Row[], prior: Prior, more: Iterable<Term> = []): Gaussian => {
  const layout = without(layOut(rows, more), (term) => kindOf(term) === 'pair')
  const { terms, place, starts, columns, values } = layout
  const size = terms.length
  const { mean: centre, variance } = spreadOf(rows)
  const factor = new Float64Array(size * size)
  const mean = new Float64Array(size)
  terms.forEach((term, at) => {
    const kind = kindOf(term)
    // A width on the probit scale is, at rates of a few percent, about twice that much of the rate; worth is taken to differ as much.
    const width = kind === 'intercept' ? Math.sqrt(variance) + centre : 2 * prior[kind] * centre
    factor[at * size + at] = width ** -2
    if (kind === 'intercept') mean[at] = centre * width ** -2
  })
  rows.forEach((row, index) => {
    if (row.successes <= 0) return
    for (let a = starts[index]!; a < starts[index + 1]!; a++) {
      mean[columns[a]!]! += (values[a]! * (row.value ?? 0)) / variance
      for (let b = starts[index]!; b <= a; b++) factor[columns[a]! * size + columns[b]!]! += (row.successes * values[a]! * values[b]!) / variance
    }
  })
  if (!cholesky(factor, size)) throw new Error('The precision of a proper prior must be positive definite.')
  solveLower(factor, size, mean)
  solveUpper(factor, size, mean)
  return { terms, place, mean, factor }
}

/**
 * Mean and variance of one success’s worth, over all of them: what components differ by is counted as noise too, since one large order under a new
 * component would else be taken for its nature. Where nothing tells, a success is worth one, give or take one.
 */
const spreadOf = (rows: readonly Row[]): { mean: number; variance: number } => {
  const sum = { successes: 0, value: 0, squares: 0 }
  for (const { successes, value = 0, valueSquares = 0 } of rows) {
    if (successes <= 0) continue
    sum.successes += successes
    sum.value += value
    sum.squares += valueSquares
  }
  const mean = sum.successes > 0 && sum.value > 0 ? sum.value / sum.successes : 1
  const squares = Math.max(0, sum.squares - (sum.successes > 0 ? sum.value ** 2 / sum.successes : 0))
  // One success in doubt: an exponential worth, whose deviation is its mean.
  return { mean, variance: (squares + mean ** 2) / (sum.successes + 1) }
}

/**
 * What a decision is worth, draw by draw: rate × worth of a success, both absolute. Worth below nothing counts as nothing, for a product of two wrongs
 * would be praise.
 */
export const valuedDraws = (rates: Draws, worths: Omit<Draws, 'unknown'>): Draws => {
  let values = new Float64Array(0)
  return {
    count: Math.min(rates.count, worths.count),
    // Of the rate: what a success is worth is mostly known with it.
    unknown: rates.unknown,
    score: (draw, spread, into) => {
      if (values.length !== into.length) values = new Float64Array(into.length)
      rates.score(draw, spread, into)
      worths.score(draw, spread, values)
      for (let at = 0; at < into.length; at++) into[at] = cumulative(into[at]!) * Math.max(0, values[at]!)
    },
  }
}
