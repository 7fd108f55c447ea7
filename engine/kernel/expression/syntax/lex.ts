import { type Fault, type Span } from '../problem.ts'
import { readString } from './string.ts'

export interface Token {
  kind: 'name' | 'quoted' | 'int' | 'double' | 'string' | 'symbol' | 'end'
  /** A name, a symbol, the digits of a number, or the characters that a string literal stands for. */
  text: string
  span: Span
}

const space = /(?:[ \t\r\n\f]|\/\/[^\n]*)*/y
const double = /(?:\d+\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+|\.\d+(?:[eE][+-]?\d+)?)/y
const int = /0[xX][0-9a-fA-F]+|\d+/y
const name = /[A-Za-z_]\w*/y
const quoted = /`([A-Za-z0-9_.\-/ ]+)`/y
const opening = /([a-zA-Z]{0,2})("""|'''|"|')/y
const symbol = /&&|\|\||==|!=|<=|>=|[()[\]{}.,:?!<>+\-*/%]/y

/** What people write who know another language, and what CEL writes instead. */
const habits: Record<string, string> = {
  '=': 'Write == to compare.',
  '&': 'Write && for "and".',
  '|': 'Write || for "or".',
  ';': 'A rule is one expression; leave the ; out.',
  '#': 'A remark begins with //.',
  '“': 'Use straight quotes: "…".',
  '”': 'Use straight quotes: "…".',
  '‘': "Use straight quotes: '…'.",
  '’': "Use straight quotes: '…'.",
  '`': 'A name between backticks holds letters, digits, spaces and _ . - / only.',
}

const at = (pattern: RegExp, source: string, offset: number): RegExpExecArray | null => {
  pattern.lastIndex = offset
  return pattern.exec(source)
}

const unreadable = (source: string, start: number): Fault => {
  const character = String.fromCodePoint(source.codePointAt(start)!)
  return {
    message: `"${character}" has no meaning here.`,
    hint: habits[character] ?? 'Take it out, or put it into quotes if it belongs to a text.',
    span: { start, end: start + character.length },
  }
}

const readNumber = (source: string, start: number): Token | Fault | undefined => {
  const asDouble = at(double, source, start)
  const found = asDouble ?? at(int, source, start)
  if (!found) return undefined
  const end = start + found[0].length
  const tail = at(name, source, end)?.[0]
  if (tail !== undefined) {
    const span = { start, end: end + tail.length }
    if (tail === 'u' || tail === 'U') return { message: 'Unsigned numbers are not part of this language.', hint: `Write ${found[0]}.`, span }
    return { message: `${found[0]}${tail} is neither a number nor a name.`, hint: 'A name begins with a letter; a text stands in quotes.', span }
  }
  return { kind: asDouble ? 'double' : 'int', text: found[0], span: { start, end } }
}

const readToken = (source: string, start: number): Token | Fault => {
  if (start >= source.length) return { kind: 'end', text: '', span: { start, end: start } }
  const string = at(opening, source, start)
  if (string) {
    const read = readString(source, start, string[1]!, string[2]!)
    return 'message' in read ? read : { kind: 'string', text: read.text, span: { start, end: read.end } }
  }
  const number = readNumber(source, start)
  if (number) return number
  const word = at(name, source, start)
  if (word) return { kind: 'name', text: word[0], span: { start, end: start + word[0].length } }
  const field = at(quoted, source, start)
  if (field) return { kind: 'quoted', text: field[1]!, span: { start, end: start + field[0].length } }
  const sign = at(symbol, source, start)
  if (sign) return { kind: 'symbol', text: sign[0], span: { start, end: start + sign[0].length } }
  return unreadable(source, start)
}

/** All tokens of a source, the last of kind `end`; or the first thing in it that is no token. */
export const lex = (source: string): Token[] | Fault => {
  const tokens: Token[] = []
  let offset = 0
  for (;;) {
    const token = readToken(source, offset + at(space, source, offset)![0].length)
    if ('message' in token) return token
    tokens.push(token)
    if (token.kind === 'end') return tokens
    offset = token.span.end
  }
}
