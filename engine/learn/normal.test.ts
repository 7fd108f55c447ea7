import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cumulative, hazard, logCumulative, quantile } from './normal.ts'

const close = (actual: number, expected: number): void => {
  if (expected === 0) expect(actual).toBe(0)
  else expect(Math.abs(actual / expected - 1)).toBeLessThan(2e-13)
}

describe('the standard normal distribution', () => {
  // x, Φ(x), log Φ(x), φ(x) / Φ(x): computed with 40 digits (mpmath).
  it.each([
    [-40, 0, -804.6084420137538, 40.02496884720726],
    [-20, 2.7536241186062337e-89, -203.91715537109727, 20.049753068527853],
    [-10, 7.619853024160525e-24, -53.23128515051247, 10.098093233962512],
    [-7.08, 7.207723086467478e-13, -27.95845310688124, 7.216099515937815],
    [-5, 2.866515718791939e-7, -15.064998393988725, 5.186503967125842],
    [-2, 0.02275013194817921, -3.783184333682032, 2.373215532822841],
    [-1, 0.15865525393145705, -1.8410216450092636, 1.525135276160981],
    [-0.5, 0.3085375387259869, -1.1759117615936185, 1.1410777703680646],
    [0, 0.5, -Math.LN2, 0.7978845608028654],
    [0.5, 0.6914624612740131, -0.3689464152886564, 0.5091604338370335],
    [1, 0.8413447460685429, -0.17275377902344988, 0.28759997093917833],
    [2, 0.9772498680518208, -0.023012909328963486, 0.055247862678989956],
    [5, 0.9999997133484281, -2.866516129637636e-7, 1.4867199409049056e-6],
    [8, 0.9999999999999993, -6.220960574271786e-16, 5.052271083536895e-15],
  ])('at %d', (x, below, log, slope) => {
    close(cumulative(x), below)
    close(logCumulative(x), log)
    close(hazard(x), slope)
  })

  it('has a quantile that undoes it, far into the tails', () => {
    fc.assert(
      fc.property(fc.double({ min: -690, max: -1e-3, noNaN: true }), (logP) => {
        const p = Math.exp(logP)
        expect(Math.abs(cumulative(quantile(p)) / p - 1)).toBeLessThan(1e-11)
      }),
    )
    close(quantile(0.975), 1.9599639845400543)
    close(quantile(1e-300), -37.0470962993612)
    expect([quantile(0), quantile(1), quantile(1.5)]).toEqual([-Infinity, Infinity, Number.NaN])
  })

  it('has no jump where one formula takes over from the other', () => {
    expect(Math.abs(logCumulative(-3.5 - 1e-12) - logCumulative(-3.5 + 1e-12))).toBeLessThan(1e-10)
  })
})
