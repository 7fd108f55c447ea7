import { nothing, type Checking } from './checking.ts'
import { fold } from './fold.ts'
import { resolveForm } from '../functions/form.ts'
import type { Meaning } from '../meaning.ts'
import { negation, operators } from '../functions/operators.ts'
import type { Arithmetic, Relation, Syntax } from '../syntax/syntax.ts'
import { aType, holdsMoment, isList, isMap, isNumber, joinTypes, mayEqual, type Type } from '../type.ts'

type Binary = Extract<Syntax, { kind: 'binary' }>

export const checkBinary = (node: Binary, checking: Checking): Meaning => {
  const [left, right] = [checking.of(node.left), checking.of(node.right)]
  if (left === nothing || right === nothing) return nothing
  if (node.operator === 'in') return checkWithin(node, left, right, checking)
  if (Object.hasOwn(operators, node.operator)) return checkArithmetic(node, left, right, checking)
  return checkRelation(node, left, right, checking)
}

const checkRelation = (node: Binary, left: Meaning, right: Meaning, checking: Checking): Meaning => {
  const relation = node.operator as Exclude<Relation, 'in'>
  const equality = relation === '==' || relation === '!='
  const type = equality ? equated(left.type, right.type) : ordered(left.type, right.type)
  if (type === undefined) return incomparable(node, left, right, checking)
  const guarded = (side: Meaning): Meaning => (side.type === 'dyn' && type !== 'dyn' ? { kind: 'guard', of: side, type, span: side.span } : side)
  return fold({ kind: 'relation', relation, left: guarded(left), right: guarded(right), type: 'bool', span: node.span })
}

/** The type that a dyn side is asked for: none for ==, which compares anything, save with moments, which are numbers underneath. */
const equated = (a: Type, b: Type): Type | undefined => {
  if (a === 'dyn' && holdsMoment(b)) return b
  if (b === 'dyn' && holdsMoment(a)) return a
  return mayEqual(a, b) ? 'dyn' : undefined
}

const ordered = (a: Type, b: Type): Type | undefined => {
  if (a === 'dyn' && b === 'dyn') return 'dyn'
  const type = a === 'dyn' ? b : a
  if (typeof type !== 'string' || type === 'null') return undefined
  if (a !== b && a !== 'dyn' && b !== 'dyn') return isNumber(a) && isNumber(b) ? 'double' : undefined
  return isNumber(type) ? 'double' : type
}

const incomparable = ({ operator, operatorSpan, span }: Binary, left: Meaning, right: Meaning, checking: Checking): Meaning => {
  const message = `${operator} cannot compare ${aType(left.type)} with ${aType(right.type)}.`
  const nullSide = left.type === 'null' ? right : right.type === 'null' ? left : undefined
  if (nullSide) return checking.fault(span, message, `To ask whether it is there, write has(${checking.text(nullSide.span)}).`)
  return checking.fault(operatorSpan, message, comparisonHint(left, right, checking))
}

const comparisonHint = (left: Meaning, right: Meaning, checking: Checking): string => {
  const [text, other] = left.type === 'string' ? [left, right] : [right, left]
  if (text.type === 'string' && isNumber(other.type) && text.kind === 'constant' && /^-?\d+(?:\.\d+)?$/.test(String(text.value)))
    return `Write ${String(text.value)} without quotes.`
  if (text.type === 'string' && other.type === 'timestamp') return 'Write timestamp("2026-12-24T18:00:00Z").'
  if (text.type === 'string' && other.type === 'duration') return `Write duration(${checking.text(text.span)}).`
  if (text.type === 'string' && isList(other.type))
    return `To ask whether it is one of them, write ${checking.text(text.span)} in ${checking.text(other.span)}.`
  if (text.type === 'string' && other.type === 'bool') return 'true and false stand without quotes.'
  return 'Compare two values of one type; int(), double() and string() convert.'
}

const checkWithin = ({ span, operatorSpan }: Binary, item: Meaning, range: Meaning, checking: Checking): Meaning => {
  if (isMap(range.type)) {
    const key = checking.as(item, 'string', 'A key', 'Keys of maps are strings.')
    return key === nothing ? nothing : fold({ kind: 'within', item: key, range, type: 'bool', span })
  }
  if (!isList(range.type) && range.type !== 'dyn') {
    const hint =
      range.type === 'string' && item.type === 'string'
        ? `To look inside a text, write ${checking.text(range.span)}.contains(${checking.text(item.span)}).`
        : 'Write x in [a, b, c].'
    return checking.fault(operatorSpan, `"in" looks in a list or the keys of a map; this is ${aType(range.type)}.`, hint)
  }
  const content = isList(range.type) ? range.type.list : 'dyn'
  const type = equated(item.type, content)
  if (type === undefined || (holdsMoment(type) && content === 'dyn')) {
    return checking.fault(
      operatorSpan,
      `"in" never finds ${aType(item.type)} in ${aType(range.type)}.`,
      'Let the items be of the type that is looked for.',
    )
  }
  const guarded: Meaning = item.type === 'dyn' && type !== 'dyn' ? { kind: 'guard', of: item, type, span: item.span } : item
  return fold({ kind: 'within', item: guarded, range, type: 'bool', span })
}

const checkArithmetic = (node: Binary, left: Meaning, right: Meaning, checking: Checking): Meaning => {
  const operator = node.operator as Arithmetic
  const resolved = resolveForm(operators[operator], [left.type, right.type])
  if ('ambiguous' in resolved) {
    return checking.fault(
      node.operatorSpan,
      `Which ${operator} is meant cannot be told: a side may be of any type.`,
      'Say what it is: int(…), double(…) or string(…).',
    )
  }
  const sides = `${aType(left.type)} and ${aType(right.type)}`
  if ('none' in resolved) return checking.fault(node.operatorSpan, `${operator} does not go with ${sides}.`, arithmeticHint(left.type, right.type))
  const { takes, gives, does } = resolved.form
  const type = isList(gives) ? joinTypes(left.type, right.type) : gives
  if (type === undefined) return checking.fault(node.operatorSpan, `${operator} does not go with ${sides}.`, 'Join lists of one type.')
  const sidesGuarded = [left, right].map((side, place) => checking.as(side, takes[place]!, 'A side', ''))
  return fold({ kind: 'apply', does, arguments: sidesGuarded, type, span: node.span })
}

const arithmeticHint = (a: Type, b: Type): string => {
  if (isNumber(a) && isNumber(b) && a !== b) return 'Numbers of two kinds do not mix: write 2.0 for 2, or double(…) around the int.'
  if (a === 'string' || b === 'string') return 'Write string(…) around the other side to join texts.'
  if (a === 'timestamp' || b === 'timestamp') return 'A timestamp takes a duration: now - duration("24h"); two timestamps are subtracted.'
  return 'Use two values of one type; int(), double() and string() convert.'
}

export const checkNegation = ({ operand, span }: Extract<Syntax, { kind: 'unary' }>, checking: Checking): Meaning => {
  const of = checking.of(operand)
  if (of === nothing) return nothing
  const resolved = resolveForm(negation, [of.type])
  if ('form' in resolved) return fold({ kind: 'apply', does: resolved.form.does, arguments: [of], type: resolved.form.gives, span })
  if ('ambiguous' in resolved) return checking.fault(span, 'Which number is meant cannot be told.', 'Say what it is: -int(…) or -double(…).')
  return checking.fault(span, `- stands before a number; this is ${aType(of.type)}.`, of.type === 'bool' ? 'Write ! for "not".' : 'Take the - away.')
}
