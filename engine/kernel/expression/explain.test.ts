import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Attributes } from './attribute.ts'
import { explain, explainer, reasons, type Clause } from './explain.ts'
import { compileExpression, type Expression, type Wanted } from './expression.ts'
import { printSyntax } from './syntax/print.ts'
import { attributes as generated, condition, someFacts } from './condition.arbitrary.ts'

const attributes: Attributes = {
  'profile.country': { type: 'string' },
  'profile.orders': { type: 'int' },
  'profile.member': { type: 'bool' },
  'profile.consent': { type: 'list', of: 'string' },
  'profile.lastOrder': { type: 'timestamp' },
  'profile.shellAge': { type: 'int' },
  'profile.traits': { type: 'map' },
  'context.rain': { type: 'double' },
}
const now = Date.UTC(2026, 2, 1, 12)
const facts = {
  profile: { country: 'SE', orders: 0, member: true, consent: ['a', 'b', 'c', 'd', 'e', 'f', 'g'], lastOrder: '2026-01-01T00:00:00Z', traits: {} },
  context: { rain: 'much' },
  now,
}

const compiled = (source: string, wanted?: Wanted): Expression => {
  const result = compileExpression(source, attributes, wanted)
  if (!result.ok) throw new Error(result.problems[0]!.message)
  return result.expression
}

describe('says why, clause by clause', () => {
  test.each<[string, string[]]>([
    ['profile.orders > 0', ['profile.orders > 0 is false: profile.orders is 0']],
    ['profile.shellAge < 12', ['profile.shellAge is missing']],
    ['holds(profile.shellAge < 12)', ['profile.shellAge is missing']],
    ['!holds(profile.orders == 0)', ['profile.orders == 0 is true: profile.orders is 0']],
    ['profile.member', ['profile.member is true']],
    ['!profile.member', ['profile.member is true']],
    ['profile.country in ["NO", "DK"] && profile.member', ['profile.country in ["NO", "DK"] is false: profile.country is "SE"']],
    [
      'profile.country == "NO" || profile.orders > 0',
      ['profile.country == "NO" is false: profile.country is "SE"', 'profile.orders > 0 is false: profile.orders is 0'],
    ],
    ['profile.country == "SE" || profile.orders > 0', ['profile.country == "SE" is true: profile.country is "SE"']],
    ['profile.member && profile.shellAge < 12 && profile.orders == 0', ['profile.shellAge is missing']],
    [
      'daysSince(profile.lastOrder) <= 30',
      ['daysSince(profile.lastOrder) <= 30 is false: daysSince(profile.lastOrder) is 59, profile.lastOrder is 2026-01-01T00:00:00Z'],
    ],
    [
      'now - profile.lastOrder < duration("1h")',
      ['now - profile.lastOrder < duration("1h") is false: now - profile.lastOrder is 5140800s, profile.lastOrder is 2026-01-01T00:00:00Z'],
    ],
    [
      'profile.consent.exists(c, c == "sms")',
      ['profile.consent.exists(c, c == "sms") is false: profile.consent is ["a", "b", "c", "d", "e", … 2 more]'],
    ],
    ['profile.traits.hat == "red"', ['profile.traits.hat is missing']],
    ['has(profile.shellAge)', ['has(profile.shellAge) is false: profile.shellAge is missing']],
    ['context.rain > 0.5', ['context.rain > 0.5 cannot be told: context.rain is not a double']],
    ['1 / profile.orders > 2', ['1 / profile.orders > 2 cannot be told: division by zero']],
    ['profile.member ? profile.orders > 1 : profile.country == "NO"', ['profile.member is true', 'profile.orders > 1 is false: profile.orders is 0']],
  ])('%s', (source, sentences) => expect(reasons(explain(compiled(source), facts))).toEqual(sentences))
})

test('a tree of clauses with their places and truths', () => {
  const source = '(profile.orders > 0 || profile.member) && profile.shellAge > 1'
  const clause = explain(compiled(source), facts)
  expect(clause).toMatchObject({ joined: 'and', truth: 'missing', decides: true })
  expect(clause.parts.map(({ text, truth, decides }) => ({ text, truth, decides }))).toEqual([
    { text: 'profile.orders > 0 || profile.member', truth: 'true', decides: false },
    { text: 'profile.shellAge > 1', truth: 'missing', decides: true },
  ])
  expect(clause.parts[0]!.parts[1]).toMatchObject({
    text: 'profile.member',
    span: { start: 23, end: 37 },
    looked: [{ text: 'profile.member', value: 'true' }],
  })
})

test('a saved predicate opens into its own clauses', () => {
  const loyal = compiled('profile.orders >= 3 && profile.member')
  const clause = explain(compiled('audience.loyal', { returns: 'bool', predicates: { 'audience.loyal': loyal } }), facts)
  expect(clause).toMatchObject({ text: 'audience.loyal', joined: 'predicate', truth: 'false' })
  expect(reasons(clause)).toEqual(['profile.orders >= 3 is false: profile.orders is 0'])
})

const leaves = (clause: Clause): Clause[] => (clause.parts.length === 0 ? [clause] : clause.parts.flatMap(leaves))

test('the explanation never differs from the decision, and always gives a reason', () => {
  fc.assert(
    fc.property(condition.map(printSyntax), someFacts, (source, some) => {
      const result = compileExpression(source, generated)
      if (!result.ok) return
      const outcome = result.expression.evaluate(some)
      const clause = explainer(result.expression)(some)
      expect(clause.truth).toBe('value' in outcome ? String(outcome.value) : 'missing' in outcome ? 'missing' : 'failed')
      expect(reasons(clause)).not.toEqual([])
      for (const { text, span } of leaves(clause)) expect(source.slice(span.start, span.end)).toBe(text)
    }),
    { numRuns: 300 },
  )
})
