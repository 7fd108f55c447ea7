import type { Fault } from '../problem.ts'

const letters: Record<string, string> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '`': '`',
  '?': '?',
}
const coded = /x([0-9a-fA-F]{2})|X([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-3][0-7]{2})/y

/** One escape, from the character after its backslash: what it stands for and how long it is. */
const readEscape = (source: string, offset: number): { text: string; length: number } | undefined => {
  const letter = letters[source[offset] ?? '']
  if (letter !== undefined) return { text: letter, length: 1 }
  coded.lastIndex = offset
  const code = coded.exec(source)
  if (!code) return undefined
  const point =
    code[5] === undefined
      ? parseInt(
          code.slice(1, 5).find((digits) => digits !== undefined)!,
          16,
        )
      : parseInt(code[5], 8)
  if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return undefined
  return { text: String.fromCodePoint(point), length: code[0].length }
}

const prefixFault = (prefix: string, start: number): Fault | undefined => {
  if (/^[rR]?$/.test(prefix)) return undefined
  const bytes = /^(?:[bB][rR]?|[rR][bB])$/.test(prefix)
  return {
    message: bytes ? 'Bytes are not part of this language.' : `"${prefix}" cannot stand before a text.`,
    hint: bytes ? 'Leave the b out to write a text.' : 'Only r may, for a text whose backslashes mean themselves.',
    span: { start, end: start + prefix.length },
  }
}

/** Reads a string literal that begins at `start` with `prefix` and `quote`; `end` is the offset behind its closing quote. */
export const readString = (source: string, start: number, prefix: string, quote: string): { text: string; end: number } | Fault => {
  const fault = prefixFault(prefix, start)
  if (fault) return fault
  const long = quote.length === 3
  let text = ''
  let offset = start + prefix.length + quote.length
  while (offset < source.length) {
    if (source.startsWith(quote, offset)) return { text, end: offset + quote.length }
    const character = source[offset]!
    if (!long && (character === '\n' || character === '\r')) break
    if (character !== '\\' || prefix !== '') {
      text += character
      offset++
      continue
    }
    const escape = readEscape(source, offset + 1)
    if (!escape) {
      const span = { start: offset, end: Math.min(offset + 2, source.length) }
      return {
        message: `${source.slice(offset, offset + 2)} is not an escape.`,
        hint: 'Write \\\\ for a backslash, or put r before the text: r"…".',
        span,
      }
    }
    text += escape.text
    offset += 1 + escape.length
  }
  return { message: 'The text is not closed.', hint: `Put ${quote} at its end.`, span: { start, end: offset } }
}

/** A string literal that reads back as `text`. */
export const writeString = (text: string): string => {
  const short: Record<string, string> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what must not be written raw
  return `"${text.replace(/["\\\u0000-\u001f\u007f\u2028\u2029]/g, (character) => short[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`
}
