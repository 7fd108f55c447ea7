import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileRule, type RuleWords } from '../audience/rule.ts'
import { attributes, condition, someFacts } from '../kernel/expression/condition.arbitrary.ts'
import { explain, reasons } from '../kernel/expression/explain.ts'
import { compileExpression } from '../kernel/expression/expression.ts'
import { printSyntax } from '../kernel/expression/syntax/print.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { columnsOf, type TableRow } from './decision-table.ts'
import { tabledRule, tableRefusal } from './table-rule.ts'
import { columnText, readTable, tableText } from './table-text.ts'

const words: RuleWords = { attributes, predicates: {} }
const loyal = compileExpression('profile.orders >= 5', attributes)
if (!loyal.ok) throw new Error('the audience does not hold')
const withAudience: RuleWords = { attributes, predicates: { 'audience.loyal': loyal.expression } }

const table: TableRow[] = [
  { when: 'audience.loyal', campaigns: ['early-access', 'autumn'] },
  { when: 'profile.country in ["NO", "SE"] && profile.member', campaigns: [] },
  { when: '', campaigns: ['autumn', 'welcome'] },
]

const rule = (text: string, within = withAudience) => {
  const compiled = compileRule(text, within)
  if (isRefusal(compiled)) throw new Error(compiled.message)
  return compiled
}

const tabled = (campaign: string, own = '') => {
  const compiled = tabledRule(rule(own), table, campaign, withAudience)
  if (isRefusal(compiled)) throw new Error(compiled.message)
  return compiled
}

describe('a table as CEL', () => {
  test('reads as the table does', () => {
    expect(tableText(table)).toBe(
      'holds(audience.loyal) ? ["early-access", "autumn"] : holds(profile.country in ["NO", "SE"] && profile.member) ? [] : ["autumn", "welcome"]',
    )
    expect(columnText(table, 'early-access')).toBe('holds(audience.loyal)')
    expect(columnText(table, 'autumn')).toBe('holds(audience.loyal) || !holds(profile.country in ["NO", "SE"] && profile.member)')
    expect(columnText(table, 'welcome')).toBe('!holds(audience.loyal) && !holds(profile.country in ["NO", "SE"] && profile.member)')
  })

  test('is written back the same', () => expect(readTable(tableText(table)!)).toEqual(table))

  test.each([
    ['audience.loyal ? ["a"] : []', 0, /asks whether a condition holds/],
    ['holds(audience.loyal) ? "a" : []', 24, /gives the keys of campaigns/],
    ['holds(audience.loyal) ? ["a"] : 3', 32, /gives the keys of campaigns/],
    ['holds(audience.loyal ? ["a"] : []', 33, /cannot be read/],
  ])('%s', (text, offset, message) => {
    const read = readTable(text)
    expect(isRefusal(read) && read).toMatchObject({
      code: 'invalidExpression',
      message: expect.stringMatching(message),
      where: [{ path: 'table', offset }],
    })
  })
})

test('a stranger comes to the row of everyone: what is missing does not hold', () => {
  expect(tabled('welcome').test({ profile: {} })).toBe(true)
  expect(tabled('early-access').test({ profile: {} })).toBe(false)
  expect(tabled('early-access').test({ profile: { orders: 9 } })).toBe(true)
  expect(tabled('welcome').test({ profile: { orders: 9 } })).toBe(false)
  expect(tabled('autumn').test({ profile: { orders: 1, country: 'NO', member: true } })).toBe(false)
})

test('a campaign keeps its own rule beside the table, and one that the table does not name has only that', () => {
  expect(tabled('autumn', 'context.rain > 0.0').test({ profile: { orders: 9 }, context: { rain: 0 } })).toBe(false)
  expect(tabled('autumn', 'context.rain > 0.0').test({ profile: { orders: 9 }, context: { rain: 1 } })).toBe(true)
  expect(tabled('other', 'profile.member').source).toBe('profile.member')
})

test('why not is said by the clauses of table and rule', () => {
  expect(reasons(explain(tabled('early-access', 'profile.member'), { profile: { orders: 1, member: true } }))).toEqual([
    'profile.orders >= 5 is false: profile.orders is 1',
  ])
  expect(reasons(explain(tabled('welcome'), { profile: { orders: 7 } }))).toEqual(['profile.orders >= 5 is true: profile.orders is 7'])
})

describe('is refused when a row can never be reached, or does not hold', () => {
  const row = (when: string): TableRow => ({ when, campaigns: ['a'] })
  test.each<[string, TableRow[], string, string]>([
    ['after everyone', [row(''), row('profile.member')], 'table.1.when', 'row 1 before it'],
    ['narrower after wider', [row('profile.orders >= 5'), row('profile.orders >= 10')], 'table.1.when', 'row 1 before it'],
    ['the same in other spaces', [row('profile.member'), row('context.rain>0.5'), row('context.rain   > 0.5')], 'table.2.when', 'row 2 before it'],
    ['one of several', [row('profile.country in ["NO", "SE"]'), row('profile.country == "SE"')], 'table.1.when', 'row 1 before it'],
    [
      'taken by two together',
      [row('profile.orders > 5'), row('profile.orders <= 5'), row('profile.orders == 3 && profile.member')],
      'table.2.when',
      'row 2 before it',
    ],
    [
      'taken by two, neither alone',
      [
        row('profile.member && profile.orders > 5'),
        row('!profile.member && profile.orders > 5'),
        row('profile.orders > 6 && (profile.member || !profile.member)'),
      ],
      'table.2.when',
      'fits a row before it',
    ],
    ['nobody', [row('profile.orders > 5 && profile.orders < 3')], 'table.0.when', 'nobody can fit it'],
    ['by an audience', [row('audience.loyal'), row('profile.orders > 7')], 'table.1.when', 'row 1 before it'],
  ])('%s', (_, rows, path, why) => {
    expect(tableRefusal(rows, withAudience)).toMatchObject({ code: 'invalidInput', message: expect.stringContaining(why), where: [{ path }] })
  })

  test('a row that does not hold says where', () => {
    expect(tableRefusal([row('profile.member'), row('profile.contry == "NO"')], withAudience)).toMatchObject({
      code: 'invalidExpression',
      where: [{ path: 'table.1.when', offset: 0, hint: 'Did you mean profile.country?' }],
    })
  })

  test('rows that are too long together are refused with the limit', () => {
    const long = Array.from({ length: 6 }, (_, n) => row(`profile.country != "${'x'.repeat(3_900)}${n}"`))
    expect(tableRefusal(long, withAudience)).toMatchObject({ code: 'tooLarge', message: expect.stringContaining('20000 characters') })
  })

  test('what may be missing leaves the next row something to do', () => {
    expect(tableRefusal([row('profile.orders > 5'), row('!(profile.orders > 5)'), row('')], withAudience)).toBe(undefined)
    expect(tableRefusal(table, withAudience)).toBe(undefined)
  })
})

test('the table, its columns and its text agree on everybody', () => {
  const rows = fc.array(
    fc.record({ when: condition.map(printSyntax), campaigns: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }) }),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  fc.assert(
    fc.property(rows, fc.array(someFacts, { minLength: 1, maxLength: 5 }), (drawn, people) => {
      const compiled = drawn.map(({ when }) => compileRule(when, words))
      fc.pre(!compiled.some(isRefusal))
      const text = compileExpression(tableText(drawn)!, attributes, { returns: 'dyn' })
      if (!text.ok) throw new Error(text.problems[0]!.message)
      for (const facts of people) {
        const first = compiled.findIndex((one) => !isRefusal(one) && one.test(facts))
        const shown = drawn[first]?.campaigns ?? []
        expect(text.expression.evaluate(facts)).toEqual({ value: shown })
        for (const key of columnsOf(drawn)) {
          const column = tabledRule(rule('', words), drawn, key, words)
          if (isRefusal(column)) throw new Error(column.message)
          expect(column.test(facts)).toBe(shown.some((one) => one === key))
        }
      }
      expect(readTable(tableText(drawn)!)).toEqual(normal(drawn))
    }),
    { numRuns: 100 },
  )
})

/** As the text has it: canonical spaces, everyone as the empty condition, and nothing behind the row of everyone. */
const normal = (rows: readonly TableRow[]): TableRow[] => {
  const read = rows.map(({ when, campaigns }) => ({ when: when === 'true' ? '' : when, campaigns }))
  const last = read.findIndex(({ when }) => when === '')
  const kept = last < 0 ? read : read.slice(0, last + 1)
  return kept.length > 1 && kept.at(-1)!.when === '' && kept.at(-1)!.campaigns.length === 0 ? kept.slice(0, -1) : kept
}
