import { addMoments, type Moments, noMoments } from './batch.ts'

/** What is expected of the next units of an arm, from those before them: μ and variance of y, and how y leans on what the person did before. */
export interface Prediction {
  means: readonly number[]
  variances: readonly number[]
  /** θ and the mean of x: CUPED (Deng, Xu, Kohavi, Walker: Improving the sensitivity of online controlled experiments by utilizing pre-experiment data, WSDM 2013). */
  slope: number
  before: number
}

/** An arm that was hardly shown is taken for the mean of all, with the weight of so many units. */
const borrowed = 20
/** Below so many units no slope is trusted. */
const fewestForSlope = 100

/** Any prediction leaves the estimate unbiased, as long as it looks back alone; a good one makes its interval narrow. */
export const predict = (arms: readonly Moments[], usual: number): Prediction => {
  const all = arms.reduce(addMoments, noMoments)
  if (all.units === 0) return { means: arms.map(() => usual), variances: arms.map(() => usual * (1 - usual) || 1), slope: 0, before: 0 }
  const pooled = { mean: all.sum / all.units, square: all.squares / all.units }
  const means = arms.map(({ units, sum }) => (sum + borrowed * pooled.mean) / (units + borrowed))
  const floor = leastVariance(pooled, all.units)
  const { slope, before, left } = slopeOf(arms, all)
  const variances = arms.map(
    ({ units, squares }, arm) => left * Math.max((squares + borrowed * pooled.square) / (units + borrowed) - means[arm]! ** 2, floor),
  )
  return { means, variances, slope, before }
}

/** Where nothing has come in yet, as much as if half a unit of one had: no unit may weigh without bound. */
const leastVariance = ({ mean, square }: { mean: number; square: number }, units: number): number =>
  Math.max(0.1 * (square - mean ** 2), square > 0 ? 0 : 0.5 / (units + 1))

/** Never less than this is left of a variance: a slope from the past need not hold. */
const leastLeft = 0.01

/** Within arms, so that an effect of the arms themselves does not bend it. `left` is the part of the variance that it does not explain. */
const slopeOf = (arms: readonly Moments[], all: Moments): Pick<Prediction, 'slope' | 'before'> & { left: number } => {
  const before = all.before / all.units
  let [spread, together, own] = [0, 0, 0]
  for (const arm of arms) {
    if (arm.units === 0) continue
    spread += arm.beforeSquares - arm.before ** 2 / arm.units
    together += arm.products - (arm.before * arm.sum) / arm.units
    own += arm.squares - arm.sum ** 2 / arm.units
  }
  if (all.units < fewestForSlope || !(spread > 0) || !(own > 0)) return { slope: 0, before, left: 1 }
  return { slope: together / spread, before, left: Math.max(leastLeft, 1 - together ** 2 / (spread * own)) }
}

/** Sum and sum of squares of what a batch has beyond its prediction. */
export const residuals = (batch: Moments, mean: number, { slope, before }: Prediction): { sum: number; squares: number } => {
  const { units: n, sum, squares, before: x, beforeSquares: xx, products: xy } = batch
  const ys = { sum: sum - n * mean, squares: squares - 2 * mean * sum + n * mean ** 2 }
  if (slope === 0) return ys
  const xs = { sum: x - n * before, squares: xx - 2 * before * x + n * before ** 2 }
  const both = xy - before * sum - mean * x + n * mean * before
  return { sum: ys.sum - slope * xs.sum, squares: Math.max(0, ys.squares - 2 * slope * both + slope ** 2 * xs.squares) }
}
