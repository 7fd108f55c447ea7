import { kindOf, type Row, type Term } from './design.ts'
import { cholesky, inverseDiagonal, solveLower, solveUpper } from './linear-algebra.ts'
import { hazard, logCumulative } from './normal.ts'
import { priorMean, type Prior } from './prior.ts'

/** A Gaussian over the effects of terms, on the probit scale: P(success) = Φ(Σ value · effect). */
export interface Posterior {
  /** In a fixed order, whatever order the rows came in. */
  readonly terms: readonly Term[]
  readonly place: ReadonlyMap<Term, number>
  readonly mean: Float64Array
  /** Lower Cholesky factor of the precision (the inverse of the covariance), row-major. */
  readonly factor: Float64Array
  readonly prior: Prior
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
export const fit = (rows: readonly Row[], prior: Prior, options: FitOptions = {}): Posterior => {
  const problem = layOut(rows, prior, options.terms ?? [])
  const mean = problem.terms.map((term, index) => {
    const known = options.start?.place.get(term)
    return known === undefined ? problem.priorMeans[index]! : options.start!.mean[known]!
  })
  const theta = Float64Array.from(mean)
  const factor = climb(problem, theta)
  return { terms: problem.terms, place: problem.place, mean: theta, factor, prior }
}

/** The variance of each effect. */
export const variances = ({ factor, terms }: Posterior): Float64Array => inverseDiagonal(factor, terms.length)

/** Mean and standard deviation of a weighted sum of effects. Terms that the posterior does not know count with nothing. */
export const contrast = ({ place, mean, factor, terms }: Posterior, weights: Iterable<readonly [Term, number]>): { mean: number; sd: number } => {
  const vector = new Float64Array(terms.length)
  for (const [term, weight] of weights) {
    const at = place.get(term)
    if (at !== undefined) vector[at]! += weight
  }
  const centre = vector.reduce((sum, weight, at) => sum + weight * mean[at]!, 0)
  solveLower(factor, terms.length, vector)
  return { mean: centre, sd: Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0)) }
}

/** Turns standard normal numbers into a draw's deviation from the mean, in place. */
export const deviate = ({ factor, terms }: Posterior, normals: Float64Array): void => solveUpper(factor, terms.length, normals)

/** The rows as flat arrays. */
interface Problem {
  terms: Term[]
  place: Map<Term, number>
  priorMeans: Float64Array
  priorPrecisions: Float64Array
  /** Row r owns the entries from starts[r] to starts[r + 1]. */
  starts: Uint32Array
  columns: Uint32Array
  values: Float64Array
  successes: Float64Array
  failures: Float64Array
}

const layOut = (rows: readonly Row[], prior: Prior, more: Iterable<Term>): Problem => {
  const names = new Set<Term>(['intercept', ...more])
  for (const row of rows) for (const [term] of row.terms) names.add(term)
  const terms = [...names].toSorted()
  const place = new Map(terms.map((term, index) => [term, index]))
  const starts = new Uint32Array(rows.length + 1)
  rows.forEach((row, index) => (starts[index + 1] = starts[index]! + row.terms.length))
  return {
    terms,
    place,
    priorMeans: Float64Array.from(terms, (term) => priorMean(prior, kindOf(term))),
    priorPrecisions: Float64Array.from(terms, (term) => prior[kindOf(term)] ** -2),
    starts,
    columns: Uint32Array.from(rows.flatMap((row) => row.terms.map(([term]) => place.get(term)!))),
    values: Float64Array.from(rows.flatMap((row) => row.terms.map(([, value]) => value))),
    successes: Float64Array.from(rows, (row) => row.successes),
    failures: Float64Array.from(rows, (row) => row.trials - row.successes),
  }
}

const mostSteps = 60

/** Newton's method from `theta`, in place; answers the factor of the precision at the mode. */
const climb = (problem: Problem, theta: Float64Array): Float64Array => {
  const size = theta.length
  const step = new Float64Array(size)
  let height = logPosterior(problem, theta)
  for (let count = 0; count < mostSteps; count++) {
    const factor = curvature(problem, theta, step)
    if (!cholesky(factor, size)) throw new Error('The precision of a proper prior and a log-concave likelihood must be positive definite.')
    solveLower(factor, size, step)
    const gain = step.reduce((sum, value) => sum + value * value, 0)
    solveUpper(factor, size, step)
    // What the step would still win, in units of log probability: nothing that anybody could see.
    if (gain < 1e-16) return factor
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
    const eta = linear(problem, theta, row)
    const up = hazard(eta)
    const down = hazard(-eta)
    const slope = problem.successes[row]! * up - problem.failures[row]! * down
    const bend = problem.successes[row]! * up * (up + eta) + problem.failures[row]! * down * (down - eta)
    for (let a = starts[row]!; a < starts[row + 1]!; a++) {
      const column = columns[a]!
      gradient[column]! += slope * values[a]!
      // Terms stand in ascending order within a row only by name; the lower triangle is wanted by place.
      for (let b = starts[row]!; b < starts[row + 1]!; b++)
        if (columns[b]! <= column) matrix[column * size + columns[b]!]! += bend * values[a]! * values[b]!
    }
  }
  return matrix
}

const linear = ({ starts, columns, values }: Problem, theta: Float64Array, row: number): number => {
  let eta = 0
  for (let at = starts[row]!; at < starts[row + 1]!; at++) eta += values[at]! * theta[columns[at]!]!
  return eta
}
