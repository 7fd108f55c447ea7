import type { Seed } from '../../engine/decide/draw.ts'

/**
 * Draws from Beta(a, b) for a, b ≥ 1, as the share of two gammas (Marsaglia and Tsang, A simple method for generating gamma variables, 2000). There are
 * about ten for each visitor, so the uniform numbers come from a small generator with state (sfc32, C. Doty-Humphrey), not from counters.
 */
export const betaDraws = (seed: Seed): ((a: number, b: number) => number) => {
  const uniform = sfc32(seed)
  const normal = polarNormals(uniform)
  const gamma = (shape: number): number => {
    const d = shape - 1 / 3
    const c = 1 / Math.sqrt(9 * d)
    for (;;) {
      const x = normal()
      const v = (1 + c * x) ** 3
      if (v <= 0) continue
      const u = uniform()
      if (u < 1 - 0.0331 * x ** 4 || Math.log(u) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v
    }
  }
  return (a, b) => {
    const x = gamma(a)
    return x / (x + gamma(b))
  }
}

/** In [0, 1), 32 bits. */
const sfc32 = ({ high, low }: Seed): (() => number) => {
  let [a, b, c, counter] = [high | 0, low | 0, 0x9e3779b9 | 0, 1]
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 4_294_967_296
  }
  for (let warm = 0; warm < 12; warm++) next()
  return next
}

/** Marsaglia's polar method; every second number is kept for the next call. */
const polarNormals = (uniform: () => number): (() => number) => {
  let kept: number | undefined
  return () => {
    if (kept !== undefined) {
      const value = kept
      kept = undefined
      return value
    }
    for (;;) {
      const x = 2 * uniform() - 1
      const y = 2 * uniform() - 1
      const square = x * x + y * y
      if (square >= 1 || square === 0) continue
      const scale = Math.sqrt((-2 * Math.log(square)) / square)
      kept = y * scale
      return x * scale
    }
  }
}
