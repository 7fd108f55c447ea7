import fc from 'fast-check'
import type { Syntax } from './syntax.ts'

/** Nodes for tests, without places. */
export const span = { start: 0, end: 0 }
const at = { span, nameSpan: span, fieldSpan: span, operatorSpan: span }

export const literal = (type: 'bool' | 'int' | 'double' | 'string' | 'null', value: boolean | number | string | null): Syntax => ({
  kind: 'literal',
  type,
  value,
  span,
})
export const name = (text: string): Syntax => ({ kind: 'name', name: text, span })
export const select = (of: Syntax, field: string): Syntax => ({ kind: 'select', of, field, fieldSpan: span, span })
export const call = (text: string, on: Syntax | undefined, ...rest: Syntax[]): Syntax => ({
  kind: 'call',
  name: text,
  ...(on ? { on } : {}),
  arguments: rest,
  nameSpan: span,
  span,
})
export const binary = (operator: string, left: Syntax, right: Syntax): Syntax =>
  ({ kind: 'binary', operator, left, right, ...at }) as unknown as Syntax

const word = fc.constantFrom('a', 'b', 'profile', 'size', 'x_1', 'List')
const double = fc.double({ noNaN: true, noDefaultInfinity: true })
const anyLiteral = fc.oneof(
  fc.boolean().map((value) => literal('bool', value)),
  fc.maxSafeInteger().map((value) => literal('int', value)),
  double.map((value) => literal('double', value)),
  fc.string({ unit: 'binary' }).map((value) => literal('string', value)),
  fc.constant(literal('null', null)),
)

/** A tree of any shape, whatever it may mean. */
export const anySyntax: fc.Arbitrary<Syntax> = fc.letrec<{ node: Syntax }>((tie) => {
  const node = tie('node')
  const several = fc.array(node, { maxLength: 3 })
  const parts = fc.array(node, { minLength: 2, maxLength: 3 })
  return {
    node: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.oneof(anyLiteral, word.map(name)),
      fc.tuple(node, fc.oneof(word, fc.constantFrom('first-name', 'in', 'if', 'true'))).map(([of, field]) => select(of, field)),
      fc.tuple(node, node).map(([of, index]): Syntax => ({ kind: 'index', of, at: index, span })),
      several.map((items): Syntax => ({ kind: 'list', items, span })),
      fc.array(fc.record({ key: node, value: node }), { maxLength: 2 }).map((entries): Syntax => ({ kind: 'map', entries, span })),
      fc.tuple(word, fc.option(node, { nil: undefined }), several).map(([text, on, rest]) => call(text, on, ...rest)),
      fc
        .tuple(fc.constantFrom('!', '-' as const), node)
        .map(([operator, operand]): Syntax => ({ kind: 'unary', operator: operator as '!', operand, span })),
      fc.tuple(fc.constantFrom('==', '<', 'in', '+', '-', '*', '/', '%'), node, node).map(([operator, left, right]) => binary(operator, left, right)),
      fc.tuple(fc.constantFrom('and' as const, 'or' as const), parts).map(([kind, some]): Syntax => ({ kind, parts: some, span })),
      fc.tuple(node, node, node).map(([test, yes, no]): Syntax => ({ kind: 'conditional', test, yes, no, span })),
    ),
  }
}).node
