import { lex, type Token } from './lex.ts'
import { limits } from '../limits.ts'
import { locate, type Fault, type Problem, type Span } from '../problem.ts'
import { childrenOf, reservedWords, type Arithmetic, type Literal, type Relation, type Syntax } from './syntax.ts'

export type Parsed = { ok: true; syntax: Syntax } | { ok: false; problems: Problem[] }

/** Reads CEL (language definition, "Syntax"): one expression, or the first place where the text stops being one. */
export const parseExpression = (source: string): Parsed => {
  try {
    return { ok: true, syntax: parse(source) }
  } catch (reason) {
    if (reason instanceof Halt) return { ok: false, problems: [locate(source, reason.fault)] }
    throw reason
  }
}

/** Unwinds the descent from where the text went wrong. It never leaves this file: outside, a problem is a value. */
class Halt extends Error {
  readonly fault: Fault
  constructor(fault: Fault) {
    super(fault.message)
    this.fault = fault
  }
}

const parse = (source: string): Syntax => {
  if (source.length > limits.sourceLength) {
    const span = { start: limits.sourceLength, end: source.length }
    throw new Halt({ message: `An expression has at most ${limits.sourceLength} characters; this has ${source.length}.`, hint: tooMuch, span })
  }
  const tokens = lex(source)
  if ('message' in tokens) throw new Halt(tokens)
  const parser = new Parser(tokens)
  const syntax = parser.expression()
  parser.end()
  measure(syntax)
  return syntax
}

const tooMuch = 'Split it into saved audiences, or list the values: x in [a, b, c].'

/** Walks with a list of its own, since the tree may be deeper than the call stack until this has refused it. */
const measure = (root: Syntax): void => {
  const open: { node: Syntax; depth: number }[] = [{ node: root, depth: 1 }]
  let nodes = 0
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, depth } = next
    nodes++
    if (depth > limits.depth)
      throw new Halt({ message: `More than ${limits.depth} operators stand in a row or inside one another.`, hint: tooMuch, span: node.span })
    if (nodes > limits.nodes)
      throw new Halt({ message: `An expression has at most ${limits.nodes} parts; this has more.`, hint: tooMuch, span: root.span })
    for (const child of childrenOf(node)) open.push({ node: child, depth: depth + 1 })
  }
}

const relations = new Set<string>(['==', '!=', '<', '<=', '>', '>=', 'in'])
const sums = new Set<string>(['+', '-'])
const products = new Set<string>(['*', '/', '%'])

const wordOperators: Record<string, string> = { and: '&&', or: '||', AND: '&&', OR: '||', is: '==', equals: '==' }

/** Minus and a numeral are one literal; 0 − v, since an int has no negative zero. */
const negated = (literal: Literal, span: Span): Literal => {
  const value = literal.value as number
  return { ...literal, value: literal.type === 'int' ? 0 - value : -value, span }
}

/** Recursive descent, one method for each level of precedence, loosest first. */
class Parser {
  private position = 0
  private nesting = 0
  private readonly tokens: Token[]

  constructor(tokens: Token[]) {
    this.tokens = tokens
  }

  expression(): Syntax {
    const start = this.next.span.start
    const test = this.junction('or')
    if (!this.take('?')) return test
    const yes = this.nest(() => this.junction('or'))
    this.expect(':', 'A choice is written test ? yes : no.')
    const no = this.nest(() => this.expression())
    return { kind: 'conditional', test, yes, no, span: this.since(start) }
  }

  end(): void {
    const { kind, text, span } = this.next
    if (kind === 'end') return
    const operator = wordOperators[text]
    if (operator) throw new Halt({ message: `"${text}" is not an operator.`, hint: `Write ${operator}.`, span })
    const hint = ')]}'.includes(text) ? 'It closes what was not opened.' : 'Join two conditions by && or ||.'
    throw new Halt({ message: `The expression is complete before ${this.shown()}.`, hint, span })
  }

  private junction(kind: 'and' | 'or'): Syntax {
    const start = this.next.span.start
    const part = () => (kind === 'or' ? this.junction('and') : this.binary(relations, () => this.sum()))
    const parts = [part()]
    while (this.take(kind === 'or' ? '||' : '&&')) parts.push(part())
    return parts.length === 1 ? parts[0]! : { kind, parts, span: this.since(start) }
  }

  private sum(): Syntax {
    return this.binary(sums, () => this.binary(products, () => this.unary()))
  }

  private binary(operators: ReadonlySet<string>, operand: () => Syntax): Syntax {
    const start = this.next.span.start
    let left = operand()
    while (this.next.kind !== 'string' && this.next.kind !== 'quoted' && operators.has(this.next.text)) {
      const { text, span: operatorSpan } = this.advance()
      const right = operand()
      left = { kind: 'binary', operator: text as Relation | Arithmetic, left, right, operatorSpan, span: this.since(start) }
    }
    return left
  }

  private unary(): Syntax {
    const { span } = this.next
    if (this.take('!')) return { kind: 'unary', operator: '!', operand: this.nest(() => this.unary()), span: this.since(span.start) }
    if (!this.take('-')) return this.member()
    const numeral = this.next.kind === 'int' || this.next.kind === 'double'
    const operand = numeral ? this.member() : this.nest(() => this.unary())
    if (numeral && operand.kind === 'literal') return negated(operand, this.since(span.start))
    return { kind: 'unary', operator: '-', operand, span: this.since(span.start) }
  }

  private member(): Syntax {
    const start = this.next.span.start
    let node = this.primary()
    for (;;) {
      if (this.take('.')) node = this.selected(node, start)
      else if (this.take('[')) node = this.indexed(node, start)
      else return node
    }
  }

  private selected(of: Syntax, start: number): Syntax {
    const field = this.advance()
    if (field.kind !== 'name' && field.kind !== 'quoted') this.unexpected(field, 'A name follows a dot.')
    if (field.kind === 'name' && this.take('(')) {
      return { kind: 'call', name: field.text, nameSpan: field.span, on: of, arguments: this.items(')'), span: this.since(start) }
    }
    return { kind: 'select', of, field: field.text, fieldSpan: field.span, span: this.since(start) }
  }

  private indexed(of: Syntax, start: number): Syntax {
    const at = this.nest(() => this.expression())
    this.expect(']', 'An index is written list[0] or map["key"].')
    return { kind: 'index', of, at, span: this.since(start) }
  }

  private primary(): Syntax {
    const token = this.advance()
    const { text, span } = token
    switch (token.kind) {
      case 'int':
        return this.int(text, span)
      case 'double':
        return this.double(text, span)
      case 'string':
        return { kind: 'literal', type: 'string', value: text, span }
      case 'name':
        return this.named(text, span)
    }
    if (token.kind === 'symbol' && text === '(') return this.bracketed()
    if (token.kind === 'symbol' && text === '[') return { kind: 'list', items: this.items(']'), span: this.since(span.start) }
    if (token.kind === 'symbol' && text === '{') return { kind: 'map', entries: this.entries(), span: this.since(span.start) }
    return this.unexpected(token, 'An attribute, a value or a condition in brackets goes here.')
  }

  private int(text: string, span: Span): Syntax {
    const value = Number(text)
    if (!Number.isSafeInteger(value))
      throw new Halt({ message: `${text} is too large.`, hint: 'Whole numbers reach ±9007199254740991 (2⁵³ − 1).', span })
    return { kind: 'literal', type: 'int', value, span }
  }

  private double(text: string, span: Span): Syntax {
    const value = Number(text)
    if (!Number.isFinite(value)) throw new Halt({ message: `${text} is too large.`, hint: 'Numbers reach about 1.8e308.', span })
    return { kind: 'literal', type: 'double', value, span }
  }

  private named(text: string, span: Span): Syntax {
    if (text === 'true' || text === 'false') return { kind: 'literal', type: 'bool', value: text === 'true', span }
    if (text === 'null') return { kind: 'literal', type: 'null', value: null, span }
    if (text === 'not' && this.next.kind !== 'end' && !this.isSymbol('.'))
      throw new Halt({ message: '"not" is not an operator.', hint: 'Write ! before the condition.', span })
    if (reservedWords.has(text)) throw new Halt({ message: `"${text}" is a reserved word of the language.`, hint: 'Use another name here.', span })
    if (this.isSymbol('{')) throw new Halt({ message: 'Messages are not part of this language.', hint: 'Write a map: {"key": value}.', span })
    if (this.take('(')) return { kind: 'call', name: text, nameSpan: span, arguments: this.items(')'), span: this.since(span.start) }
    return { kind: 'name', name: text, span }
  }

  private bracketed(): Syntax {
    const inside = this.nest(() => this.expression())
    this.expect(')', 'A bracket ( is open here.')
    return inside
  }

  /** What stands between brackets, up to and with the closing one. A list may end in a comma, the arguments of a call may not. */
  private items(close: ')' | ']'): Syntax[] {
    const items: Syntax[] = []
    while (!this.take(close)) {
      items.push(this.nest(() => this.expression()))
      if (this.take(close)) break
      this.expect(',', `Separate by commas and close with ${close}.`)
      if (close === ')' && this.isSymbol(')')) this.unexpected(this.next, 'One more argument follows a comma.')
    }
    return items
  }

  private entries(): { key: Syntax; value: Syntax }[] {
    const entries: { key: Syntax; value: Syntax }[] = []
    while (!this.take('}')) {
      const key = this.nest(() => this.expression())
      this.expect(':', 'An entry is written "key": value.')
      entries.push({ key, value: this.nest(() => this.expression()) })
      if (this.take('}')) break
      this.expect(',', 'Separate entries by commas and close with }.')
    }
    return entries
  }

  private nest<T>(inside: () => T): T {
    if (++this.nesting > limits.nesting)
      throw new Halt({ message: `More than ${limits.nesting} brackets stand inside one another.`, hint: tooMuch, span: this.next.span })
    const value = inside()
    this.nesting--
    return value
  }

  private get next(): Token {
    return this.tokens[this.position]!
  }

  private advance(): Token {
    const token = this.next
    if (token.kind !== 'end') this.position++
    return token
  }

  private isSymbol(text: string): boolean {
    return this.next.kind === 'symbol' && this.next.text === text
  }

  private take(text: string): boolean {
    const found = this.isSymbol(text)
    if (found) this.position++
    return found
  }

  private expect(text: string, hint: string): void {
    if (!this.take(text)) throw new Halt({ message: `${text} was expected before ${this.shown()}.`, hint, span: this.next.span })
  }

  private unexpected(token: Token, hint: string): never {
    const message = token.kind === 'end' ? 'The expression ends too early.' : `${this.shown(token)} cannot stand here.`
    throw new Halt({ message, hint, span: token.span })
  }

  private shown(token: Token = this.next): string {
    if (token.kind === 'end') return 'the end'
    return token.kind === 'string' ? 'a text' : `"${token.text}"`
  }

  /** From `start` to the end of the last token that was read. */
  private since(start: number): Span {
    return { start, end: this.tokens[this.position - 1]!.span.end }
  }
}
