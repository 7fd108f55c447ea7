import { describe, expect, test } from 'vitest'
import type { Attributes } from './attribute.ts'
import { compileExpression } from './expression.ts'
import { asPlaces } from './problem.ts'

const attributes: Attributes = {
  'profile.country': { type: 'string' },
  'profile.orders': { type: 'int' },
  'profile.score': { type: 'double' },
  'profile.consent': { type: 'list', of: 'string' },
  'profile.lastOrder': { type: 'timestamp' },
  'profile.religion': { type: 'string', sensitive: true },
  'context.anything': { type: 'dyn' },
}

/** `‹…›` marks the place that the problem must point at. */
const unmark = (marked: string) => {
  const start = marked.indexOf('‹')
  const end = marked.indexOf('›') - 1
  return { source: marked.replace(/[‹›]/g, ''), start, length: Math.max(1, end - start) }
}

describe('says what is wrong, where, and what to do', () => {
  test.each([
    ['‹profile.contry› == "NO"', 'There is no attribute profile.contry.', 'Did you mean profile.country?'],
    [
      '‹shoes› == 1',
      'There is no attribute shoes.',
      'Declare it, or use one of: now, profile.country, profile.orders, profile.score, profile.consent, ….',
    ],
    [
      '‹profile›',
      'profile is a group of attributes, not a value.',
      'Name one of them: profile.country, profile.orders, profile.score, profile.consent, profile.lastOrder.',
    ],
    ['‹profile.religion› == "x"', 'profile.religion is a sensitive attribute; no rule may use it.', 'Take the clause out.'],
    ['has(‹profile.religion›)', 'profile.religion is a sensitive attribute; no rule may use it.', 'Take the clause out.'],
    ['profile.orders ‹>› "3"', '> cannot compare an int with a string.', 'Write 3 without quotes.'],
    ['profile.orders ‹>› "many"', '> cannot compare an int with a string.', 'Compare two values of one type; int(), double() and string() convert.'],
    [
      'profile.country.‹daysSince›()',
      'daysSince is written before its value.',
      'Write daysSince(timestamp), as in: daysSince(profile.lastOrder) <= 30',
    ],
    ['profile.lastOrder ‹<› "2026-01-01"', '< cannot compare a timestamp with a string.', 'Write timestamp("2026-12-24T18:00:00Z").'],
    [
      'profile.country ‹==› ["NO"]',
      '== cannot compare a string with a list<string>.',
      'To ask whether it is one of them, write profile.country in ["NO"].',
    ],
    ['‹profile.country == null›', '== cannot compare a string with null.', 'To ask whether it is there, write has(profile.country).'],
    [
      '"a" ‹in› profile.country',
      '"in" looks in a list or the keys of a map; this is a string.',
      'To look inside a text, write profile.country.contains("a").',
    ],
    ['3 ‹in› profile.consent', '"in" never finds an int in a list<string>.', 'Let the items be of the type that is looked for.'],
    [
      'profile.score ‹*› 2 > 1.0',
      '* does not go with a double and an int.',
      'Numbers of two kinds do not mix: write 2.0 for 2, or double(…) around the int.',
    ],
    ['"n" ‹+› profile.orders == "n3"', '+ does not go with a string and an int.', 'Write string(…) around the other side to join texts.'],
    [
      'context.anything ‹+› context.anything == 2',
      'Which + is meant cannot be told: a side may be of any type.',
      'Say what it is: int(…), double(…) or string(…).',
    ],
    ['‹profile.orders› && true', 'Each side of && must be a bool; this is an int.', 'Compare it with something, such as x == "a" or x > 0.'],
    ['‹profile.orders›', 'The whole must be a bool; this is an int.', 'Compare it with something, such as x == "a" or x > 0.'],
    ['true ? false‹›', ': was expected before the end.', 'A choice is written test ? yes : no.'],
    ['(‹true ? 1 : "a"›) == 1', 'The choice gives an int or a string.', 'Let both sides be of one type.'],
    ['profile.country.‹starts›("N")', 'There is no function starts.', 'Did you mean startsWith?'],
    [
      '‹profile.country.startsWith(1)›',
      'startsWith does not take a string, an int here.',
      'Write string.startsWith(string), as in: context.page.startsWith("/shop/")',
    ],
    [
      '‹startsWith›("a", "b")',
      'startsWith is written behind its value.',
      'Write string.startsWith(string), as in: context.page.startsWith("/shop/")',
    ],
    ['‹now›() > profile.lastOrder', 'now is a value, not a function.', 'Write now without brackets.'],
    [
      'profile.country.matches(‹"(a"›)',
      'The pattern cannot be read: missing closing ): `(a`.',
      'Patterns follow RE2: no look-around, no back-references, repeats up to 1000.',
    ],
    [
      '"a".matches(‹profile.country›)',
      'A pattern must be written out, so that it can be read when the rule is saved.',
      'Write text.matches("pattern").',
    ],
    [
      'profile.lastOrder > ‹timestamp("2026-02-30T00:00:00Z")›',
      'This fails: "2026-02-30T00:00:00Z" is not a timestamp such as 2026-12-24T18:00:00Z.',
      'Mend the value that is written here.',
    ],
    [
      'now - profile.lastOrder < ‹duration("30d")›',
      'This fails: "30d" is not a duration such as 1h30m (there is no unit for days: 24h).',
      'Mend the value that is written here.',
    ],
    ['‹profile.consent.exists("sms")›', 'exists goes through a list with a name for each item.', 'Write list.exists(x, condition on x).'],
    ['profile.consent.exists(‹"c"›, true)', 'A name for each item goes here.', 'Write list.exists(x, condition on x).'],
    [
      '‹profile.country›.exists(c, true)',
      'exists goes through a list or the keys of a map; this is a string.',
      'Write list.exists(x, condition on x).',
    ],
    ['has(‹profile.consent[0]›)', 'has asks whether an attribute is there; this is none.', 'Write "key" in map.'],
    ['‹profile.country.size› == 1', 'profile.country is a string; it has no parts.', 'Leave .size out.'],
    ['‹[now, 1]› == []', 'Timestamps or durations stand in one list with other things.', 'Give them a list of their own.'],
    ['‹{"a": 1, "a": 2}›.a == 1', 'A key stands twice in the map.', 'Keep one of them.'],
    ['holds(‹profile.orders›)', 'What holds asks about must be a bool; this is an int.', 'Compare it with something, such as x == "a" or x > 0.'],
    ['‹holds()›', 'holds takes one condition.', 'Write holds(profile.orders > 0).'],
    ['profile.orders ‹=› 3', '"=" has no meaning here.', 'Write == to compare.'],
    ['profile.orders > 1 ‹and› true', '"and" is not an operator.', 'Write &&.'],
    ['‹not› true', '"not" is not an operator.', 'Write ! before the condition.'],
    ['profile.orders >‹›', 'The expression ends too early.', 'An attribute, a value or a condition in brackets goes here.'],
    ['‹›', 'The expression ends too early.', 'An attribute, a value or a condition in brackets goes here.'],
    ['(true‹›', ') was expected before the end.', 'A bracket ( is open here.'],
    ['true‹)›', 'The expression is complete before ")".', 'It closes what was not opened.'],
    ['true ‹false›', 'The expression is complete before "false".', 'Join two conditions by && or ||.'],
    ['size([1‹}›) == 1', ', was expected before "}".', 'Separate by commas and close with ].'],
    ['‹"abc›', 'The text is not closed.', 'Put " at its end.'],
    ['"a‹\\d›" == "b"', '\\d is not an escape.', 'Write \\\\ for a backslash, or put r before the text: r"…".'],
    ['‹10u› > 1', 'Unsigned numbers are not part of this language.', 'Write 10.'],
    ['‹b›"a" == "a"', 'Bytes are not part of this language.', 'Leave the b out to write a text.'],
    ['‹9007199254740992› > 1', '9007199254740992 is too large.', 'Whole numbers reach ±9007199254740991 (2⁵³ − 1).'],
    ['profile.country == ‹“›NO”', '"“" has no meaning here.', 'Use straight quotes: "…".'],
    ['‹for› == 1', '"for" is a reserved word of the language.', 'Use another name here.'],
  ])('%s', (marked, message, hint) => {
    const { source, start, length } = unmark(marked)
    const result = compileExpression(source, attributes)
    expect(result.ok ? [] : result.problems).toEqual([{ message, hint, line: 1, column: start + 1, offset: start, length }])
  })
})

test('all problems of the check are told at once, in their order, and one slip gives one', () => {
  const result = compileExpression('profile.contry == "NO" && (profile.orders > "1" || !profile.scroe)', attributes)
  expect(result.ok ? [] : result.problems.map(({ offset }) => offset)).toEqual([0, 42, 52])
})

test('lines and columns count from 1', () => {
  const result = compileExpression('// who\nprofile.orders > 0 &&\n  profile.scor > 1.0', attributes)
  expect(result).toMatchObject({ ok: false, problems: [{ line: 3, column: 3, offset: 31, length: 12 }] })
})

test('problems become places of a refusal', () => {
  const result = compileExpression('profile.orders', attributes)
  expect(asPlaces(result.ok ? [] : result.problems, 'eligibility')).toEqual([
    {
      path: 'eligibility',
      line: 1,
      column: 1,
      offset: 0,
      length: 14,
      problem: 'The whole must be a bool; this is an int.',
      hint: 'Compare it with something, such as x == "a" or x > 0.',
    },
  ])
})
