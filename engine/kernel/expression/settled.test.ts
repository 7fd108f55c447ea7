import { describe, expect, it } from 'vitest'
import { compileExpression } from './expression.ts'
import { isSettled } from './settled.ts'

const attributes = { 'context.rain': { type: 'double' }, 'profile.orders': { type: 'int' }, 'profile.tier': { type: 'string' } } as const

const meaningOf = (text: string) => {
  const loyal = compileExpression('profile.orders > 1', attributes)
  if (!loyal.ok) throw new Error('loyal')
  const compiled = compileExpression(text, attributes, { returns: 'bool', predicates: { 'audience.loyal': loyal.expression } })
  if (!compiled.ok) throw new Error(compiled.problems[0]?.message)
  return compiled.expression.meaning
}

describe('a condition of which some attributes were not seen', () => {
  const facts = { profile: { tier: 'gold' }, context: { rain: 3 }, now: 0 }
  const unseen = new Set(['profile.orders'])

  it.each([
    ['context.rain > 1.0', true],
    ['profile.orders > 0', false],
    ['context.rain > 9.0 && profile.orders > 0', true],
    ['context.rain > 1.0 && profile.orders > 0', false],
    ['context.rain > 1.0 || profile.orders > 0', true],
    ['!(profile.orders > 0)', false],
    ['holds(profile.orders > 0)', false],
    ['holds(audience.loyal)', false],
    ['!holds(audience.loyal) && context.rain > 9.0', true],
    ['has(profile.orders)', false],
    ['has(profile.tier)', true],
    ['holds(audience.loyal) == true', false],
    ['context.rain > 9.0 ? holds(audience.loyal) : context.rain > 1.0', true],
    ['context.rain > 1.0 ? holds(audience.loyal) : true', false],
    ['holds(audience.loyal) ? true : true', false],
  ])('%s: settled %s', (text, settled) => expect(isSettled(meaningOf(text), unseen, facts)).toBe(settled))
})
