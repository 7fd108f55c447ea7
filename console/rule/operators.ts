import { writeString } from '../../engine/kernel/expression/syntax/string.ts'
import type { Literal, Node, Syntax } from '../../engine/kernel/expression/syntax/syntax.ts'
import { words } from './words.ts'

/** What a clause of the builder can be about: the types of attributes, and saved audiences. */
export type SubjectType = 'string' | 'int' | 'double' | 'bool' | 'timestamp' | 'list' | 'audience'
export type Value = string | number

type OperatorName = keyof typeof words.operators

export interface Asked {
  /** `profile.country`, `audience.loyal` */
  subject: string
  values: Value[]
}

/** One way to ask about something: how it reads, for which types, how many values it takes, and its CEL, both ways. */
export interface Operator {
  name: OperatorName
  label: string
  for: readonly SubjectType[]
  takes: 'none' | 'one' | 'many'
  /** Behind the value: "days ago". */
  unit?: string
  write: (subject: string, values: readonly string[]) => string
  read: (node: Syntax) => Asked | undefined
}

/** `a.b` as it is written; undefined for anything else. */
const pathOf = (node: Syntax | undefined): string | undefined => {
  if (node?.kind === 'name') return node.name
  const before = node?.kind === 'select' ? pathOf(node.of) : undefined
  return before === undefined ? undefined : `${before}.${(node as Node<'select'>).field}`
}

const valueOf = (node: Syntax | undefined): Value | undefined =>
  node?.kind === 'literal' && (node.type === 'string' || node.type === 'int' || node.type === 'double')
    ? ((node as Literal).value as Value)
    : undefined

/** Several values share one field, parted by commas: one that would not come out of it as it went in stays in the text. */
const isPlain = (value: Value, _: number, all: readonly Value[]): boolean =>
  typeof value === 'number' || (!value.includes(',') && value.trim() === value && (value !== '' || all.length === 1))

const valuesOf = (node: Syntax): Value[] | undefined => {
  if (node.kind !== 'list') return undefined
  const values = node.items.flatMap((item) => valueOf(item) ?? [])
  return values.length === node.items.length && values.every(isPlain) ? values : undefined
}

const about = (subject: string | undefined, values: readonly (Value | undefined)[] = []): Asked | undefined =>
  subject === undefined || values.includes(undefined) ? undefined : { subject, values: values as Value[] }

const negated = (node: Syntax): Syntax | undefined => (node.kind === 'unary' && node.operator === '!' ? node.operand : undefined)
const called = (node: Syntax | undefined, name: string): Syntax | undefined =>
  node?.kind === 'call' && node.name === name && !node.on && node.arguments.length === 1 ? node.arguments[0] : undefined

const relation = (name: OperatorName, sign: string, types: readonly SubjectType[]): Operator => ({
  name,
  label: words.operators[name],
  for: types,
  takes: 'one',
  write: (subject, [value]) => `${subject} ${sign} ${value}`,
  read: (node) => (node.kind === 'binary' && node.operator === sign ? about(pathOf(node.left), [valueOf(node.right)]) : undefined),
})

const days = (name: OperatorName, sign: string): Operator => ({
  name,
  label: words.operators[name],
  for: ['timestamp'],
  takes: 'one',
  unit: words.days,
  write: (subject, [value]) => `daysSince(${subject}) ${sign} ${value}`,
  read: (node) =>
    node.kind === 'binary' && node.operator === sign ? about(pathOf(called(node.left, 'daysSince')), [valueOf(node.right)]) : undefined,
})

const method = (name: 'contains' | 'startsWith' | 'endsWith'): Operator => ({
  name,
  label: words.operators[name],
  for: ['string'],
  takes: 'one',
  write: (subject, [value]) => `${subject}.${name}(${value})`,
  read: (node) =>
    node.kind === 'call' && node.name === name && node.arguments.length === 1 ? about(pathOf(node.on), [valueOf(node.arguments[0])]) : undefined,
})

const oneOf = (node: Syntax | undefined): Asked | undefined => {
  if (node?.kind !== 'binary' || node.operator !== 'in') return undefined
  const values = valuesOf(node.right)
  return values && about(pathOf(node.left), values)
}

const includes = (node: Syntax | undefined): Asked | undefined =>
  node?.kind === 'binary' && node.operator === 'in' ? about(pathOf(node.right), [valueOf(node.left)]) : undefined

const isAudience = (subject: string | undefined): boolean => subject?.startsWith('audience.') ?? false
const attributeOf = (node: Syntax | undefined): Asked | undefined => (isAudience(pathOf(node)) ? undefined : about(pathOf(node)))
const audienceOf = (node: Syntax | undefined): Asked | undefined => (isAudience(pathOf(node)) ? about(pathOf(node)) : undefined)

const plain = (
  name: OperatorName,
  types: readonly SubjectType[],
  takes: Operator['takes'],
  write: Operator['write'],
  read: Operator['read'],
): Operator => ({ name, label: words.operators[name], for: types, takes, write, read })

const numbers = ['int', 'double'] as const
const known = ['string', 'int', 'double', 'bool', 'timestamp', 'list'] as const

/** Every way to ask, one line each. The first that fits a type is what a new clause begins with. */
export const operators: readonly Operator[] = [
  relation('atLeast', '>=', numbers),
  relation('more', '>', numbers),
  relation('atMost', '<=', numbers),
  relation('less', '<', numbers),
  plain('oneOf', ['string', ...numbers], 'many', (subject, values) => `${subject} in [${values.join(', ')}]`, oneOf),
  plain(
    'noneOf',
    ['string', ...numbers],
    'many',
    (subject, values) => `!(${subject} in [${values.join(', ')}])`,
    (node) => oneOf(negated(node)),
  ),
  relation('is', '==', ['string', ...numbers]),
  relation('isNot', '!=', ['string', ...numbers]),
  method('contains'),
  method('startsWith'),
  method('endsWith'),
  plain('includes', ['list'], 'one', (subject, [value]) => `${value} in ${subject}`, includes),
  plain(
    'excludes',
    ['list'],
    'one',
    (subject, [value]) => `!(${value} in ${subject})`,
    (node) => includes(negated(node)),
  ),
  days('daysAtMost', '<='),
  days('daysMore', '>'),
  days('daysAtLeast', '>='),
  days('daysLess', '<'),
  plain('yes', ['bool'], 'none', (subject) => subject, attributeOf),
  plain(
    'no',
    ['bool'],
    'none',
    (subject) => `!${subject}`,
    (node) => attributeOf(negated(node)),
  ),
  plain('in', ['audience'], 'none', (subject) => subject, audienceOf),
  plain(
    'notIn',
    ['audience'],
    'none',
    (subject) => `!holds(${subject})`,
    (node) => audienceOf(called(negated(node), 'holds')),
  ),
  plain(
    'surelyNotIn',
    ['audience'],
    'none',
    (subject) => `!${subject}`,
    (node) => audienceOf(negated(node)),
  ),
  plain(
    'known',
    known,
    'none',
    (subject) => `has(${subject})`,
    (node) => attributeOf(called(node, 'has')),
  ),
  plain(
    'unknown',
    known,
    'none',
    (subject) => `!has(${subject})`,
    (node) => attributeOf(called(negated(node), 'has')),
  ),
]

/** A value as CEL, for an attribute of this type. */
export const writeValue = (type: SubjectType, value: Value): string => {
  if (typeof value === 'string') return writeString(value)
  return type === 'double' && Number.isInteger(value) ? `${value}.0` : String(value)
}
