import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseExpression } from '../../engine/kernel/expression/syntax/parse.ts'
import { printSyntax } from '../../engine/kernel/expression/syntax/print.ts'
import { addAlternative, addClause, freshClause, readRule, removeClause, replaceSpan, writeClause, type Clause, type Item } from './built.ts'
import { operators, type SubjectType } from './operators.ts'

const shown = (items: readonly Item[] | undefined): unknown => items?.map((item) => (item.kind === 'anyOf' ? item.clauses.map(told) : told(item)))
const told = (clause: Clause): string =>
  clause.kind === 'written' ? `« ${clause.text}` : [clause.subject, clause.operator.name, ...clause.values].join(' ')

describe('reads CEL as clauses', () => {
  test.each<[string, unknown]>([
    ['', []],
    ['profile.member', ['profile.member yes']],
    ['!profile.member && profile.orders >= 3', ['profile.member no', 'profile.orders atLeast 3']],
    ['profile.country in ["NO", "SE"] && !(profile.country in ["DK"])', ['profile.country oneOf NO SE', 'profile.country noneOf DK']],
    ['"email" in profile.consent && !("sms" in profile.consent)', ['profile.consent includes email', 'profile.consent excludes sms']],
    ['daysSince(profile.lastOrder) > 30', ['profile.lastOrder daysMore 30']],
    ['has(profile.orders) && !has(profile.country)', ['profile.orders known', 'profile.country unknown']],
    ['audience.loyal && !holds(audience.staff) && !audience.new', ['audience.loyal in', 'audience.staff notIn', 'audience.new surelyNotIn']],
    ['(profile.orders > 1 || profile.member) && context.rain < 2.5', [['profile.orders more 1', 'profile.member yes'], 'context.rain less 2.5']],
    ['profile.orders > 1 || profile.member', [['profile.orders more 1', 'profile.member yes']]],
    ['profile.page.startsWith("/shop")', ['profile.page startsWith /shop']],
    ['profile.orders + 1 > 3 && profile.member', ['« profile.orders + 1 > 3', 'profile.member yes']],
    ['(profile.member && profile.orders > 1) || profile.orders > 5', [['« profile.member && profile.orders > 1', 'profile.orders more 5']]],
    ['profile.tags.exists(t, t == "a")', ['« profile.tags.exists(t, t == "a")']],
    ['profile.city in ["Oslo, NO", "Bergen"]', ['« profile.city in ["Oslo, NO", "Bergen"]']],
    ['profile.orders >', undefined],
  ])('%s', (text, items) => expect(shown(readRule(text))).toEqual(items))
})

const text = '// who\nprofile.orders >= 3 &&\n  (profile.member || audience.loyal) // or so\n&& profile.country in ["NO"]'
const items = readRule(text)!
const [orders, group, country] = items as [Item, Item & { kind: 'anyOf' }, Item]

const withoutSecond = (rule: string): string => {
  const read = readRule(rule)!
  return removeClause(rule, read, read[1]!)
}

const besideFirst = (rule: string): string => {
  const read = readRule(rule)!
  return addAlternative(rule, read, read[0]!, 'audience.staff')
}

describe('writes CEL from clauses', () => {
  test.each<[string, string, string]>([
    ['a changed value leaves all else', replaceSpan(text, orders.span, 'profile.orders >= 4'), text.replace('>= 3', '>= 4')],
    ['a clause is joined', addClause(text, 'audience.staff'), `${text}\n&& audience.staff`],
    ['the first clause', addClause('', 'profile.member'), 'profile.member'],
    [
      'a clause is joined to an ||',
      addClause('profile.member || audience.loyal', 'audience.staff'),
      '(profile.member || audience.loyal)\n&& audience.staff',
    ],
    [
      'an alternative makes a group',
      addAlternative(text, items, country, 'profile.member'),
      text.replace(/(profile.country.*)$/, '($1 || profile.member)'),
    ],
    [
      'an alternative joins a group',
      addAlternative(text, items, group, 'audience.staff'),
      text.replace('audience.loyal)', 'audience.loyal || audience.staff)'),
    ],
    ['a clause is taken out', removeClause(text, items, orders), text.replace('profile.orders >= 3 &&\n  ', '')],
    ['the last clause is taken out, a remark before it is not', removeClause(text, items, country), text.replace(/\n&& profile.country.*$/, '')],
    ['a group of two loses one', removeClause(text, items, group.clauses[0]!), text.replace('profile.member || ', '')],
    ['a group of two loses the other', removeClause(text, items, group.clauses[1]!), text.replace(' || audience.loyal', ' ')],
    [
      'brackets around several clauses go when nothing stands beside them',
      withoutSecond('(profile.member && audience.loyal) && audience.staff'),
      'profile.member && audience.loyal',
    ],
    [
      'a remark that looks like a joint misleads nobody',
      withoutSecond('profile.member && // this && that\n audience.loyal && (audience.a ? audience.b : audience.c)'),
      'profile.member\n&& (audience.a ? audience.b : audience.c)',
    ],
    [
      'a choice stays one when an alternative joins it',
      besideFirst('(audience.a ? audience.b : audience.c) && profile.member'),
      '(((audience.a ? audience.b : audience.c) || audience.staff)) && profile.member',
    ],
  ])('%s', (_, written, wanted) => expect(written).toBe(wanted))

  test('the last clause taken out leaves everyone', () => {
    const only = readRule('profile.member')!
    expect(removeClause('profile.member', only, only[0]!)).toBe('')
  })

  test.each<SubjectType>(['string', 'int', 'double', 'bool', 'timestamp', 'list', 'audience'])('a new clause about a %s is a whole one', (type) => {
    const subject = type === 'audience' ? 'audience.loyal' : 'profile.it'
    expect(readRule(freshClause(subject, type))).toMatchObject([{ kind: 'clause', subject }])
  })
})

const clause = fc
  .tuple(
    fc.constantFrom(...operators),
    fc.array(fc.string({ minLength: 0, maxLength: 6 }), { minLength: 1, maxLength: 3 }),
    fc.integer({ min: -99, max: 999 }),
  )
  .map(([operator, texts, number]) => {
    const type = operator.for[0]!
    const numeric = type === 'int' || type === 'double' || type === 'timestamp'
    const drawn = numeric ? [number] : operator.takes === 'many' ? texts.map((one) => one.replaceAll(',', '').trim() || 'x') : texts
    const values = operator.takes === 'none' ? [] : operator.takes === 'one' ? drawn.slice(0, 1) : drawn
    return { operator, subject: type === 'audience' ? 'audience.some' : 'profile.some', values, type }
  })

test('what is written by the builder reads back as the same clauses', () => {
  fc.assert(
    fc.property(fc.array(fc.array(clause, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }), (groups) => {
      const written = groups.reduce((rule, [first, ...others]) => {
        const one = addClause(rule, writeClause(first!, first!.type))
        return others.reduce((grown, other) => {
          const read = readRule(grown)!
          return addAlternative(grown, read, read.at(-1)!, writeClause(other, other.type))
        }, one)
      }, '')
      const wanted = groups.map((group) => group.map(({ subject, operator, values }) => [subject, operator.name, ...values]))
      const read = readRule(written)!.map((item) =>
        (item.kind === 'anyOf' ? item.clauses : [item]).map((one) =>
          one.kind === 'clause' ? [one.subject, one.operator.name, ...one.values] : one.text,
        ),
      )
      expect(read).toEqual(wanted)
      const parsed = parseExpression(written)
      expect(parsed.ok && readRule(printSyntax(parsed.syntax))!.length).toBe(groups.length)
    }),
    { numRuns: 200 },
  )
})

test('whatever is taken out, exactly that is gone and what is left is a rule', () => {
  fc.assert(
    fc.property(fc.array(fc.array(clause, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }), fc.nat(), (groups, pick) => {
      const written = groups.map((group) => `(${group.map((one) => writeClause(one, one.type)).join(' // or\n|| ')})`).join(' // and\n&& ')
      const read = readRule(written)!
      const all = read.flatMap((item) => (item.kind === 'anyOf' ? item.clauses : [item]))
      const gone = all[pick % all.length]!
      const left = readRule(removeClause(written, read, gone))!
      expect(left.flatMap((item) => (item.kind === 'anyOf' ? item.clauses : [item])).map(told)).toEqual(all.filter((one) => one !== gone).map(told))
    }),
    { numRuns: 200 },
  )
})
