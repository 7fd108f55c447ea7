import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choose, eligibleWhere, everything, propensityOf } from '../decide/choose.ts'
import { combine, type Space } from '../decide/combination.ts'
import { seedOf } from '../decide/draw.ts'
import { thompsonComponents } from '../decide/policies/thompson-components.ts'
import { topTwo } from '../decide/policies/top-two.ts'
import type { PolicySnapshot } from '../decide/snapshot.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { addTallies, cellKey, type LearningCell, success, trial } from './cell.ts'
import { rowsOf } from './design.ts'
import { learn } from './learner.ts'
import { believe } from './belief.ts'
import { defaultPrior } from './prior.ts'
import { beliefDraws } from './draws.ts'
import { spaceTerms } from './space-terms.ts'

// What must hold of every turn of learning, from counts to choices: learning.md, "How we know that it works", 1.

const spaceOf = (sizes: readonly number[]): Space => {
  const combined = combine(
    sizes.map((size, slot) => ({ slot: `s${slot}`, components: Array.from({ length: size }, (_, member) => `c${slot}x${member}`) })),
  )
  if (isRefusal(combined) || !('whole' in combined)) throw new Error('small spaces are listed')
  return combined.whole
}

const tagsOf = (): string[] => []
const day = '2025-03-28'
const cellAt = (space: Space, index: number, trials: number, successes: number): LearningCell => ({
  placement: 'p',
  day,
  features: {
    components: Object.fromEntries(space.combinations[index]!.map((component, slot) => [space.slots[slot]!.slot, component])),
    exposure: 0,
    position: 0,
  },
  trials,
  successes,
  value: 0,
  valueSquares: 0,
})

const anyTurn = fc
  .array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 })
  .map(spaceOf)
  .chain((space) =>
    fc.tuple(
      fc.constant(space),
      fc.array(fc.tuple(fc.nat(space.combinations.length - 1), fc.nat(3_000), fc.double({ min: 0, max: 0.2, noNaN: true })), { maxLength: 8 }),
      fc.constantFrom(thompsonComponents, topTwo),
    ),
  )
  .map(([space, counts, policy]) => {
    const cells = counts.map(([index, trials, share]) => cellAt(space, index, trials, Math.round(trials * share)))
    return { space, cells, policy }
  })

const snapshotFor = ({
  space,
  cells,
  policy,
}: {
  space: Space
  cells: LearningCell[]
  policy: typeof thompsonComponents | typeof topTwo
}): PolicySnapshot =>
  learn({
    context: { placement: 'p', ruleset: 'r' },
    space,
    policy,
    settings: {},
    cells,
    tagsOf,
    prior: defaultPrior,
    decay: { today: day },
    seed: { high: 3, low: 1 },
    decisions: 0,
  }).snapshot

describe('a turn of learning', () => {
  it('leaves everything eligible possible, and its probabilities sum to one, in every restriction', () => {
    fc.assert(
      fc.property(anyTurn, fc.nat(), (turn, salt) => {
        const snapshot = snapshotFor(turn)
        for (const eligible of [everything(snapshot), eligibleWhere(snapshot, (index) => (index * 7 + salt) % 3 !== 0)]) {
          const shares = [...eligible.indices].map((index) => propensityOf(eligible, index))
          if (shares.length === 0) continue
          expect(shares.every((share) => share > 0)).toBe(true)
          expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('draws as it says: χ² over ten thousand draws, and 1 / p has the mean of the number of choices', () => {
    const space = spaceOf([3, 2])
    const cells = space.combinations.map((_, index) => cellAt(space, index, 2_000, 60 + 4 * index))
    for (const policy of [thompsonComponents, topTwo]) {
      const eligible = everything(snapshotFor({ space, cells, policy }))
      const count = 20_000
      const seen = new Float64Array(space.combinations.length)
      const inverses: number[] = []
      for (let n = 0; n < count; n++) {
        const { index, propensity } = choose(eligible, seedOf('draws', String(n)))!
        seen[index]!++
        inverses.push(1 / propensity.total)
      }
      const squares = seen.reduce((sum, observed, index) => {
        const expected = count * propensityOf(eligible, index)
        return sum + (observed - expected) ** 2 / expected
      }, 0)
      // 99.9 % of χ² with five degrees of freedom.
      expect(squares).toBeLessThan(20.5)
      const mean = inverses.reduce((sum, value) => sum + value, 0) / count
      const deviation = Math.sqrt(inverses.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count)
      expect(Math.abs(mean - space.combinations.length)).toBeLessThan((4 * deviation) / Math.sqrt(count))
    }
  })

  it('replays to the bit', () => {
    fc.assert(
      fc.property(anyTurn, fc.string(), (turn, subject) => {
        const [one, other] = [snapshotFor(turn), snapshotFor(turn)]
        expect(other).toEqual(one)
        const kept = JSON.parse(JSON.stringify(one)) as PolicySnapshot
        expect(choose(everything(kept), seedOf('p', subject))).toEqual(choose(everything(one), seedOf('p', subject)))
      }),
      { numRuns: 30 },
    )
  })

  it('is mirrored when successes and failures change places: who was most often best is most often worst', () => {
    fc.assert(
      fc.property(anyTurn, ({ space, cells }) => {
        const mirrored = cells.map((cell) => ({ ...cell, successes: cell.trials - cell.successes }))
        const terms = spaceTerms(space, tagsOf)
        const one = believe(rowsOf(cells, tagsOf, { today: day }), { ...defaultPrior, rate: 0.2 }, { terms })
        const other = believe(rowsOf(mirrored, tagsOf, { today: day }), { ...defaultPrior, rate: 0.8 }, { terms })
        const mean = (belief: typeof one): Float64Array => {
          const into = new Float64Array(space.combinations.length)
          beliefDraws(belief, { space, tagsOf, reached: [] }, { high: 1, low: 1 }).score(0, () => 0, into)
          return into
        }
        const [up, down] = [mean(one), mean(other)]
        up.forEach((score, index) => expect(down[index]).toBeCloseTo(-score, 5))
      }),
      { numRuns: 60 },
    )
  })

  it('does not care how often, when or in which order outcomes are told', () => {
    const space = spaceOf([3, 2])
    /** What the ingest does: one row for each decision and kind, whatever is told twice. */
    const cellsFrom = (told: readonly { decision: number; kind: 'exposure' | 'conversion' }[]): LearningCell[] => {
      const rows = new Map(told.map((one) => [`${one.decision} ${one.kind}`, one]))
      const cells = new Map<string, LearningCell>()
      for (const { decision, kind } of rows.values()) {
        const empty = cellAt(space, decision % space.combinations.length, 0, 0)
        const known = cells.get(cellKey(empty)) ?? empty
        cells.set(cellKey(empty), { ...known, ...addTallies(known, kind === 'exposure' ? trial : success(100)) })
      }
      return [...cells.values()]
    }
    const outcomes = fc.array(fc.record({ decision: fc.nat(200), kind: fc.constantFrom('exposure' as const, 'conversion' as const) }), {
      minLength: 1,
      maxLength: 60,
    })
    fc.assert(
      fc.property(
        outcomes.chain((told) => fc.tuple(fc.constant(told), fc.shuffledSubarray([...told, ...told], { minLength: 2 * told.length }))),
        ([told, again]) => {
          // A conversion implies its exposure, so that no cell has more successes than trials.
          const whole = (some: typeof told): typeof told => [...some, ...some.map(({ decision }) => ({ decision, kind: 'exposure' as const }))]
          const [one, other] = [cellsFrom(whole(told)), cellsFrom(whole(again))]
          const snapshot = (cells: LearningCell[]): PolicySnapshot => snapshotFor({ space, cells, policy: thompsonComponents })
          expect(snapshot(other)).toEqual(snapshot(one))
        },
      ),
      { numRuns: 30 },
    )
  })

  it('takes a late conversion as one that came in time', () => {
    const space = spaceOf([2])
    const early = [cellAt(space, 0, 500, 20), cellAt(space, 1, 500, 30)]
    const late = [cellAt(space, 0, 500, 0), cellAt(space, 1, 500, 30), cellAt(space, 0, 0, 20)]
    expect(snapshotFor({ space, cells: late, policy: thompsonComponents })).toEqual(snapshotFor({ space, cells: early, policy: thompsonComponents }))
  })
})
