import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Attributes } from './attribute.ts'
import { compileExpression } from './expression.ts'
import { explain } from './explain.ts'
import { limits } from './limits.ts'
import { parseExpression } from './syntax/parse.ts'

const attributes: Attributes = {
  'profile.name': { type: 'string' },
  'profile.tags': { type: 'list', of: 'string' },
  'profile.tree': { type: 'dyn' },
}

const problemOf = (source: string): string => {
  const result = compileExpression(source, attributes)
  return result.ok ? 'none' : result.problems[0]!.message
}

const outcomeOf = (source: string, profile: object): unknown => {
  const result = compileExpression(source, attributes)
  if (!result.ok) throw new Error(result.problems[0]!.message)
  return result.expression.evaluate({ profile })
}

describe('what would cost too much is refused when it is saved', () => {
  test.each([
    ['a source of many characters', `"${'x'.repeat(limits.sourceLength)}" == ""`, /at most 20000 characters/],
    ['a rule of ten thousand clauses', Array.from({ length: 10_000 }, () => 'true').join('&&'), /at most 20000 characters/],
    ['many parts', `profile.name in [${Array.from({ length: 4_100 }, () => '""').join(',')}]`, /at most 4000 parts/],
    ['brackets in brackets', `${'('.repeat(9_000)}true${')'.repeat(9_000)}`, /brackets stand inside one another/],
    ['lists in lists', `${'['.repeat(9_000)}${']'.repeat(9_000)} == []`, /brackets stand inside one another/],
    ['many nots', `${'!'.repeat(9_000)}true`, /brackets stand inside one another/],
    ['a long sum', `1${'+1'.repeat(1_900)} > 0`, /operators stand in a row/],
    ['a long path', `profile.tree${'.a'.repeat(1_900)} == 1`, /operators stand in a row/],
    ['choices in choices', `${'true ? true : '.repeat(1_000)}true`, /brackets stand inside one another/],
    ['macros three deep', 'profile.tags.all(a, profile.tags.all(b, profile.tags.all(c, true)))', /2 deep at most/],
    ['macros three deep by one name', 'profile.tags.all(a, profile.tags.all(a, profile.tags.all(a, true)))', /2 deep at most/],
    ['a long pattern', `profile.name.matches("${'a'.repeat(limits.patternLength + 1)}")`, /at most 250 characters/],
    ['a pattern that repeats repeats', 'profile.name.matches("((a{100}){100}){100}")', /The pattern cannot be read/],
    ['a pattern of a large program', 'profile.name.matches("(?:abcdefghij){99}")', /repeats too much/],
    ['a look-ahead', 'profile.name.matches("(?=a)b")', /The pattern cannot be read/],
    ['a back-reference', 'profile.name.matches("(a)\\\\1")', /The pattern cannot be read/],
  ])('%s', (_, source, problem) => expect(problemOf(source)).toMatch(problem))
})

test('a rule of many clauses within the limits compiles, runs and explains itself', () => {
  const result = compileExpression(Array.from({ length: 700 }, (_, n) => `profile.name != "${n}"`).join(' && '), attributes)
  expect(result.ok && result.expression.test({ profile: { name: 'x' } })).toBe(true)
  expect(result.ok && explain(result.expression, { profile: { name: '7' } }).parts.filter(({ decides }) => decides)).toHaveLength(1)
})

describe('what grows while it runs stops at a limit, as an error value', () => {
  const many = Array.from({ length: 1_000 }, () => 'x')
  test.each([
    ['macros over one another', 'profile.tags.all(a, profile.tags.all(b, a == b))', { tags: many }, /takes more than 100000 steps/],
    ['a text that doubles', `${'profile.tags'}${'.map(a, a + a)'.repeat(20)} == []`, { tags: ['xx'] }, /a text grows over/],
    ['a list that doubles', 'size(profile.tags + profile.tags) > 0', { tags: many }, /a list grows over/],
    [
      'a match for each item',
      'profile.tags.all(t, !profile.name.matches("(.*)(.*)(.*)[a-z]{1,200}$"))',
      { tags: many, name: `${'x'.repeat(9_000)}!` },
      /takes more than/,
    ],
    ['a long text to match', 'profile.name.matches("a*")', { name: 'a'.repeat(limits.textLength + 1) }, /a text for matches/],
  ])('%s', (_, source, profile, error) => expect(outcomeOf(source, profile)).toEqual({ error: expect.stringMatching(error) }))

  test('each evaluation has the whole of its steps', () => {
    const result = compileExpression('profile.tags.all(a, profile.tags.all(b, a == b))', attributes)
    const profile = { tags: Array.from({ length: 300 }, () => 'x') }
    for (let round = 0; round < 5; round++) expect(result.ok && result.expression.evaluate({ profile })).toEqual({ value: true })
  })
})

test('patterns that freeze a backtracking engine answer at once', () => {
  const evil = `${'a'.repeat(9_000)}!`
  for (const pattern of ['^(a+)+$', '^(a|aa)+$', '^(.*)*b$', '^(([a-z])+.)+[A-Z]$'])
    expect(outcomeOf(`profile.name.matches(r"${pattern}")`, { name: evil })).toEqual({ value: false })
})

test('values that are nested deeper than == follows are not equal, and nothing throws', () => {
  const deep = (): unknown => Array.from({ length: 50_000 }).reduce((inner) => [inner], [] as unknown)
  expect(outcomeOf('profile.tree == profile.tree', { tree: deep() })).toEqual({ value: false })
  expect(outcomeOf('profile.tree == [[[]]]', { tree: deep() })).toEqual({ value: false })
})

test('any text parses or has a problem with a place in it', () => {
  const scrap = fc.constantFrom(
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '\\',
    '&&',
    '||',
    '!',
    '-',
    '.',
    ',',
    ':',
    '?',
    'in',
    'a',
    '1',
    '1.',
    'e5',
    '0x',
    ' ',
    '\n',
    '//',
    '`',
    'r',
    'b',
    '\uD800',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(scrap).map((scraps) => scraps.join('')),
      ),
      (source) => {
        const parsed = parseExpression(source)
        if (parsed.ok) return
        for (const { offset, length, message, hint } of parsed.problems) {
          expect(offset).toBeLessThanOrEqual(source.length)
          expect(length).toBeGreaterThan(0)
          expect(message && hint).toBeTruthy()
        }
      },
    ),
    { numRuns: 1_000 },
  )
})

test('any facts at all give an outcome', () => {
  const result = compileExpression('profile.name == "a" || profile.tags.exists(t, t.matches("a")) || profile.tree.x[0] < 3', attributes)
  fc.assert(
    fc.property(fc.anything({ withDate: true, withMap: true, withBigInt: true, withNullPrototype: true }), fc.anything(), (name, tags) => {
      for (const profile of [{ name, tags, tree: tags }, name])
        expect(result.ok && Object.keys(result.expression.evaluate({ profile }))).toHaveLength(1)
    }),
  )
})
