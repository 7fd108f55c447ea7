import { describe, expect, it } from 'vitest'
import type { Space } from './combination.ts'
import { combinationAt, PolicySnapshot, snapshotOf, type Weights } from './snapshot.ts'

const space: Space = {
  slots: [
    { slot: 'headline', components: ['h1', 'h2'] },
    { slot: 'image', components: ['i1', 'i2'] },
  ],
  combinations: [
    ['h1', 'i1'],
    ['h1', 'i2'],
    ['h2', 'i1'],
  ],
}
const context = { placement: 'home-hero', ruleset: 'rules', policy: 'fixed-split' }
const weights: Weights = { draws: 4, counts: [3, 0, 1], epsilon: 0.02 }
const snapshot = snapshotOf(context, space, weights)

describe('a policy snapshot', () => {
  it('is plain JSON that its own schema accepts, and keeps only what was drawn', () => {
    expect(PolicySnapshot.parse(JSON.parse(JSON.stringify(snapshot)))).toEqual(snapshot)
    expect(snapshot.counts).toEqual([
      [0, 3],
      [2, 1],
    ])
    expect(combinationAt(snapshot, 2)).toEqual(['h2', 'i1'])
  })

  it('is addressed by its content', () => {
    expect(snapshotOf(context, space, { ...weights }).id).toBe(snapshot.id)
    expect(snapshotOf(context, space, { ...weights, epsilon: 0.03 }).id).not.toBe(snapshot.id)
    expect(snapshotOf({ ...context, ruleset: 'other' }, space, weights).id).not.toBe(snapshot.id)
  })

  it.each<[string, Partial<PolicySnapshot>]>([
    ['the counts do not sum to the draws', { draws: 5 }],
    ['ε is neither 0 nor a share that floating point can divide', { epsilon: 1e-300 }],
    ['a count names a combination that is not listed', { counts: [[3, 4]] }],
    [
      'the counts are not in ascending order of the combinations',
      {
        counts: [
          [2, 1],
          [0, 3],
        ],
      },
    ],
    [
      'a combination names a component that its slot does not have',
      {
        combinations: [
          [0, 0],
          [0, 1],
          [2, 0],
        ],
      },
    ],
    ['a combination names a component that its slot does not have', { combinations: [[0, 0], [0, 1], [1]] }],
  ])('is not read when %s', (problem, change) => {
    const read = PolicySnapshot.safeParse({ ...snapshot, ...change })
    expect(read.error?.issues.map(({ message }) => message)).toContain(problem)
  })

  it('is not published by a policy whose counts do not add up: that is a bug', () => {
    expect(() => snapshotOf(context, space, { draws: 5, counts: [3, 0, 1], epsilon: 0 })).toThrow('the counts do not sum to the draws')
  })
})
