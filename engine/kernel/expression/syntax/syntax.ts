import type { Span } from '../problem.ts'

/**
 * The syntax tree: what was written, with its places. The console's builder edits it, `printSyntax` writes it back.
 * `a && b && c` is one node of three parts, so a rule of many clauses is as flat as it reads.
 */
export type Syntax =
  | Literal
  | { kind: 'name'; name: string; span: Span }
  | { kind: 'select'; of: Syntax; field: string; fieldSpan: Span; span: Span }
  | { kind: 'index'; of: Syntax; at: Syntax; span: Span }
  | { kind: 'list'; items: Syntax[]; span: Span }
  | { kind: 'map'; entries: { key: Syntax; value: Syntax }[]; span: Span }
  | Call
  | { kind: 'unary'; operator: UnaryOperator; operand: Syntax; span: Span }
  | { kind: 'binary'; operator: BinaryOperator; left: Syntax; right: Syntax; operatorSpan: Span; span: Span }
  | { kind: 'and'; parts: Syntax[]; span: Span }
  | { kind: 'or'; parts: Syntax[]; span: Span }
  | { kind: 'conditional'; test: Syntax; yes: Syntax; no: Syntax; span: Span }

export interface Literal {
  kind: 'literal'
  type: 'bool' | 'int' | 'double' | 'string' | 'null'
  value: boolean | number | string | null
  span: Span
}

/** `name(…)`, or with `on` first, `on.name(…)`. The macros (`has`, `exists`, …) are calls too until the check. */
export interface Call {
  kind: 'call'
  name: string
  nameSpan: Span
  on?: Syntax
  arguments: Syntax[]
  span: Span
}

export type UnaryOperator = '!' | '-'
export type Relation = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in'
export type Arithmetic = '+' | '-' | '*' | '/' | '%'
export type BinaryOperator = Relation | Arithmetic

/** One kind of node. */
export type Node<Kind extends Syntax['kind']> = Extract<Syntax, { kind: Kind }>

const children: { [Kind in Syntax['kind']]: (node: Node<Kind>) => Syntax[] } = {
  literal: () => [],
  name: () => [],
  select: ({ of }) => [of],
  index: ({ of, at }) => [of, at],
  list: ({ items }) => items,
  map: ({ entries }) => entries.flatMap(({ key, value }) => [key, value]),
  call: (call) => (call.on ? [call.on, ...call.arguments] : call.arguments),
  unary: ({ operand }) => [operand],
  binary: ({ left, right }) => [left, right],
  and: ({ parts }) => parts,
  or: ({ parts }) => parts,
  conditional: ({ test, yes, no }) => [test, yes, no],
}

export const childrenOf = (node: Syntax): Syntax[] => (children[node.kind] as (node: Syntax) => Syntax[])(node)

/** Words that CEL keeps for itself: they cannot name an attribute's first part or a variable (language definition, "Syntax"). */
export const reservedWords = new Set(
  'false in null true as break const continue else for function if import let loop package namespace return var void while'.split(' '),
)

/** Whether a word can be the first part of an attribute's path, or a macro's variable. */
export const isName = (word: string): boolean => /^[A-Za-z_]\w*$/.test(word) && !reservedWords.has(word)
