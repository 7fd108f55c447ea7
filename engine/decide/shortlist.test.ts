import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attributes, condition, someFacts } from '../kernel/expression/condition.arbitrary.ts'
import { compileExpression, type Expression } from '../kernel/expression/expression.ts'
import { printSyntax } from '../kernel/expression/syntax/print.ts'
import { shortlistOf } from './shortlist.ts'

/** None where the text goes beyond a limit, as a tree by chance may. */
const rulesOf = (text: string): Expression[] => {
  const compiled = compileExpression(text, attributes)
  return compiled.ok ? [compiled.expression] : []
}
const ruleOf = (text: string): Expression => rulesOf(text)[0]!

const offers = ['NO', 'SE', 'NO', 'DK', 'SE', 'NO', 'DK', 'SE'].map((country, n) =>
  ruleOf(n % 2 === 0 ? `profile.country == "${country}" && profile.orders > ${n}` : `profile.member && profile.country in ["${country}", "FI"]`),
)

describe('a shortlist', () => {
  it('leaves out what asks for another country, and whoever has none is asked nothing of it', () => {
    const list = shortlistOf([...offers, ruleOf('profile.member')])!
    const asked = (country?: string) => [...list({ profile: country === undefined ? {} : { country }, context: {}, now: 0 })]
    expect(asked('NO')).toEqual([1, 0, 1, 0, 0, 1, 0, 0, 1])
    expect(asked('FI')).toEqual([0, 1, 0, 1, 0, 1, 0, 1, 1])
    expect(asked()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1])
  })

  it('is not made where it spares nothing', () => {
    expect(shortlistOf(offers.slice(0, 7))).toBeUndefined()
    expect(shortlistOf(offers.map(() => ruleOf('profile.country == "NO" || profile.member')))).toBeUndefined()
  })

  it('never leaves out a rule that is true', () => {
    let [left, whole] = [0, 0]
    fc.assert(
      fc.property(fc.array(condition, { minLength: 1, maxLength: 4 }), someFacts, (trees, facts) => {
        const rules = [
          ...offers,
          ...trees.flatMap((tree) => [...rulesOf(printSyntax(tree)), ...rulesOf(`profile.country in ["NO", ""] && (${printSyntax(tree)})`)]),
        ]
        const list = shortlistOf(rules)!(facts)
        rules.forEach((rule, at) => {
          whole++
          if (list[at] === 1) return
          left++
          expect(rule.test(facts)).toBe(false)
        })
      }),
    )
    // The property would hold of a list that leaves out nothing.
    expect(left / whole).toBeGreaterThan(0.3)
  })
})
