import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attributes as generated, condition, someFacts } from './condition.arbitrary.ts'
import type { Attributes } from './attribute.ts'
import { explain } from './explain.ts'
import { compileExpression, type Expression } from './expression.ts'
import type { Predicate } from './names.ts'
import { possible } from './possible.ts'
import { scopeOf, type Scope } from './scope.ts'
import { printSyntax } from './syntax/print.ts'

const attributes: Attributes = {
  'profile.country': { type: 'string' },
  'profile.orders': { type: 'int' },
  'profile.score': { type: 'double' },
  'profile.member': { type: 'bool' },
  'profile.consent': { type: 'list', of: 'string' },
  'profile.lastOrder': { type: 'timestamp' },
}

const compiled = (source: string, predicates: Record<string, Predicate> = {}): Expression => {
  const result = compileExpression(source, attributes, { returns: 'bool', predicates })
  if (!result.ok) throw new Error(result.problems[0]!.message)
  return result.expression
}

describe('whom a rule can take, without asking anybody', () => {
  test.each<[string, Scope | undefined]>([
    ['true', 'everybody'],
    ['1 < 2', 'everybody'],
    ['false', 'nobody'],
    ['profile.orders > 0', undefined],
    ['profile.orders > 5 && profile.orders < 3', 'nobody'],
    ['profile.orders > 5 && profile.orders < 7', undefined],
    ['profile.orders > 5 && profile.orders < 6', 'nobody'],
    ['profile.orders < 1e300', undefined],
    ['profile.score > 5.0 && profile.score < 6.0', undefined],
    ['profile.orders > 2 || profile.orders <= 2', 'known'],
    ['profile.orders > 2 || true', 'everybody'],
    ['holds(profile.orders > 2) || !holds(profile.orders > 2)', 'everybody'],
    ['profile.orders > 2 || !(profile.orders > 2)', 'known'],
    ['profile.member && !profile.member', 'nobody'],
    ['profile.member == true && profile.member == false', 'nobody'],
    ['profile.country == "NO" && profile.country in ["SE", "DK"]', 'nobody'],
    ['profile.country != "NO" || profile.country != "SE"', 'known'],
    ['profile.country < "B" && profile.country > "C"', undefined],
    ['"email" in profile.consent && !("email" in profile.consent)', 'nobody'],
    ['daysSince(profile.lastOrder) > 30 && daysSince( profile.lastOrder ) <= 30', 'nobody'],
    ['profile.lastOrder < timestamp("2026-01-01T00:00:00Z") && profile.lastOrder > timestamp("2026-02-01T00:00:00Z")', 'nobody'],
    ['profile.country.matches("^N") && !profile.country.matches("^N")', 'nobody'],
    ['(profile.member ? profile.orders > 3 : profile.orders < 2) && profile.orders == 2', 'nobody'],
    ['profile.orders == 2.5', 'nobody'],
    ['has(profile.orders) || !has(profile.orders)', 'everybody'],
  ])('%s', (source, scope) => expect(scopeOf(compiled(source))).toBe(scope))

  test('clauses that share nothing are looked at apart, however many they are', () => {
    const many = Array.from({ length: 30 }, (_, n) => `size(profile.country + "${n}") > 3`).join(' && ')
    expect(scopeOf(compiled(many))).toBe(undefined)
    expect(scopeOf(compiled(`${many} && profile.orders > 5 && profile.orders < 3`))).toBe('nobody')
  })

  test('a saved audience is looked into', () => {
    const saved = { 'audience.loyal': compiled('profile.orders >= 5') }
    expect(scopeOf(compiled('audience.loyal && profile.orders < 5', saved))).toBe('nobody')
  })
})

test('conditions of very many cases are left open', () => {
  const many = Array.from({ length: 12 }, (_, n) => `size(profile.country + "${n}") > 3`).join(' || ')
  expect(possible([compiled(many)])).toBe(undefined)
})

test('what happens was listed as possible', () => {
  fc.assert(
    fc.property(condition.map(printSyntax), condition.map(printSyntax), someFacts, (first, second, facts) => {
      const both = [first, second].map((source) => compileExpression(source, generated))
      fc.pre(both.every(({ ok }) => ok))
      const conditions = both.flatMap((one) => (one.ok ? [one.expression] : []))
      const listed = possible(conditions)
      const happened = conditions.map((one) => explain(one, facts).truth).map((truth) => (truth === 'failed' ? 'missing' : truth))
      if (listed) expect(listed.map(String)).toContain(String(happened))
    }),
    { numRuns: 600 },
  )
})
