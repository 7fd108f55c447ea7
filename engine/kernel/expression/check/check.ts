import { checkCall } from './check-call.ts'
import { checkPath } from './check-path.ts'
import { checkBinary, checkNegation } from './check-operator.ts'
import { Checking, nothing } from './checking.ts'
import { fold } from './fold.ts'
import type { Meaning } from '../meaning.ts'
import type { Names } from '../names.ts'
import type { Fault } from '../problem.ts'
import type { Node, Syntax } from '../syntax/syntax.ts'
import { aType, isList, isMap, joinTypes, mayEqual, type Type } from '../type.ts'

/** Resolves names and types. All that is wrong is told at once; the meaning is whole only where `faults` is empty. */
export const checkSyntax = (source: string, syntax: Syntax, names: Names): { meaning: Meaning; faults: Fault[] } => {
  const checking = new Checking({ source, names, faults: [], variables: new Map(), depth: 0, check: checkNode })
  return { meaning: checking.of(syntax), faults: checking.faults }
}

const checkIndex = ({ of, at, span }: Node<'index'>, checking: Checking): Meaning => {
  const [whole, place] = [checking.of(of), checking.of(at)]
  if (whole === nothing || place === nothing) return nothing
  const path = checking.text(span)
  const type: Type = isMap(whole.type) ? whole.type.map : isList(whole.type) ? whole.type.list : 'dyn'
  if (typeof whole.type === 'string' && whole.type !== 'dyn')
    return checking.fault(span, `${checking.text(of.span)} is ${aType(whole.type)}; it has no items.`, 'Only lists and maps have.')
  if (whole.type === 'dyn') {
    if (place.type !== 'dyn' && place.type !== 'int' && place.type !== 'string')
      checking.fault(at.span, `An index is an int or a string; this is ${aType(place.type)}.`, 'Write list[0] or map["key"].')
    return { kind: 'index', of: whole, at: place, path, type, span }
  }
  const wanted: Type = isMap(whole.type) ? 'string' : 'int'
  return { kind: 'index', of: whole, at: checking.as(place, wanted, 'This index', 'Write list[0] or map["key"].'), path, type, span }
}

const checkList = ({ items: nodes, span }: Node<'list'>, checking: Checking): Meaning => {
  const items = nodes.map((node) => checking.of(node))
  if (items.includes(nothing)) return nothing
  const of = joinAll(items)
  if (of === undefined) return checking.fault(span, 'Timestamps or durations stand in one list with other things.', 'Give them a list of their own.')
  return fold({ kind: 'list', items, type: { list: of }, span })
}

const checkMap = ({ entries: nodes, span }: Node<'map'>, checking: Checking): Meaning => {
  const entries = nodes.map(({ key, value }) => ({
    key: checking.as(checking.of(key), 'string', 'A key', 'Write the key in quotes.'),
    value: checking.of(value),
  }))
  if (entries.some(({ key, value }) => key === nothing || value === nothing)) return nothing
  const keys = entries.flatMap(({ key }) => (key.kind === 'constant' ? [key.value] : []))
  if (new Set(keys).size < keys.length) return checking.fault(span, 'A key stands twice in the map.', 'Keep one of them.')
  const of = joinAll(entries.map(({ value }) => value))
  if (of === undefined) return checking.fault(span, 'Timestamps or durations stand in one map with other things.', 'Give them a map of their own.')
  return fold({ kind: 'map', entries, type: { map: of }, span })
}

const joinAll = (items: readonly Meaning[]): Type | undefined => {
  const [first, ...rest] = items
  return first ? rest.reduce<Type | undefined>((joined, { type }) => joined && joinTypes(joined, type), first.type) : 'dyn'
}

const checkNot = ({ operand, span }: Node<'unary'>, checking: Checking): Meaning => {
  const of = checking.asCondition(checking.of(operand), 'What stands behind !')
  return of === nothing ? nothing : fold({ kind: 'not', of, type: 'bool', span })
}

const checkJunction = ({ kind, parts: nodes, span }: Node<'and' | 'or'>, checking: Checking): Meaning => {
  const parts = nodes.map((node) => checking.asCondition(checking.of(node), `Each side of ${kind === 'and' ? '&&' : '||'}`))
  return parts.includes(nothing) ? nothing : { kind, parts, type: 'bool', span }
}

const checkConditional = (node: Node<'conditional'>, checking: Checking): Meaning => {
  const test = checking.asCondition(checking.of(node.test), 'What stands before ?')
  const [yes, no] = [checking.of(node.yes), checking.of(node.no)]
  if (test === nothing || yes === nothing || no === nothing) return nothing
  const alike = yes.type === 'dyn' || no.type === 'dyn' || (mayEqual(yes.type, no.type) && yes.type.constructor === no.type.constructor)
  const type = alike ? joinTypes(yes.type, no.type) : undefined
  if (type === undefined || (type === 'dyn' && yes.type !== 'dyn' && no.type !== 'dyn'))
    return checking.fault(node.span, `The choice gives ${aType(yes.type)} or ${aType(no.type)}.`, 'Let both sides be of one type.')
  return { kind: 'conditional', test, yes, no, type, span: node.span }
}

const checks: { [Kind in Syntax['kind']]: (node: Node<Kind>, checking: Checking) => Meaning } = {
  literal: ({ type, value, span }) => ({ kind: 'constant', type, value, span }),
  name: checkPath,
  select: checkPath,
  index: checkIndex,
  list: checkList,
  map: checkMap,
  call: checkCall,
  unary: (node, checking) => (node.operator === '!' ? checkNot(node, checking) : checkNegation(node, checking)),
  binary: checkBinary,
  and: checkJunction,
  or: checkJunction,
  conditional: checkConditional,
}

const checkNode = (node: Syntax, checking: Checking): Meaning => (checks[node.kind] as (node: Syntax, checking: Checking) => Meaning)(node, checking)
