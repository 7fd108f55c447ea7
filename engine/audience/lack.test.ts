import { describe, expect, test } from 'vitest'
import { explain, reasons } from '../kernel/expression/explain.ts'
import { isRefusal } from '../kernel/refusal.ts'
import type { AttributeOrigin } from './attribute.ts'
import type { Purpose } from './consent.ts'
import { withLacks } from './lack.ts'
import { compileRule, nested, ruleWords } from './rule.ts'

const declared = (key: string, label: string, type: 'string' | 'int' | 'double' | 'timestamp', origin: AttributeOrigin) => ({
  key,
  label,
  type,
  origin,
  sensitive: false,
})
const attributes = [
  declared('profile.orders', 'Orders', 'int', { kind: 'count', event: 'Order Completed' }),
  declared('profile.lastOrder', 'Last order', 'timestamp', { kind: 'lastTime', event: 'Order Completed' }),
  declared('profile.tier', 'VIP level', 'string', { kind: 'trait', trait: 'tier' }),
  declared('context.rain', 'Rain there', 'double', { kind: 'context' }),
]
const words = ruleWords(attributes, [{ id: 'aud_1', key: 'customers', rule: 'profile.orders > 0', state: 'live' }])

const tried = (rule: string, consents?: readonly Purpose[]) => {
  const compiled = compileRule(rule, words)
  if (isRefusal(compiled)) throw new Error(compiled.message)
  const facts = nested({ 'profile.consent': consents ? [...consents] : [] }, new Date('2026-03-01T12:00:00Z'))
  return withLacks(explain(compiled, facts), { attributes, ...(consents && { consents }) })
}

describe('what is not known of somebody is said in words', () => {
  test.each([
    ['profile.orders > 0', 'This person has no known number of orders'],
    ['audience.customers', 'This person has no known number of orders'],
    ['daysSince(profile.lastOrder) > 90', 'This person has no known last order'],
    ['profile.tier == "gold"', 'This person has no known VIP level'],
    ['context.rain > 2.0', 'The request brings no rain there'],
    ['"marketing" in profile.consent', '"marketing" in profile.consent is false: profile.consent is []'],
  ])('%s', (rule, sentence) => expect(reasons(tried(rule))).toEqual([sentence]))

  test('an audience that cannot be told says what it lacks, as its own clause does', () => {
    const clause = tried('audience.customers && context.rain > 2.0')
    expect(clause.parts.map(({ truth, says }) => [truth, says])).toEqual([
      ['missing', 'This person has no known number of orders'],
      ['missing', 'The request brings no rain there'],
    ])
  })

  test('where consent is what is missing, that is said', () => {
    expect(reasons(tried('profile.orders > 0', ['marketing']))).toEqual([
      'This person did not agree to personalisation, so nothing else is read of them',
    ])
    expect(reasons(tried('profile.orders > 0', ['personalisation']))).toEqual(['This person has no known number of orders'])
  })
})
