import { type Refusal, refuse } from './refusal.ts'

/** A text as JSON, in a wrapper so that whatever it says can never be taken for a refusal; else where it stops being JSON. */
export const readJson = (text: string, what: string): { json: unknown } | Refusal => {
  try {
    return { json: JSON.parse(text) as unknown }
  } catch {
    const { offset, problem } = jsonFault(text) ?? { offset: 0, problem: 'it cannot be read' }
    const before = text.slice(0, offset)
    return refuse('malformed', `${what} is not JSON.`, {
      where: [{ offset, line: before.split('\n').length, column: offset - before.lastIndexOf('\n'), problem }],
      remedy: 'Mend the JSON, then send it again.',
    })
  }
}

interface Fault {
  /** UTF-16 units from 0. */
  offset: number
  problem: string
}

type Bracket = '}' | ']'
type Wanted = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | 'more' | 'end'

/** The first place at which a text is not JSON (RFC 8259). No engine of JavaScript tells it for every text, so we look ourselves. */
export const jsonFault = (text: string): Fault | undefined => {
  // What is open is a list and not a recursion: a body may be a million brackets.
  const open: Bracket[] = []
  let wanted: Wanted = 'value'
  for (let at = pastSpace(text, 0); ; at = pastSpace(text, at)) {
    const found = text[at]
    if (wanted === 'end') return found === undefined ? undefined : missing(found, at, wanted, open)
    if (wanted === ':' || wanted === 'more') {
      if (found === (wanted === ':' ? ':' : ',')) wanted = wanted === ':' || open.at(-1) === ']' ? 'value' : 'name'
      else if (wanted === 'more' && found === open.at(-1)) wanted = close(open)
      else return missing(found, at, wanted, open)
      at++
    } else if ((found === ']' && wanted === 'value or ]') || (found === '}' && wanted === 'name or }')) {
      wanted = close(open)
      at++
    } else if ((found === '{' || found === '[') && wanted.startsWith('value')) {
      open.push(found === '{' ? '}' : ']')
      wanted = found === '{' ? 'name or }' : 'value or ]'
      at++
    } else {
      const isName = wanted.startsWith('name')
      const end = found === '"' ? pastString(text, at) : isName ? at : past(plain, text, at)
      if (typeof end !== 'number') return end
      if (end === at) return missing(found, at, wanted, open)
      wanted = isName ? ':' : open.length === 0 ? 'end' : 'more'
      at = end
    }
  }
}

const close = (open: Bracket[]): Wanted => {
  open.pop()
  return open.length === 0 ? 'end' : 'more'
}

const missing = (found: string | undefined, offset: number, wanted: Wanted, open: readonly Bracket[]): Fault => ({
  offset,
  problem: found === undefined ? 'it ends too early' : `${expected(wanted, open.at(-1))} was expected`,
})

const expected = (wanted: Wanted, bracket: Bracket | undefined): string => {
  if (wanted === 'more') return `a comma or ${bracket}`
  if (wanted === 'end') return 'nothing more'
  return wanted === ':' ? 'a colon' : wanted.startsWith('name') ? 'a name in double quotes' : 'a value'
}

const pastSpace = (text: string, from: number): number => {
  let at = from
  while (at < text.length && ' \t\n\r'.includes(text[at] ?? 'x')) at++
  return at
}

const plain = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)?/y

const past = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at
  pattern.test(text)
  return pattern.lastIndex
}

const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

/** Where the string that begins at `start` ends, or what is wrong in it. */
const pastString = (text: string, start: number): number | Fault => {
  for (let at = start + 1; at < text.length; at++) {
    const found = text[at] ?? ''
    if (found === '"') return at + 1
    if (found < ' ') return { offset: at, problem: 'a control character stands in a string' }
    if (found !== '\\') continue
    const end = past(escape, text, at)
    if (end === 0) return { offset: at, problem: 'there is no such escape' }
    at = end - 1
  }
  return { offset: start, problem: 'the string does not end' }
}
