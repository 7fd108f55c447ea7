import { expect, test } from 'vitest'
import { groupOf, holding, kindsByConcern, matching, rulesOf, type Kind, type Setting } from './rules.ts'

const kind = (name: string, holdsUnset = true, about: Kind['about'] = 'words') =>
  ({ name, demands: `${name} is demanded`, why: '', holdsUnset, about }) as Kind
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

test('what finds nothing stands by what it is about; of two settings of one kind each has what it found itself', () => {
  const kinds = [kind('own', false, 'ours'), kind('price', true, 'promises'), kind('quiet')]
  const rules = rulesOf({ kinds, guardrails: [set('g1', 'own'), set('g2', 'own')] }, [
    { family: 'a', guardrail: 'own', rule: 'g2', severity: 'warn', variants: 3 },
  ])
  expect(rules.map(({ id }) => [id, groupOf(rules.find((one) => one.id === id)!)])).toEqual([
    ['g2', 'now'],
    ['price', 'promises'],
    ['quiet', 'words'],
    ['g1', 'ours'],
  ])
  expect(matching(rules, 'PRICE demand').map(({ id }) => id)).toEqual(['price'])
  expect(matching(rules, ' ')).toHaveLength(4)
})

test('kinds to choose from stand by what they are about and by what they demand, whatever the order that they came in', () => {
  const kinds = [kind('weighs', true, 'delivery'), kind('swears'), kind('price', true, 'promises'), kind('dry')]
  const chosen = (typed: string) => kindsByConcern(kinds, typed).map(({ about, kinds: own }) => [about, ...own.map(({ name }) => name)])
  expect(chosen('')).toEqual([
    ['promises', 'price'],
    ['words', 'dry', 'swears'],
    ['delivery', 'weighs'],
  ])
  expect(chosen('demanded SWEARS')).toEqual([['words', 'swears']])
  expect(chosen('nothing such')).toEqual([])
})
