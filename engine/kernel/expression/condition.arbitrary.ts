import fc from 'fast-check'
import { binary, call, literal, name, select, span } from './syntax/syntax.arbitrary.ts'
import type { Syntax } from './syntax/syntax.ts'

/** Conditions of right types for tests, over these attributes, and facts for them. */
export const attributes = {
  'profile.country': { type: 'string' },
  'profile.orders': { type: 'int' },
  'profile.member': { type: 'bool' },
  'profile.consent': { type: 'list', of: 'string' },
  'profile.visits': { type: 'list', of: 'int' },
  'profile.seen': { type: 'timestamp' },
  'profile.traits': { type: 'map', of: 'string' },
  'context.rain': { type: 'double' },
} as const

const country = fc.constantFrom('NO', 'SE', 'DK', 'é', '')
const seen = fc.constantFrom(Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 2, 3, 4, 5), Date.UTC(2024, 1, 29))
const sparse = { requiredKeys: [], noNullPrototype: true }

/** Any attribute may be missing. */
export const someFacts = fc.record({
  profile: fc.record(
    {
      country,
      orders: fc.integer({ min: -3, max: 9 }),
      member: fc.boolean(),
      consent: fc.array(country, { maxLength: 3 }),
      visits: fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 3 }),
      seen,
      traits: fc.dictionary(fc.constantFrom('a', 'b'), country, { noNullPrototype: true }),
    },
    sparse,
  ),
  context: fc.record({ rain: fc.constantFrom(0, 0.5, -1.25) }, sparse),
  now: seen,
})

type Trees = fc.Arbitrary<Syntax>
type Sort = 'bool' | 'int' | 'double' | 'string' | 'time' | 'texts' | 'numbers'
type Sorts = Record<Sort, Trees>

const profile = (field: string): Syntax => select(name('profile'), field)
const text = (value: string): Syntax => literal('string', value)
const listOf = (items: Trees): Trees => fc.array(items, { minLength: 1, maxLength: 3 }).map((some): Syntax => ({ kind: 'list', items: some, span }))
const relation = fc.constantFrom('==', '!=', '<', '<=', '>', '>=')
const pair = (left: Trees, operators: fc.Arbitrary<string>, right = left): Trees =>
  fc.tuple(operators, left, right).map(([operator, a, b]) => binary(operator, a, b))
const small = fc.integer({ min: -3, max: 9 }).map((value) => literal('int', value))
const item = fc.constant(name('v'))
const macro = (list: Trees, kinds: readonly string[], body: Trees): Trees =>
  fc.tuple(list, fc.constantFrom(...kinds), body).map(([on, kind, inside]) => call(kind, on, name('v'), inside))

const comparisons = ({ bool, int, double, string, time, texts, numbers }: Sorts): Trees[] => [
  ...[int, double, string, time, bool].map((side) => pair(side, relation)),
  pair(texts, fc.constantFrom('==', '!=')),
  pair(string, fc.constant('in'), texts),
  pair(int, fc.constant('in'), numbers),
  pair(string, fc.constant('in'), fc.constant(profile('traits'))),
]

const conditions = (sorts: Sorts): Trees => {
  const { bool, int, string, texts, numbers } = sorts
  const several = fc.array(bool, { minLength: 2, maxLength: 3 })
  const present = ['country', 'orders', 'traits'].map((field) => call('has', undefined, profile(field)))
  return fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(profile('member'), literal('bool', true), literal('bool', false), ...present),
    several.map((parts): Syntax => ({ kind: 'and', parts, span })),
    several.map((parts): Syntax => ({ kind: 'or', parts, span })),
    bool.map((operand): Syntax => ({ kind: 'unary', operator: '!', operand, span })),
    fc.tuple(bool, bool, bool).map(([test, yes, no]): Syntax => ({ kind: 'conditional', test, yes, no, span })),
    { arbitrary: fc.oneof(...comparisons(sorts)), weight: 3 },
    fc.tuple(fc.constantFrom('contains', 'startsWith', 'endsWith'), string, string).map(([test, on, part]) => call(test, on, part)),
    fc.tuple(string, fc.constantFrom('^N', 'O|E$', '[A-D]+', '')).map(([on, pattern]) => call('matches', on, text(pattern))),
    macro(texts, ['exists', 'all', 'exists_one'], pair(fc.oneof(item, string), relation)),
    macro(numbers, ['exists', 'all', 'exists_one'], pair(fc.oneof(item, int), relation)),
  )
}

const ints = ({ int, double, string, texts, numbers }: Sorts): Trees =>
  fc.oneof(
    { maxDepth: 3 },
    fc.oneof(small, fc.constant(profile('orders'))),
    pair(int, fc.constantFrom('+', '-', '/', '%')),
    pair(small, fc.constant('*')),
    fc.oneof(texts, string, numbers).map((of) => call('size', undefined, of)),
    double.map((of) => call('int', undefined, of)),
    fc.tuple(numbers, small).map(([of, at]): Syntax => ({ kind: 'index', of, at, span })),
    int.map((operand): Syntax => ({ kind: 'unary', operator: '-', operand, span })),
  )

const doubles = ({ int, double }: Sorts): Trees =>
  fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom(select(name('context'), 'rain'), ...[0.5, 1, -2.25].map((value) => literal('double', value))),
    pair(double, fc.constantFrom('+', '-', '*', '/')),
    int.map((of) => call('double', undefined, of)),
  )

const strings = ({ int, string }: Sorts): Trees =>
  fc.oneof(
    { maxDepth: 2 },
    fc.oneof(country.map(text), fc.constant(profile('country'))),
    pair(string, fc.constant('+')),
    fc.constantFrom('a', 'b').map((key) => select(profile('traits'), key)),
    int.map((of) => call('string', undefined, of)),
  )

const times = ({ time }: Sorts): Trees => {
  const lengths = fc.constantFrom('36h', '1.5s', '-10m').map((length) => call('duration', undefined, text(length)))
  const noon = call('timestamp', undefined, text('2026-01-01T12:00:00Z'))
  return fc.oneof({ maxDepth: 2 }, fc.constantFrom(profile('seen'), name('now'), noon), pair(time, fc.constantFrom('+', '-'), lengths))
}

const textLists = ({ string, texts }: Sorts): Trees =>
  fc.oneof(
    { maxDepth: 2 },
    fc.oneof(fc.constant(profile('consent')), listOf(country.map(text))),
    pair(texts, fc.constant('+')),
    macro(texts, ['filter'], pair(fc.oneof(item, string), relation)),
    macro(texts, ['map'], pair(fc.oneof(item, string), fc.constant('+'))),
  )

const numberLists = ({ int, texts, numbers }: Sorts): Trees =>
  fc.oneof(
    { maxDepth: 2 },
    fc.oneof(fc.constant(profile('visits')), listOf(small)),
    pair(numbers, fc.constant('+')),
    macro(numbers, ['filter'], pair(fc.oneof(item, int), relation)),
    macro(
      texts,
      ['map'],
      item.map((of) => call('size', undefined, of)),
    ),
  )

export const condition: Trees = fc.letrec<Record<Sort, Syntax>>((tie) => {
  const sorts: Sorts = {
    bool: tie('bool'),
    int: tie('int'),
    double: tie('double'),
    string: tie('string'),
    time: tie('time'),
    texts: tie('texts'),
    numbers: tie('numbers'),
  }
  return {
    bool: conditions(sorts),
    int: ints(sorts),
    double: doubles(sorts),
    string: strings(sorts),
    time: times(sorts),
    texts: textLists(sorts),
    numbers: numberLists(sorts),
  }
}).bool
