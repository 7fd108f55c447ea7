import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawAt } from '../decide/draw.ts'
import type { Row } from './design.ts'
import { cumulative, logCumulative, quantile } from './normal.ts'
import { contrast, fit, variances, type Posterior } from './posterior.ts'
import { defaultPrior, type Prior } from './prior.ts'

const row = (components: readonly string[], trials: number, successes: number): Row => ({
  terms: [['intercept', 1], ...components.map((component): [string, number] => [`component:${component}`, 1])],
  trials,
  successes,
})

const anyRows = fc.array(
  fc
    .record({ a: fc.nat(3), b: fc.nat(2), trials: fc.nat(5000), share: fc.double({ min: 0, max: 1, noNaN: true }) })
    .map(({ a, b, trials, share }) => row([`s:a${a}`, `t:b${b}`], trials, Math.round(trials * share))),
  { maxLength: 12 },
)

const effects = (posterior: Posterior): Record<string, number> => Object.fromEntries(posterior.terms.map((term, at) => [term, posterior.mean[at]!]))

describe('the posterior', () => {
  it('is the prior as long as there is nothing to learn from', () => {
    const posterior = fit([], defaultPrior, { terms: ['component:s:a', 'tag:tone:warm'] })
    expect(effects(posterior)['intercept']).toBeCloseTo(quantile(defaultPrior.rate), 12)
    expect(effects(posterior)['component:s:a']).toBe(0)
    const spread = variances(posterior)
    expect(Math.sqrt(spread[posterior.place.get('tag:tone:warm')!]!)).toBeCloseTo(defaultPrior.tag, 12)
  })

  it('of one rate is where the slope of the likelihood meets that of the prior', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (trials, share) => {
        const successes = Math.round(trials * share)
        const posterior = fit([row([], trials, successes)], defaultPrior)
        const eta = posterior.mean[0]!
        const height = (x: number): number =>
          (successes && successes * logCumulative(x)) +
          (trials - successes && (trials - successes) * logCumulative(-x)) -
          0.5 * ((x - quantile(defaultPrior.rate)) / defaultPrior.intercept) ** 2
        expect(height(eta)).toBeGreaterThanOrEqual(height(eta + 1e-3))
        expect(height(eta)).toBeGreaterThanOrEqual(height(eta - 1e-3))
      }),
    )
  })

  it('agrees with one found by brute force on a grid', () => {
    const prior: Prior = { ...defaultPrior, rate: 0.1, intercept: 0.4 }
    const [trials, successes] = [400, 60]
    const grid = Array.from({ length: 20_001 }, (_, index) => -3 + index * 3e-4)
    const logs = grid.map((x) => successes * logCumulative(x) + (trials - successes) * logCumulative(-x) - 0.5 * ((x - quantile(0.1)) / 0.4) ** 2)
    const top = Math.max(...logs)
    const weights = logs.map((log) => Math.exp(log - top))
    const mass = weights.reduce((sum, weight) => sum + weight, 0)
    const mean = grid.reduce((sum, x, at) => sum + x * weights[at]!, 0) / mass
    const sd = Math.sqrt(grid.reduce((sum, x, at) => sum + (x - mean) ** 2 * weights[at]!, 0) / mass)
    const found = contrast(fit([row([], trials, successes)], prior), [['intercept', 1]])
    expect(Math.abs(found.mean - mean)).toBeLessThan(0.03 * sd)
    expect(found.sd / sd).toBeCloseTo(1, 1)
  })

  it('is mirrored when successes and failures change places', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const mirrored = rows.map(({ terms, trials, successes }) => ({ terms, trials, successes: trials - successes }))
        const one = effects(fit(rows, { ...defaultPrior, rate: 0.2 }))
        const other = effects(fit(mirrored, { ...defaultPrior, rate: 0.8 }))
        for (const [term, effect] of Object.entries(one)) expect(other[term]).toBeCloseTo(-effect, 7)
      }),
    )
  })

  it('does not care in which order rows, terms and components come, nor where it starts', () => {
    fc.assert(
      fc.property(
        anyRows.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
        ([rows, shuffled]) => {
          const one = fit(rows, defaultPrior)
          const turned = shuffled.map(({ terms, ...counts }) => ({ ...counts, terms: terms.toReversed() }))
          const start = fit(rows.slice(0, 3), defaultPrior)
          for (const other of [fit(turned, defaultPrior), fit(rows, defaultPrior, { start })]) {
            expect(other.terms).toEqual(one.terms)
            other.mean.forEach((effect, at) => expect(effect).toBeCloseTo(one.mean[at]!, 7))
          }
        },
      ),
    )
  })

  it('stands firm where every trial succeeded, none did, or the counts are huge', () => {
    for (const rows of [[row(['s:a'], 1e9, 1e9)], [row(['s:a'], 1e9, 0)], [row(['s:a'], 1e9, 5e8), row(['s:b'], 1, 1)], [row(['s:a'], 0.25, 0.1)]]) {
      const posterior = fit(rows, defaultPrior)
      expect([...posterior.mean].every(Number.isFinite)).toBe(true)
      expect([...variances(posterior)].every((variance) => variance > 0 && variance < 1)).toBe(true)
    }
  })

  it('finds the truth that made the counts', () => {
    const truth: Record<string, number> = { 's:a0': 0.15, 's:a1': -0.1, 's:a2': 0, 't:b0': 0.08, 't:b1': -0.08 }
    let counter = 0
    const noise = (): number =>
      Math.sqrt(-2 * Math.log(1 - drawAt({ high: 1, low: 1 }, counter++))) * Math.cos(2 * Math.PI * drawAt({ high: 1, low: 1 }, counter++))
    const trials = 100_000
    const rows = ['s:a0', 's:a1', 's:a2'].flatMap((a) =>
      ['t:b0', 't:b1'].map((b) => {
        const rate = cumulative(-1.8 + truth[a]! + truth[b]!)
        return row([a, b], trials, Math.round(trials * rate + noise() * Math.sqrt(trials * rate * (1 - rate))))
      }),
    )
    const posterior = fit(rows, { ...defaultPrior, component: 0.2 })
    for (const [better, worse] of [
      ['s:a0', 's:a1'],
      ['s:a0', 's:a2'],
      ['t:b0', 't:b1'],
    ] as const) {
      const { mean, sd } = contrast(posterior, [
        [`component:${better}`, 1],
        [`component:${worse}`, -1],
      ])
      expect(Math.abs(mean - (truth[better]! - truth[worse]!))).toBeLessThan(4 * sd)
      expect(sd).toBeLessThan(0.01)
    }
  })

  it('starts a new component from its tags', () => {
    const tagged = (component: string, tag: string, trials: number, successes: number): Row => ({
      terms: [
        ['intercept', 1],
        [`component:${component}`, 1],
        [`tag:${tag}`, 1],
      ],
      trials,
      successes,
    })
    const rows = [0, 1, 2, 3].flatMap((index) => [tagged(`s:w${index}`, 'tone:warm', 20_000, 800), tagged(`s:c${index}`, 'tone:cool', 20_000, 400)])
    const posterior = fit(rows, defaultPrior, { terms: ['component:s:new'] })
    const { mean, sd } = contrast(posterior, [
      ['component:s:new', 2],
      ['tag:tone:warm', 1],
      ['tag:tone:cool', -1],
    ])
    expect(mean).toBeGreaterThan(0.1)
    // Twice the width of a new residual, and a little for the tags.
    expect(sd).toBeGreaterThan(2 * defaultPrior.component)
  })
})
