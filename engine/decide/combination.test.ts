import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRefusal } from '../kernel/refusal.ts'
import { combine, type Allows, type Combined, type SlotOffer } from './combination.ts'

const slot = (name: string, size: number): SlotOffer => ({ slot: name, components: Array.from({ length: size }, (_, index) => `${name}${index}`) })

const combined = (slots: readonly SlotOffer[], allows?: Allows): Combined => {
  const answer = combine(slots, allows)
  if (isRefusal(answer)) throw new Error(answer.message)
  return answer
}

const wholeOf = (slots: readonly SlotOffer[], allows?: Allows): string[] => {
  const answer = combined(slots, allows)
  if (!('whole' in answer)) throw new Error(answer.factored.reason)
  return answer.whole.combinations.map((combination) => combination.join(' '))
}

describe('combine', () => {
  it('lists the product, the last slot turning fastest', () => {
    expect(wholeOf([slot('a', 2), slot('b', 2)])).toEqual(['a0 b0', 'a0 b1', 'a1 b0', 'a1 b1'])
  })

  it('lists a component once, however often it is offered', () => {
    expect(wholeOf([{ slot: 'a', components: ['x', 'x', 'y'] }])).toEqual(['x', 'y'])
  })

  it('leaves out exactly what may not stand together', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(sizes, fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 5 }), (sizes, pairs) => {
        const slots = sizes.map((size, index) => slot(String.fromCharCode(97 + index), size))
        const allows: Allows = (prefix) => !pairs.some(([a, b]) => prefix.includes(`a${a}`) && prefix.includes(`b${b}`))
        const product = slots.reduce<string[][]>((lists, { components }) => lists.flatMap((list) => components.map((one) => list.concat(one))), [[]])
        const valid = product.filter((list) => allows(list)).map((list) => list.join(' '))
        const answer = combine(slots, allows)
        if (valid.length === 0) expect(isRefusal(answer) && answer.code).toBe('noFit')
        else expect(wholeOf(slots, allows)).toEqual(valid)
      }),
    )
  })

  it('holds 4,096 and factors 4,097, with the reason', () => {
    expect(wholeOf([slot('a', 64), slot('b', 64)])).toHaveLength(4096)
    const answer = combined([slot('a', 17), slot('b', 241)])
    if ('whole' in answer) throw new Error('it should have been factored')
    expect(answer.factored.reason).toContain('more than 4,096 valid combinations (17 × 241 = 4,097)')
    expect(answer.factored.factors.map(({ slots, combinations }) => [slots.length, combinations.length])).toEqual([
      [1, 17],
      [1, 241],
    ])
  })

  it('does not look through millions to find a few', () => {
    let asked = 0
    const answer = combined([slot('a', 100), slot('b', 100), slot('c', 100), slot('d', 100)], (prefix) => {
      asked++
      return prefix.length < 4
    })
    expect('factored' in answer).toBe(true)
    expect(asked).toBeLessThanOrEqual(65_536)
  })

  it('refuses a slot that no component fits, and names it', () => {
    const answer = combine([slot('headline', 2), slot('image', 0)])
    expect(answer).toMatchObject({ code: 'noFit', message: 'No component fits the slot image.', where: [{ path: 'slots.image' }] })
    expect(combine([])).toMatchObject({ code: 'noFit' })
    expect(combine([slot('a', 2)], () => false)).toMatchObject({ code: 'noFit', message: 'No combination of the components is valid.' })
  })
})
