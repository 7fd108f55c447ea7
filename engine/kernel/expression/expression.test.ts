import { describe, expect, test } from 'vitest'
import type { Attributes } from './attribute.ts'
import { attributesUsed, compileExpression, type Expression, type Wanted } from './expression.ts'

const attributes: Attributes = {
  'profile.country': { type: 'string' },
  'profile.orders': { type: 'int' },
  'profile.score': { type: 'double' },
  'profile.member': { type: 'bool' },
  'profile.consent': { type: 'list', of: 'string' },
  'profile.visits': { type: 'list', of: 'timestamp' },
  'profile.baskets': { type: 'list', of: { type: 'map', of: 'dyn' } },
  'profile.lastOrder': { type: 'timestamp' },
  'profile.traits': { type: 'map' },
  'profile.shoe-size': { type: 'double' },
  'profile.address.city': { type: 'string' },
  'profile.religion': { type: 'string', sensitive: true },
  'context.stay': { type: 'duration' },
  'context.anything': { type: 'dyn' },
}

const now = Date.UTC(2026, 2, 1, 12)
const profile = {
  country: 'NO',
  orders: 3,
  score: 0.5,
  member: true,
  consent: ['email', 'sms'],
  visits: ['2026-01-01', now],
  baskets: [{ total: 12.5, sku: 'boot' }, { total: 90 }],
  lastOrder: '2026-02-27T13:00:00Z',
  traits: { hat: 'red', 'top-size': 3, none: null },
  'shoe-size': 42,
  address: { city: 'Bergen' },
}
const facts = { profile, context: { stay: '90s', anything: [1, 'a'] }, now }

const compiled = (source: string, wanted: Wanted = { returns: 'dyn' }): Expression => {
  const result = compileExpression(source, attributes, wanted)
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join(' '))
  return result.expression
}

describe('gives', () => {
  test.each<[string, unknown]>([
    ['profile.country == "NO" && profile.orders > 2', true],
    ['profile.orders + 1', 4],
    ['profile.orders / 2', 1],
    ['-7 % 3', -1],
    ['profile.score * 2.0', 1],
    ['profile.orders >= 2.5', true],
    ['3.0 == profile.orders', true],
    ['2 < profile.orders', true],
    ['"email" in profile.consent', true],
    ['profile.country in ["SE", "DK"]', false],
    ['profile.orders in [1, 3]', true],
    ['"hat" in profile.traits', true],
    ['profile.traits.hat', 'red'],
    ['profile.traits["top-size"] > 2', true],
    ['profile.traits.`top-size` == 3', true],
    ['profile.`shoe-size` > 40.0', true],
    ['profile.address.city.startsWith("Ber")', true],
    ['profile.consent[1]', 'sms'],
    ['profile.consent.exists(c, c.startsWith("s"))', true],
    ['profile.consent.all(c, size(c) > 3)', false],
    ['profile.consent.exists_one(c, c == "sms")', true],
    ['profile.consent.filter(c, c != "sms")', ['email']],
    ['profile.consent.map(c, c + "!")', ['email!', 'sms!']],
    ['profile.consent.map(c, c == "sms", size(c))', [3]],
    ['profile.baskets.exists(b, b.total > 50)', true],
    ['profile.baskets.exists(b, profile.consent.exists(c, c == b.sku))', { missing: 'b.sku' }],
    ['profile.traits.exists(key, key == "hat")', true],
    ['has(profile.traits.hat) && !has(profile.traits.cap)', true],
    ['profile.traits.none == null', true],
    ['context.anything[1] == "a" && context.anything[0] < 2', true],
    ['daysSince(profile.lastOrder)', 1],
    ['hoursSince(profile.lastOrder)', 47],
    ['daysSince(now + duration("1h"))', -1],
    ['now - profile.lastOrder == duration("47h")', true],
    ['profile.lastOrder > timestamp("2026-02-01T00:00:00+01:00")', true],
    ['profile.visits.exists(v, daysSince(v) > 30)', true],
    ['now in profile.visits', true],
    ['context.stay < duration("2m")', true],
    ['context.stay.getSeconds()', 90],
    ['timestamp("2026-03-29T01:30:00Z").getHours("Europe/Oslo")', 3],
    ['now.getDayOfWeek()', 0],
    ['string(timestamp("2026-03-01T12:00:00.250Z"))', '2026-03-01T12:00:00.25Z'],
    ['string(duration("1h30m1.5s"))', '5401.5s'],
    ['int("42") + int(2.9) + int(-2.9)', 42],
    ['double("1.5") + double(2)', 3.5],
    ['bool("true")', true],
    ['size("n😀å")', 3],
    ['"\\uFB01" < "😀"', true],
    ['"a\\u00e5" == "aå" && r"\\d" == "\\\\d"', true],
    ['profile.country.matches("^[A-Z]{2}$")', true],
    ['profile.member ? "in" : "out"', 'in'],
    ['[1, 2] + [3]', [1, 2, 3]],
    ['{"a": 1}["a"] == 1', true],
    ['dyn(1) == "1"', false],
    ['9007199254740991 + 1', { error: 'a whole number goes beyond ±9007199254740991' }],
    ['1 / 0', { error: 'division by zero' }],
    ['profile.consent[9]', { missing: 'profile.consent[9]' }],
    ['profile.traits.cap', { missing: 'profile.traits.cap' }],
    ['int(profile.traits.hat)', { error: '"red" is not a whole number' }],
    ['now.getHours("Mars/Olympus")', { error: 'there is no time zone "Mars/Olympus"' }],
  ])('%s', (source, outcome) => {
    const got = compiled(source).evaluate(facts)
    expect('value' in got ? got.value : got).toEqual(outcome)
  })
})

describe('a missing attribute is absorbed where the other side settles it, and makes the whole not true elsewhere', () => {
  test.each<[string, unknown]>([
    ['profile.orders > 0', { missing: 'profile.orders' }],
    ['!(profile.orders > 0)', { missing: 'profile.orders' }],
    ['profile.orders > 0 && false', { value: false }],
    ['false && profile.orders > 0', { value: false }],
    ['profile.orders > 0 || true', { value: true }],
    ['true || profile.orders > 0', { value: true }],
    ['profile.orders > 0 && true', { missing: 'profile.orders' }],
    ['profile.orders > 0 || 1 / 0 > 0', { missing: 'profile.orders' }],
    ['1 / 0 > 0 || profile.orders > 0', { error: 'division by zero' }],
    ['profile.orders > 0 ? true : true', { missing: 'profile.orders' }],
    ['["a"].exists(x, x == profile.country || x == "a")', { value: true }],
    ['["a", "b"].all(x, x == profile.country && x == "a")', { value: false }],
    ['["a"].exists_one(x, x == profile.country)', { missing: 'profile.country' }],
    ['has(profile.orders)', { value: false }],
    ['has(profile.traits.hat)', { value: false }],
    ['has(profile.orders) && profile.orders > 0', { value: false }],
    ['holds(profile.orders > 0)', { value: false }],
    ['!holds(profile.orders > 0 && profile.score > 0.5)', { value: true }],
    ['holds(1 / 0 > 0) || !holds(profile.orders > 0)', { value: true }],
    ['daysSince(profile.lastOrder) < 9', { missing: 'profile.lastOrder' }],
    ['daysSince(timestamp("2026-01-01T00:00:00Z")) < 9', { missing: 'now' }],
  ])('%s', (source, outcome) => {
    for (const empty of [{}, { profile: {} }, { profile: null }, { profile: { orders: null, country: null, lastOrder: null, traits: null } }]) {
      const expression = compiled(source)
      expect(expression.evaluate(empty)).toEqual(outcome)
      expect(expression.test(empty)).toBe('value' in (outcome as object) && (outcome as { value: unknown }).value === true)
    }
  })
})

describe('facts that are not what was declared fail without throwing', () => {
  test.each<[string, unknown]>([
    ['profile.orders > 0', { orders: '3' }],
    ['profile.orders > 0', { orders: 1.5 }],
    ['profile.orders > 0', { orders: 2 ** 53 }],
    ['profile.score != 3.0', { score: Number.NaN }],
    ['profile.country != "x"', { country: 3 }],
    ['profile.country in ["x"]', { country: ['x'] }],
    ['profile.member', { member: 1 }],
    ['"x" in profile.consent', { consent: 'x' }],
    ['profile.consent.all(c, c != "x")', { consent: ['y', 3] }],
    ['profile.lastOrder < now', { lastOrder: 'yesterday' }],
    ['profile.lastOrder < now', { lastOrder: Number.POSITIVE_INFINITY }],
    ['profile.visits.exists(v, v < now)', { visits: [now, 'x'] }],
    ['profile.traits.hat == "red"', { traits: ['red'] }],
    ['profile.member != dyn(1)', { member: 2 }],
  ])('%s', (source, broken) => {
    const expression = compiled(source)
    expect(expression.evaluate({ profile: broken, now })).toHaveProperty('error')
    expect(expression.test({ profile: broken, now })).toBe(false)
  })
})

test('keys that nobody put there are not found', () => {
  expect(compiled('profile.traits.constructor').evaluate(facts)).toEqual({ missing: 'profile.traits.constructor' })
  expect(compiled('"toString" in profile.traits || has(profile.traits.valueOf)').test(facts)).toBe(false)
  expect(compiled('{"__proto__": 1}.size()').evaluate({})).toEqual({ value: 1 })
})

describe('saved predicates', () => {
  const loyal = compiled('profile.orders >= 3', { returns: 'bool' })
  const keen = compiled('audience.loyal && profile.member', { returns: 'bool', predicates: { 'audience.loyal': loyal } })

  test('are used by name, one within another, and bring their attributes', () => {
    const rule = compiled('audience.keen && now > profile.lastOrder', { returns: 'bool', predicates: { 'audience.keen': keen } })
    expect(rule.test(facts)).toBe(true)
    expect(rule.evaluate({ profile: { member: true } })).toEqual({ missing: 'profile.orders' })
    expect(attributesUsed(rule)).toEqual(['profile.orders', 'profile.member', 'now', 'profile.lastOrder'])
  })

  test('are offered when a name is nearly theirs', () => {
    const result = compileExpression('audience.keem', attributes, { returns: 'bool', predicates: { 'audience.keen': keen } })
    expect(result).toMatchObject({ ok: false, problems: [{ hint: 'Did you mean audience.keen?' }] })
  })
})

test('attributesUsed names each attribute once, also what only a macro or has reads', () => {
  const rule = compiled('has(profile.traits.hat) && profile.consent.exists(c, c == profile.country) && profile.consent != [] && daysSince(now) == 0')
  expect(attributesUsed(rule)).toEqual(['profile.traits', 'profile.consent', 'profile.country', 'now'])
})

test('what only the run can tell is guarded: a dyn that must be a bool', () => {
  const rule = compiled('context.anything', { returns: 'bool' })
  expect(rule.evaluate({ context: { anything: true } })).toEqual({ value: true })
  expect(rule.evaluate({ context: { anything: 'yes' } })).toEqual({ error: 'context.anything is not a bool' })
})
