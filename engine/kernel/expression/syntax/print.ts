import { writeString } from './string.ts'
import type { Literal, Node, Syntax } from './syntax.ts'

/** Writes CEL that parses to the same tree (spans aside): canonical spaces, double quotes, the fewest brackets. Remarks are lost. */
export const printSyntax = (node: Syntax): string => print(node, level.conditional)

/** How tightly a form binds; a form inside a tighter place needs brackets. */
const level = { conditional: 1, or: 2, and: 3, relation: 4, sum: 5, product: 6, unary: 7, member: 8 }

const levelOf = (node: Syntax): number => {
  if (node.kind === 'conditional') return level.conditional
  if (node.kind === 'or') return level.or
  if (node.kind === 'and') return level.and
  if (node.kind === 'unary') return level.unary
  if (node.kind === 'literal' && typeof node.value === 'number' && isNegative(node.value)) return level.unary
  if (node.kind !== 'binary') return level.member
  if (node.operator === '+' || node.operator === '-') return level.sum
  return node.operator === '*' || node.operator === '/' || node.operator === '%' ? level.product : level.relation
}

const print = (node: Syntax, least: number): string => {
  const text = (forms[node.kind] as (node: Syntax) => string)(node)
  return levelOf(node) < least ? `(${text})` : text
}

const forms: { [Kind in Syntax['kind']]: (node: Node<Kind>) => string } = {
  literal: (node) => printLiteral(node),
  name: ({ name }) => name,
  select: ({ of, field }) => `${print(of, level.member)}.${printField(field)}`,
  index: ({ of, at }) => `${print(of, level.member)}[${printSyntax(at)}]`,
  list: ({ items }) => `[${items.map(printSyntax).join(', ')}]`,
  map: ({ entries }) => `{${entries.map(({ key, value }) => `${printSyntax(key)}: ${printSyntax(value)}`).join(', ')}}`,
  call: (call) => `${call.on ? `${print(call.on, level.member)}.` : ''}${call.name}(${call.arguments.map(printSyntax).join(', ')})`,
  unary: ({ operator, operand }) => operator + printOperand(operand),
  binary: (node) => `${print(node.left, levelOf(node))} ${node.operator} ${print(node.right, levelOf(node) + 1)}`,
  and: ({ parts }) => parts.map((part) => print(part, level.and + 1)).join(' && '),
  or: ({ parts }) => parts.map((part) => print(part, level.or + 1)).join(' || '),
  conditional: ({ test, yes, no }) => `${print(test, level.or)} ? ${print(yes, level.or)} : ${print(no, level.conditional)}`,
}

/** A number right behind a minus would be read as one negative literal, so it gets brackets. */
const printOperand = (operand: Syntax): string =>
  operand.kind === 'literal' && typeof operand.value === 'number' && !isNegative(operand.value)
    ? `(${printLiteral(operand)})`
    : print(operand, level.unary)

const isNegative = (value: number): boolean => value < 0 || Object.is(value, -0)

const printField = (field: string): string =>
  /^[A-Za-z_]\w*$/.test(field) && !['in', 'true', 'false', 'null'].includes(field) ? field : `\`${field}\``

const printLiteral = ({ type, value }: Literal): string => {
  if (type === 'string') return writeString(value as string)
  if (typeof value !== 'number') return String(value)
  const digits = Object.is(value, -0) ? '-0' : String(value)
  return type === 'double' && /^-?\d+$/.test(digits) ? `${digits}.0` : digits
}
