import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Constraint, Family } from './family.ts'
import { allows, type Choice, matrixOf } from './matrix.ts'

const slots = fc
  .array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 4 })
  .map((sizes): Family['slots'] =>
    Object.fromEntries(sizes.map((size, slot) => [`slot${slot}`, Array.from({ length: size }, (_, n) => `c${slot}${n}`)])),
  )

const composed = slots.chain((built) => {
  const ids = Object.values(built).flat()
  const constraint = fc.record({
    kind: fc.constantFrom('apart' as const, 'together' as const),
    components: fc.subarray(ids, { minLength: Math.min(2, ids.length) }),
    why: fc.constant(''),
  })
  return fc.record({ slots: fc.constant(built), constraints: fc.array(constraint, { maxLength: ids.length < 2 ? 0 : 4 }) })
})

/** The plain way: every combination there is, then those that may not stand together taken out. */
const listed = ({ slots: built, constraints }: { slots: Family['slots']; constraints: readonly Constraint[] }): Choice[] => {
  const axes = Object.entries(built).filter(([, ids]) => ids.length > 0)
  if (axes.length === 0) return []
  const all = axes.reduce<Choice[]>((choices, [slot, ids]) => choices.flatMap((choice) => ids.map((id) => ({ ...choice, [slot]: id }))), [{}])
  return all.filter((choice) => allows(choice, constraints))
}
const nameOf = (choice: Choice): string =>
  Object.entries(choice)
    .map(([slot, id]) => `${slot}=${id}`)
    .sort()
    .join(' ')

describe('the lazy matrix', () => {
  it('counts what can be listed, and reaches each of them once', () => {
    fc.assert(
      fc.property(composed, (family) => {
        const matrix = matrixOf(family)
        const reached = Array.from({ length: matrix.count }, (_, n) => nameOf(matrix.at(n)))
        expect(reached.toSorted()).toEqual(listed(family).map(nameOf).toSorted())
        expect(new Set(reached).size).toBe(matrix.count)
      }),
      { numRuns: 300 },
    )
  })

  it('counts a matrix that nobody could list', () => {
    const wide = Object.fromEntries(Array.from({ length: 6 }, (_, s) => [`s${s}`, Array.from({ length: 300 }, (__, n) => `c${s}-${n}`)]))
    const matrix = matrixOf({ slots: wide, constraints: [{ kind: 'apart', components: ['c0-0', 'c1-0'], why: '' }] })
    expect(matrix.count).toBe((300 * 300 - 1) * 300 ** 4)
    expect(Object.keys(matrix.at(matrix.count - 1))).toHaveLength(6)
  })

  it('has no choice beyond its count', () => {
    const matrix = matrixOf({ slots: { headline: ['a', 'b'] }, constraints: [] })
    expect(() => matrix.at(2)).toThrow(RangeError)
    expect(() => matrix.at(-1)).toThrow(RangeError)
  })

  it('keeps sets together: all of them or none', () => {
    const matrix = matrixOf({
      slots: { headline: ['h1', 'h2'], legal: ['l1', 'l2'] },
      constraints: [{ kind: 'together', components: ['h1', 'l1'], why: 'its terms' }],
    })
    expect(Array.from({ length: matrix.count }, (_, n) => nameOf(matrix.at(n))).sort()).toEqual(['headline=h1 legal=l1', 'headline=h2 legal=l2'])
  })
})
