import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cumulative, density, hazard, logCumulative, logDensity, quantile } from './normal.ts'

const close = (actual: number, expected: number): void => {
  if (expected === 0) expect(actual).toBe(0)
  else expect(Math.abs(actual / expected - 1)).toBeLessThan(2e-13)
}

describe('the standard normal distribution', () => {
  // x, Φ(x), log Φ(x), φ(x) / Φ(x): computed with 40 digits (mpmath).
  it.each([
    [-40, 0, -804.60844201375379, 40.024968847207264],
    [-20, 2.7536241186062337e-89, -203.91715537109726, 20.049753068527851],
    [-10, 7.6198530241605261e-24, -53.231285150512471, 10.098093233962512],
    [-7.08, 7.2077230864674785e-13, -27.958453106881239, 7.2160995159378146],
    [-5, 2.8665157187919391e-7, -15.064998393988726, 5.1865039671258421],
    [-2, 0.022750131948179207, -3.7831843336820319, 2.3732155328228409],
    [-1, 0.15865525393145705, -1.8410216450092635, 1.5251352761609812],
    [-0.5, 0.3085375387259869, -1.1759117615936186, 1.1410777703680645],
    [0, 0.5, -0.69314718055994531, 0.79788456080286536],
    [0.5, 0.6914624612740131, -0.36894641528865639, 0.50916043383703349],
    [1, 0.84134474606854295, -0.17275377902344989, 0.28759997093917833],
    [2, 0.97724986805182079, -0.023012909328963488, 0.055247862678989959],
    [5, 0.99999971334842812, -2.8665161296376359e-7, 1.4867199409049057e-6],
    [8, 0.99999999999999938, -6.2209605742717861e-16, 5.0522710835368954e-15],
  ])('at %d', (x, below, log, slope) => {
    close(cumulative(x), below)
    close(logCumulative(x), log)
    close(hazard(x), slope)
    close(density(x), Math.exp(logDensity(x)))
  })

  it('has a quantile that undoes it, far into the tails', () => {
    fc.assert(
      fc.property(fc.double({ min: -690, max: -1e-3, noNaN: true }), (logP) => {
        const p = Math.exp(logP)
        expect(Math.abs(cumulative(quantile(p)) / p - 1)).toBeLessThan(1e-11)
      }),
    )
    close(quantile(0.975), 1.9599639845400542)
    close(quantile(1e-300), -37.0470962993612)
    expect([quantile(0), quantile(1), quantile(1.5)]).toEqual([-Infinity, Infinity, Number.NaN])
  })

  it('has no jump where one formula takes over from the other', () => {
    expect(Math.abs(logCumulative(-3.5 - 1e-12) - logCumulative(-3.5 + 1e-12))).toBeLessThan(1e-10)
  })
})
