import { expect, test } from 'vitest'
import { holding, rulesOf, type Kind, type Setting } from './rules.ts'

const kind = (name: string, holdsUnset = true) => ({ name, holdsUnset }) as Kind
const set = (id: string, of: string) => ({ id, kind: of }) as Setting
const listed = {
  kinds: [kind('quiet'), kind('asks', false), kind('strict'), kind('twice', false)],
  guardrails: [set('g1', 'twice'), set('g2', 'twice')],
}

test('what finds most comes first, what nobody set comes last', () => {
  const rules = rulesOf(listed, [
    { family: 'a', guardrail: 'strict', severity: 'block', variants: 45 },
    { family: 'b', guardrail: 'strict', severity: 'block', variants: 5 },
    { family: 'a', guardrail: 'quiet', severity: 'note', variants: 99 },
  ])
  expect(rules.map(({ id }) => id)).toEqual(['strict', 'g1', 'g2', 'quiet', 'asks'])
  expect(rules[0]?.found).toEqual({ causes: 2, families: 2, variants: 50 })
  expect(holding(rules)).toBe(3)
})
