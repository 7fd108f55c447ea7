/** The standard normal distribution, stable far into both tails. Everything rests on `lowerTail`, which neither under- nor overflows. */

const rootTwoPi = Math.sqrt(2 * Math.PI)

/** φ(x). */
export const density = (x: number): number => Math.exp(-0.5 * x * x) / rootTwoPi

/** Φ(x). */
export const cumulative = (x: number): number => (x > 0 ? 1 - cumulative(-x) : Math.exp(-0.5 * x * x) * lowerTail(-x))

/** log Φ(x), also where Φ(x) itself is 0 in floating point. */
export const logCumulative = (x: number): number => (x > 0 ? Math.log1p(-cumulative(-x)) : -0.5 * x * x + Math.log(lowerTail(-x)))

/** φ(x) / Φ(x): the slope of log Φ. About −x where x is far below 0. */
export const hazard = (x: number): number => (x > 0 ? density(x) / cumulative(x) : 1 / (rootTwoPi * lowerTail(-x)))

/**
 * Φ(−x) · exp(x² / 2) for x ≥ 0. Hart's rational function 5666 (as in G. West, Better approximations to cumulative normal functions, Wilmott 2005)
 * up to 3.5, since further out its *relative* error grows (3e−9 at 7); the continued fraction of Mills' ratio beyond.
 */
const lowerTail = (x: number): number => {
  if (x < 3.5) return horner(numerator, x) / horner(denominator, x)
  let fraction = x
  for (let term = 40; term > 0; term--) fraction = x + term / fraction
  return 1 / (rootTwoPi * fraction)
}

const numerator = [3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931, 220.206867912376]
const denominator = [
  8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831, 793.826512519948, 440.413735824752,
]

const horner = (coefficients: readonly number[], x: number): number => {
  let value = 0
  for (const coefficient of coefficients) value = value * x + coefficient
  return value
}

/** Φ⁻¹(p). Acklam's rational approximation (relative error 1.15e−9) and two Halley steps, which bring it to double precision. ±∞ at 1 and 0. */
export const quantile = (p: number): number => {
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : Number.NaN
  if (p > 0.5) return -quantile(1 - p)
  let x = firstQuantile(p)
  for (let step = 0; step < 2; step++) {
    // On log Φ, so that tiny probabilities lose nothing.
    const slope = hazard(x)
    const error = logCumulative(x) - Math.log(p)
    x -= error / slope / (1 + (error * (x + slope)) / (2 * slope))
  }
  return x
}

const firstQuantile = (p: number): number => {
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p))
    return horner(tailTop, q) / horner(tailBottom, q)
  }
  const q = p - 0.5
  return (q * horner(middleTop, q * q)) / horner(middleBottom, q * q)
}

const tailTop = [-7.784894002430293e-3, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783]
const tailBottom = [7.784695709041462e-3, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1]
const middleTop = [-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239]
const middleBottom = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1]
