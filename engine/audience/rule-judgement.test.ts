import { describe, expect, test } from 'vitest'
import { isRefusal } from '../kernel/refusal.ts'
import { measuredDoubt, provenDoubt } from './doubt.ts'
import type { Profile } from './profile.ts'
import { compileRule, nested, ruleWords, type DeclaredAttribute } from './rule.ts'
import { countRule } from './rule-count.ts'
import { trialFacts, unanswered } from './rule-trial.ts'

const declared = [
  { key: 'profile.country', type: 'string', sensitive: false, label: 'Country', origin: { kind: 'trait', trait: 'country' } },
  { key: 'profile.orders', type: 'int', sensitive: false, label: 'Orders', origin: { kind: 'count', event: 'Order Completed' } },
  { key: 'profile.lastOrder', type: 'timestamp', sensitive: false, label: 'Last order', origin: { kind: 'lastTime', event: 'Order Completed' } },
  { key: 'profile.religion', type: 'string', sensitive: true, label: 'Religion', origin: { kind: 'trait', trait: 'religion' } },
  { key: 'context.rain', type: 'double', sensitive: false, label: 'Rain there', origin: { kind: 'context' } },
] as const satisfies readonly (DeclaredAttribute & { origin: unknown })[]

const words = ruleWords(declared, [{ id: 'aud_1', key: 'customers', rule: 'profile.orders > 0', state: 'live' }])
const compiled = (rule: string) => {
  const expression = compileRule(rule, words, 'rule')
  if (isRefusal(expression)) throw new Error(expression.message)
  return expression
}

const now = new Date('2026-03-01T12:00:00Z')
const profile = (id: string, traits: Record<string, unknown>, facts: Profile['facts'], agreed = true): Profile => ({
  id,
  version: 1,
  anonymousIds: [id],
  traits,
  facts,
  consents: agreed ? [{ purpose: 'personalisation', granted: true, text: '1', source: 'test', at: '2026-01-01T00:00:00.000Z' }] : [],
  firstSeen: '2026-01-01T00:00:00.000Z',
  lastSeen: '2026-02-01T00:00:00.000Z',
  synthetic: false,
  state: 'anonymous',
})
const people = [
  profile('prf_1', { country: 'NO' }, { 'profile.orders': 3, 'profile.lastOrder': '2026-02-27T12:00:00Z' }),
  profile('prf_2', { country: 'NO' }, { 'profile.orders': 1, 'profile.lastOrder': '2025-12-01T12:00:00Z' }),
  profile('prf_3', { country: 'SE' }, { 'profile.orders': 2 }),
  profile('prf_4', {}, {}, false),
]
const trial = { rule: '', context: {}, asDecided: false }
const attributes = declared.map((one, place) => ({ ...one, id: `att_${place}`, version: 1 }))
const facts = (more: Partial<typeof trial> = {}) => people.map((one) => trialFacts(one, attributes, { ...trial, ...more }, now))

describe('a rule is refused when it is saved, with place and limit', () => {
  test.each<[string, string, number | undefined, RegExp]>([
    ['an attribute that nobody declared', 'profile.contry == "NO"', 0, /no attribute profile\.contry/],
    ['a sensitive attribute', 'profile.orders > 0 && profile.religion == "x"', 22, /sensitive/],
    ['an audience that is not there', 'audience.customer', 0, /no attribute audience\.customer/],
    ['a pattern that would freeze others', 'profile.country.matches("((a{100}){100}){100}")', 24, /pattern/],
    ['ten thousand clauses', Array.from({ length: 10_000 }, () => 'profile.orders > 0').join(' && '), 20_000, /at most 20000 characters/],
    ['thousands of parts', `profile.country in [${Array.from({ length: 4_000 }, () => '""').join()}]`, 0, /at most 4000 parts/],
  ])('%s', (_, rule, offset, message) => {
    const refused = compileRule(rule, words, 'rule')
    expect(refused).toMatchObject({ code: 'invalidExpression', message: expect.stringMatching(message), where: [{ path: 'rule', offset }] })
    expect(isRefusal(refused) && refused.remedy).toBeTruthy()
  })
})

describe('a rule that takes nobody or everybody is doubted', () => {
  test.each<[string, string | undefined]>([
    ['', undefined],
    ['profile.orders > 1', undefined],
    ['profile.orders > 5 && profile.orders < 3', 'Nobody can fit this rule: what it asks for excludes itself.'],
    ['audience.customers && profile.orders == 0', 'Nobody can fit this rule: what it asks for excludes itself.'],
    ['has(profile.orders) || !has(profile.orders)', 'Everybody fits this rule, whatever is known of them.'],
    ['profile.orders >= 0 || profile.orders < 0', 'Everybody fits this rule of whom it is known what it asks about: profile.orders.'],
    ['"sms" in profile.consent', 'None of the 4 profiles fits this rule.'],
    ['profile.country == "FI"', undefined],
    ['holds(profile.orders > 0) || !("x" in profile.consent)', 'All of the 4 profiles fit this rule.'],
    ['profile.orders > 9 && context.rain > 1.0', undefined],
  ])('%s', (rule, sentence) => {
    const expression = compiled(rule)
    const doubt = provenDoubt(expression) ?? (rule === '' ? undefined : measuredDoubt(countRule(expression, facts()), true))
    expect(doubt?.sentence).toBe(sentence)
  })

  test('a sample says that it is one', () => {
    expect(measuredDoubt({ looked: 5_000, kept: 0, open: 0, clauses: [] }, false)?.sentence).toBe('None of the sampled 5000 profiles fits this rule.')
    expect(measuredDoubt({ looked: 0, kept: 0, open: 0, clauses: [] }, true)).toBe(undefined)
  })
})

describe('how many are left at each clause', () => {
  test.each<[string, Partial<typeof trial>, object]>([
    ['', {}, { looked: 4, kept: 4, open: 0 }],
    [
      'audience.customers && profile.country == "NO"',
      {},
      {
        kept: 2,
        open: 1,
        clauses: [
          { alone: 3, through: 3 },
          { alone: 2, through: 2 },
        ],
      },
    ],
    [
      'profile.country == "SE" && profile.orders > 0',
      {},
      {
        kept: 1,
        open: 1,
        clauses: [
          { alone: 1, through: 1 },
          { alone: 3, through: 1 },
        ],
      },
    ],
    ['profile.orders > 2 || profile.country == "SE"', {}, { kept: 2, open: 1, clauses: [{ alone: 2, through: 2 }] }],
    ['context.rain > 2.0', {}, { kept: 0, open: 4 }],
    ['context.rain > 2.0', { context: { rain: 3 } }, { kept: 4, open: 0 }],
    ['"personalisation" in profile.consent', { asDecided: true }, { kept: 3, open: 0 }],
  ])('%s', (rule, more, counts) => expect(countRule(compiled(rule), facts(more))).toMatchObject(counts))

  test('what only the request brings is named', () => {
    expect(unanswered(compiled('context.rain > 2.0 && profile.orders > 0'), trial)).toEqual(['context.rain'])
    expect(unanswered(compiled('context.rain > 2.0'), { ...trial, context: { rain: 1 } })).toEqual([])
  })

  test('of whoever did not agree nothing is read at a placement', () => {
    const stranger = profile('prf_5', { country: 'NO' }, { 'profile.orders': 9 }, false)
    expect(trialFacts(stranger, attributes, { ...trial, asDecided: true }, now)).toEqual({
      profile: { consent: [] },
      context: {},
      now: now.getTime(),
    })
    expect(trialFacts(stranger, attributes, trial, now)).toMatchObject({ profile: { country: 'NO', orders: 9 } })
  })
})

describe('facts that are not what they should be make a rule not true, and say why', () => {
  test.each<[string, Record<string, never> | object, string]>([
    ['context.rain > 1.0', {}, 'missing'],
    ['context.rain > 1.0', { 'context.rain': Number.NaN }, 'error'],
    ['context.rain > 1.0', { 'context.rain': '3' }, 'error'],
    ['profile.orders > 1', { 'profile.orders': Number.NaN }, 'error'],
    ['profile.orders > 1', { 'profile.orders': Number.POSITIVE_INFINITY }, 'error'],
    ['audience.customers', {}, 'missing'],
    ['daysSince(profile.lastOrder) > 1', { 'profile.lastOrder': 'yesterday' }, 'error'],
  ])('%s of %j', (rule, given, outcome) => {
    const expression = compiled(rule)
    expect(expression.evaluate(nested(given as never, now))).toHaveProperty(outcome)
    expect(expression.test(nested(given as never, now))).toBe(false)
  })
})

describe('a clock that runs backwards gives what its moment says, and nothing of a moment before stays', () => {
  const rule = compiled('daysSince(profile.lastOrder) >= 2')
  const at = (moment: string) => rule.test(nested({ 'profile.lastOrder': '2026-02-27T12:00:00Z' }, new Date(moment)))
  test.each([
    ['2026-03-01T12:00:00Z', true],
    ['2026-02-27T11:00:00Z', false],
    ['2026-03-05T12:00:00Z', true],
    ['2025-01-01T00:00:00Z', false],
    ['2026-03-01T11:59:59Z', false],
    ['2026-03-01T12:00:00Z', true],
  ])('%s', (moment, holds) => expect(at(moment)).toBe(holds))
})
