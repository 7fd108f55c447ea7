import { kindOf, type Row, type Term } from './design.ts'
import { type Layout, layOut, without } from './layout.ts'
import { cholesky, inverseDiagonal, solveLower, solveUpper } from './linear-algebra.ts'
import { hazard, logCumulative } from './normal.ts'
import { priorMean, type Prior } from './prior.ts'

/** A Gaussian over the effects of terms. */
export interface Gaussian {
  /** In a fixed order, whatever order the rows came in. */
  readonly terms: readonly Term[]
  readonly place: ReadonlyMap<Term, number>
  readonly mean: Float64Array
  /** Lower Cholesky factor of the precision (the inverse of the covariance), row-major. */
  readonly factor: Float64Array
}

/** On the probit scale: P(success) = Φ(Σ value · effect). */
export interface Posterior extends Gaussian {
  readonly prior: Prior
  /** log of the probability of the counts under the prior (Laplace), but for a constant that is the same for all priors. */
  readonly evidence: number
}

export interface FitOptions {
  /** Terms that no row has yet, such as those of a new component: they stay at their prior. */
  terms?: Iterable<Term>
  /** A posterior of nearly the same rows: fewer steps to go. */
  start?: Posterior
}

/**
 * Bayesian probit regression on counts: the mode of the posterior by Newton's method, and the Gaussian with the curvature there (Laplace). The
 * likelihood is log-concave and the prior proper, so there is one mode, and the order of rows and of terms does not matter.
 */
export const fit = (rows: readonly Row[], prior: Prior, options: FitOptions = {}): Posterior =>
  fitTo(layOut(rows, options.terms ?? []), prior, options.start)

/** The same for counts that are laid out already, so that several priors can be tried on them. Terms of a kind whose width is 0 are left out. */
export const fitTo = (layout: Layout, prior: Prior, start?: Posterior): Posterior => {
  const problem = under(layout, prior)
  const { terms, place, priorMeans, priorPrecisions } = problem
  const theta = Float64Array.from(terms, (term, index) => {
    const known = start?.place.get(term)
    return known === undefined ? priorMeans[index]! : start!.mean[known]!
  })
  const { factor, height } = climb(problem, theta)
  let evidence = height
  for (let at = 0; at < terms.length; at++) evidence += 0.5 * Math.log(priorPrecisions[at]!) - Math.log(factor[at * terms.length + at]!)
  return { terms, place, mean: theta, factor, prior, evidence }
}

/** The variance of each effect. */
export const variances = ({ factor, terms }: Gaussian): Float64Array => inverseDiagonal(factor, terms.length)

/** Mean and standard deviation of a weighted sum of effects; terms that the posterior does not know count with nothing. */
export const contrast = (posterior: Gaussian, weights: Iterable<readonly [Term, number]>): { mean: number; sd: number } => {
  const vector = new Float64Array(posterior.terms.length)
  for (const [term, weight] of weights) {
    const at = posterior.place.get(term)
    if (at !== undefined) vector[at]! += weight
  }
  return { mean: inner(vector, posterior.mean), sd: deviation(posterior, vector) }
}

/** Standard deviation of the sum of all effects, each with its weight. */
export const deviation = ({ factor, terms }: Gaussian, weights: Float64Array): number => {
  const vector = weights.slice()
  solveLower(factor, terms.length, vector)
  return Math.sqrt(inner(vector, vector))
}

/** The lower Cholesky factor of the covariance of several weighted sums of all effects. They must not depend on each other. */
export const jointFactor = ({ factor, terms }: Gaussian, sums: readonly Float64Array[]): Float64Array => {
  const vectors = sums.map((weights) => weights.slice())
  for (const vector of vectors) solveLower(factor, terms.length, vector)
  const covariance = Float64Array.from(vectors.flatMap((one) => vectors.map((other) => inner(one, other))))
  if (!cholesky(covariance, sums.length)) throw new Error('These sums of effects depend on each other.')
  return covariance
}

const inner = (one: Float64Array, other: Float64Array): number => one.reduce((sum, value, at) => sum + value * other[at]!, 0)

/** Turns standard normal numbers into a draw's deviation from the mean, in place. */
export const deviate = ({ factor, terms }: Gaussian, normals: Float64Array): void => solveUpper(factor, terms.length, normals)

/** For each term of a layout, also of those that the posterior left out: the score statistic, slope² ÷ curvature of the likelihood at the mode. */
export const surprises = (layout: Layout, { place, mean }: Posterior): Float64Array => {
  const theta = Float64Array.from(layout.terms, (term) => mean[place.get(term) ?? -1] ?? 0)
  const slopes = new Float64Array(theta.length)
  const bends = new Float64Array(theta.length)
  for (let row = 0; row < layout.successes.length; row++) {
    const { slope, bend } = bendOf(layout, theta, row)
    for (let at = layout.starts[row]!; at < layout.starts[row + 1]!; at++) {
      slopes[layout.columns[at]!]! += slope * layout.values[at]!
      bends[layout.columns[at]!]! += bend * layout.values[at]! ** 2
    }
  }
  return slopes.map((slope, at) => (bends[at]! > 0 ? slope ** 2 / bends[at]! : 0))
}

/** Counts under a prior: `layout` without the terms that the prior leaves out. */
interface Problem extends Layout {
  priorMeans: Float64Array
  priorPrecisions: Float64Array
}

const under = (layout: Layout, prior: Prior): Problem => {
  const kept = without(layout, (term) => prior[kindOf(term)] === 0)
  return {
    ...kept,
    priorMeans: Float64Array.from(kept.terms, (term) => priorMean(prior, kindOf(term))),
    priorPrecisions: Float64Array.from(kept.terms, (term) => prior[kindOf(term)] ** -2),
  }
}

const mostSteps = 60

/** Newton's method from `theta`, in place; answers the factor of the precision at the mode, and the height there. */
const climb = (problem: Problem, theta: Float64Array): { factor: Float64Array; height: number } => {
  const size = theta.length
  const step = new Float64Array(size)
  let height = logPosterior(problem, theta)
  for (let count = 0; count < mostSteps; count++) {
    const factor = curvature(problem, theta, step)
    if (!cholesky(factor, size)) throw new Error('The precision of a proper prior and a log-concave likelihood must be positive definite.')
    solveLower(factor, size, step)
    const gain = step.reduce((sum, value) => sum + value * value, 0)
    solveUpper(factor, size, step)
    // What the step would still win, in units of log probability. Newton squares the distance each time: after this one nobody could see the rest.
    if (gain < 1e-9) {
      for (let at = 0; at < size; at++) theta[at]! += step[at]!
      return { factor, height: height + gain / 2 }
    }
    height = advance(problem, theta, step, height)
  }
  throw new Error(`Newton's method did not reach the mode in ${mostSteps} steps.`)
}

/** Goes the step, or as much of it as leads upwards. Near the mode the last digits of the height are noise, and the step is taken as it is. */
const advance = (problem: Problem, theta: Float64Array, step: Float64Array, height: number): number => {
  const from = theta.slice()
  const noise = 1e-12 * (1 + Math.abs(height))
  for (let size = 1; size > 1e-6; size /= 2) {
    for (let at = 0; at < theta.length; at++) theta[at] = from[at]! + size * step[at]!
    const reached = logPosterior(problem, theta)
    if (reached >= height - noise) return reached
  }
  return height
}

const logPosterior = (problem: Problem, theta: Float64Array): number => {
  let height = 0
  for (let row = 0; row < problem.successes.length; row++) {
    const eta = linear(problem, theta, row)
    const successes = problem.successes[row]!
    const failures = problem.failures[row]!
    if (successes > 0) height += successes * logCumulative(eta)
    if (failures > 0) height += failures * logCumulative(-eta)
  }
  for (let at = 0; at < theta.length; at++) height -= 0.5 * problem.priorPrecisions[at]! * (theta[at]! - problem.priorMeans[at]!) ** 2
  return height
}

/** The negative Hessian (lower triangle); the gradient goes into `gradient`. */
const curvature = (problem: Problem, theta: Float64Array, gradient: Float64Array): Float64Array => {
  const { starts, columns, values, priorMeans, priorPrecisions } = problem
  const size = theta.length
  const matrix = new Float64Array(size * size)
  for (let at = 0; at < size; at++) {
    gradient[at] = priorPrecisions[at]! * (priorMeans[at]! - theta[at]!)
    matrix[at * size + at] = priorPrecisions[at]!
  }
  for (let row = 0; row < problem.successes.length; row++) {
    const { slope, bend } = bendOf(problem, theta, row)
    const from = starts[row]!
    // Columns ascend within a row, so that this is the lower triangle.
    for (let a = from; a < starts[row + 1]!; a++) {
      const own = columns[a]! * size
      const weight = bend * values[a]!
      gradient[columns[a]!]! += slope * values[a]!
      for (let b = from; b <= a; b++) matrix[own + columns[b]!]! += weight * values[b]!
    }
  }
  return matrix
}

/** How steep a row's likelihood is along its linear predictor, and how it bends. */
const bendOf = (layout: Layout, theta: Float64Array, row: number): { slope: number; bend: number } => {
  const eta = linear(layout, theta, row)
  const up = hazard(eta)
  const down = hazard(-eta)
  const successes = layout.successes[row]!
  const failures = layout.failures[row]!
  return { slope: successes * up - failures * down, bend: successes * up * (up + eta) + failures * down * (down - eta) }
}

const linear = ({ starts, columns, values }: Layout, theta: Float64Array, row: number): number => {
  let eta = 0
  for (let at = starts[row]!; at < starts[row + 1]!; at++) eta += values[at]! * theta[columns[at]!]!
  return eta
}
