import { expect, test } from 'vitest'
import type { PlacementRules } from '../../engine/decide/ruleset.ts'
import { duePlacements } from './due-placements.ts'

const rulesWith = (goal: object) => ({ candidates: [], placement: { goal } }) as unknown as PlacementRules
const rules = rulesWith({ counterMetric: 'returnRate' })
const standing = { stocks: new Map(), ruleset: { placements: new Map([['hero', rules]]) } }

/** Turns of the learner at moments in milliseconds, each with the trials that are counted by then: what it does about the placement. */
const turns = (...counted: readonly (readonly [at: number, trials: number])[]): string[] => {
  let now = 0
  const due = duePlacements(() => now)
  return counted.map(([at, trials]) => {
    now = at
    const { now: all, later } = due.of(standing, [{ placement: 'hero', trials, successes: 0, value: 0, guarded: 0 }])
    const [one] = all
    one?.done()
    return one ? (one.told ? 'told' : 'learned') : later ? 'later' : 'nothing'
  })
}

test('snapshots follow the counts, and people are told every three seconds', () => {
  expect(turns([0, 100], [500, 120], [1_000, 140], [3_500, 160], [4_000, 160])).toEqual(['told', 'learned', 'learned', 'told', 'nothing'])
})

test('what was learned last is told, whether nothing comes any more or only a little', () => {
  expect(turns([0, 1_000], [500, 2_000], [1_000, 2_000], [3_500, 2_000], [4_000, 2_000])).toEqual(['told', 'learned', 'later', 'told', 'nothing'])
  expect(turns([0, 1_000], [500, 2_000], [1_000, 2_001], [3_500, 2_001], [4_000, 2_001])).toEqual(['told', 'learned', 'later', 'told', 'nothing'])
})

test('a little more waits for ten seconds where everything that was learned is told', () => {
  expect(turns([0, 1_000], [5_000, 1_001], [10_001, 1_001])).toEqual(['told', 'later', 'told'])
})

test('another counter-metric, or another margin, is looked at though nothing came', () => {
  let now = 0
  const due = duePlacements(() => now)
  const look = (goal: object) => {
    now += 11_000
    const one = { ...standing, ruleset: { placements: new Map([['hero', rulesWith(goal)]]) } }
    const { now: all } = due.of(one, [{ placement: 'hero', trials: 100, successes: 0, value: 0, guarded: 0 }])
    for (const { done } of all) done()
    return all.length
  }
  const [before, other, wider] = [{ counterMetric: 'returnRate' }, { counterMetric: 'clickRate' }, { counterMetric: 'clickRate', counterMargin: 0.2 }]
  expect([before, before, other, other, wider, wider].map(look)).toEqual([1, 0, 1, 0, 1, 0])
})

test('who was learned longest ago comes first', () => {
  let now = 1_000
  const due = duePlacements(() => now)
  const three = { stocks: new Map(), ruleset: { placements: new Map(['hero', 'footer', 'aside'].map((key) => [key, rules])) } }
  const all = (trials: number) =>
    due.of(
      three,
      [...three.ruleset.placements.keys()].map((placement) => ({ placement, trials, successes: 0, value: 0, guarded: 0 })),
    ).now
  all(100).forEach((one, at) => {
    now = [2_000, 4_000, 3_000][at]!
    one.done()
  })
  expect(all(200).map(({ since }) => since)).toEqual([2_000, 3_000, 4_000])
})
