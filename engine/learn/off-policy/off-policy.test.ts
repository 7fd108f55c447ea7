import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawAt, seedOf } from '../../decide/draw.ts'
import { difference, doublyRobust, type Estimate, intervalOf, inversePropensity, type Logged, selfNormalised } from './estimate-value.ts'
import { noFigure, supportOf } from './support.ts'

/** Two kinds of visitor, three arms, exact propensities: a world whose every value is known. */
const rates = [
  [0.1, 0.3, 0.05],
  [0.4, 0.2, 0.1],
] as const
const logging = [
  [0.5, 0.3, 0.2],
  [0.2, 0.3, 0.5],
] as const
const asked = [
  [0.1, 0.8, 0.1],
  [0.7, 0.2, 0.1],
] as const
const crude = [0.2, 0.25, 0.1]
const valueOf = (policy: readonly (readonly number[])[]): number =>
  policy.reduce((total, shares, kind) => total + shares.reduce((sum, share, arm) => sum + (share * (rates[kind]?.[arm] ?? 0)) / 2, 0), 0)

const expectedAsked = asked.map((shares) => shares.reduce((sum, share, arm) => sum + share * (crude[arm] ?? 0), 0))

const decisionsOf = (run: number, count: number): Logged[] => {
  const seed = seedOf('off-policy', String(run))
  return Array.from({ length: count }, (_, n): Logged => {
    const kind = drawAt(seed, 3 * n) < 0.5 ? 0 : 1
    const at = drawAt(seed, 3 * n + 1)
    const [first, second] = logging[kind]
    const arm = at < first ? 0 : at < first + second ? 1 : 2
    return {
      weight: asked[kind][arm] / logging[kind][arm],
      reward: drawAt(seed, 3 * n + 2) < rates[kind][arm] ? 1 : 0,
      expected: crude[arm]!,
      expectedAsked: expectedAsked[kind]!,
    }
  })
}

const estimators: Record<string, (rows: readonly Logged[]) => Estimate> = { inversePropensity, selfNormalised, doublyRobust }

describe('the value of a policy that was not played', () => {
  const runs = Array.from({ length: 400 }, (_, run) => decisionsOf(run, 500))
  const truth = valueOf(asked)

  it.each(Object.entries(estimators))('%s is unbiased, and its interval holds the truth about 95 times in a hundred', (_, estimator) => {
    const estimates = runs.map((rows) => ({ ...estimator(rows), rows }))
    const mean = estimates.reduce((sum, { value }) => sum + value, 0) / estimates.length
    const error = Math.sqrt(estimates.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / estimates.length / estimates.length)
    expect(Math.abs(mean - truth)).toBeLessThan(3 * error)
    const held = estimates.filter((one) => {
      const [low, high] = intervalOf(one, one.rows)
      return low <= truth && truth <= high
    }).length
    expect(held / estimates.length).toBeGreaterThan(0.925)
    expect(held / estimates.length).toBeLessThan(0.975)
  })

  it('is told more narrowly with a model of the reward, even a crude one', () => {
    const width = (estimator: (rows: readonly Logged[]) => Estimate): number =>
      runs.reduce((sum, rows) => {
        const [low, high] = intervalOf(estimator(rows), rows)
        return sum + high - low
      }, 0)
    expect(width(doublyRobust)).toBeLessThan(width(inversePropensity))
  })

  it('differs from the logging policy by what the two differ, with an interval that forgets what they share', () => {
    const rows = runs.flat().slice(0, 20_000)
    const played = rows.map((row) => ({ ...row, weight: 1 }))
    const better = difference(inversePropensity(rows), inversePropensity(played))
    const [low, high] = intervalOf(better, rows)
    expect(low).toBeLessThan(truth - valueOf(logging))
    expect(high).toBeGreaterThan(truth - valueOf(logging))
    expect(intervalOf(difference(inversePropensity(rows), inversePropensity(rows)), rows)).toEqual([0, 0])
  })

  it('does not depend on the order of the decisions', () => {
    const rows = runs[0]!
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        for (const estimator of Object.values(estimators)) {
          expect(estimator(shuffled).value).toBeCloseTo(estimator(rows).value, 14)
          expect(intervalOf(estimator(shuffled), shuffled)[0]).toBeCloseTo(intervalOf(estimator(rows), rows)[0], 12)
        }
      }),
      { numRuns: 20 },
    )
  })
})

describe('closed forms', () => {
  const rows: Logged[] = [
    { weight: 2, reward: 1 },
    { weight: 0, reward: 1 },
    { weight: 2, reward: 0 },
    { weight: 1, reward: 3 },
  ]

  it('inverse propensities: the mean of w · r, its error that of a mean', () => {
    const estimate = inversePropensity(rows)
    expect(estimate.value).toBe(5 / 4)
    const [low, high] = intervalOf(estimate, rows)
    const error = Math.sqrt((0.75 ** 2 + 1.25 ** 2 + 1.25 ** 2 + 1.75 ** 2) / 3 / 4)
    expect(high - low).toBeCloseTo(2 * 1.959963984540054 * error, 12)
  })

  it('self-normalised: Σwr / Σw, and never outside of the rewards', () => {
    expect(selfNormalised(rows).value).toBe(1)
    expect(selfNormalised([{ weight: 900, reward: 1 }]).value).toBe(1)
  })

  it('self-normalised: what is known to bring nothing is taken off exactly', () => {
    const half = [...rows, ...rows.map(() => ({ weight: 0, reward: 0, atStake: 0 }))]
    expect(selfNormalised(half).value).toBe(0.5)
  })

  it('doubly robust: without a model it is IPS; with a perfect one it has no error', () => {
    expect(doublyRobust(rows)).toEqual(inversePropensity(rows))
    const perfect = rows.map((row) => ({ ...row, expected: row.reward, expectedAsked: 0.7 }))
    expect(doublyRobust(perfect).value).toBeCloseTo(0.7, 12)
    expect(intervalOf(doublyRobust(perfect), perfect)[1]).toBeCloseTo(0.7, 12)
  })

  it('one person’s decisions count as one when errors are weighed', () => {
    const width = (of: readonly Logged[]): number => intervalOf(inversePropensity(of), of)[1] - inversePropensity(of).value
    const thrice = rows.flatMap((row, person) => [row, row, row].map((one) => ({ ...one, cluster: `p${person}` })))
    expect(width(thrice)).toBeCloseTo(width(rows), 12)
    expect(intervalOf(inversePropensity([rows[0]!]), [rows[0]!])).toEqual([-Infinity, Infinity])
  })

  it('support: Kish’s effective sample, the heaviest share, the mass that nothing speaks of', () => {
    expect(supportOf([{ weight: 1 }, { weight: 1 }, { weight: 2 }, { weight: 0, unsupported: 0.2 }])).toEqual({
      decisions: 4,
      effective: 16 / 6,
      largestShare: 0.5,
      unsupported: 0.05,
    })
  })
})

describe('a figure is refused', () => {
  const enough = { decisions: 5_000, effective: 100, largestShare: 0.02, unsupported: 0.01 }
  it.each([
    [enough, undefined],
    [{ ...enough, effective: 61.9 }, 'effective sample 61, needs 100'],
    [{ ...enough, unsupported: 0.0344 }, '3.4 % of what it would do was never done, at most 1.0 % may be'],
    [supportOf([]), 'there are no decisions to judge by'],
  ])('%j → %s', (support, sentence) => expect(noFigure(support)).toBe(sentence))
})
