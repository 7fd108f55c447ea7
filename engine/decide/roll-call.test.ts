import { describe, expect, it } from 'vitest'
import { compileExpression } from '../kernel/expression/expression.ts'
import { rollCall } from './roll-call.ts'

const candidateOf = (n: number, from = '2025-01-01T00:00:00.000Z', until?: string) => {
  const compiled = compileExpression(`context.country == "${n % 2 === 0 ? 'NO' : 'SE'}"`, { 'context.country': { type: 'string' } })
  if (!compiled.ok) throw new Error('the rule compiles')
  const campaign = { id: `cmp_${n}`, from, ...(until !== undefined && { until }) }
  return {
    campaign,
    rule: compiled.expression,
    from: Date.parse(from),
    until: until === undefined ? Infinity : Date.parse(until),
    unmet: { campaign: campaign.id, gate: 'eligible' as const, why: 'rule' },
  }
}

const calling = (candidates: readonly ReturnType<typeof candidateOf>[]) => {
  const call = rollCall(candidates)
  return (country: string, at: string) => {
    const { asked, out } = call({ profile: {}, context: { country }, now: Date.parse(at) }, Date.parse(at))
    return { asked: asked.map(({ campaign }) => campaign.id), out: out.map(({ campaign, why }) => `${campaign} ${why}`) }
  }
}

describe('a roll call', () => {
  it('asks whoever may be met here, in their order, and knows of the others that their rule is not', () => {
    const call = calling(Array.from({ length: 10 }, (_, n) => candidateOf(n)))
    expect(call('NO', '2025-03-01T00:00:00Z')).toEqual({
      asked: ['cmp_0', 'cmp_2', 'cmp_4', 'cmp_6', 'cmp_8'],
      out: ['cmp_1 rule', 'cmp_3 rule', 'cmp_5 rule', 'cmp_7 rule', 'cmp_9 rule'],
    })
    expect(call('FI', '2025-03-01T00:00:00Z').asked).toEqual([])
  })

  it('takes a campaign up at its first moment and leaves it at its last, whichever way the clock goes', () => {
    const call = calling([candidateOf(0, '2025-03-02T00:00:00.000Z', '2025-03-03T00:00:00.000Z'), candidateOf(2)])
    const states = ['2025-03-03T00:00:00Z', '2025-03-02T00:00:00Z', '2025-03-01T23:59:59.999Z', '2025-03-02T23:59:59.999Z'].map((at) =>
      call('NO', at),
    )
    expect(states.map(({ out }) => out)).toEqual([['cmp_0 ended'], [], ['cmp_0 notYet'], []])
    expect(states.map(({ asked }) => asked.length)).toEqual([1, 2, 1, 2])
  })
})
