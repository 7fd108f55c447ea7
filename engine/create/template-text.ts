import { decoded } from './plain-text.ts'
import type { Template } from './template.ts'

/** Elements of which nothing is seen. */
const unseen = /^<(style|script|mj-style|mj-attributes|mj-font|mj-breakpoint)\b/i
/** Elements that may stand within a word; all others part words from one another. */
const within = /^<\/?(?:a|b|em|font|i|mark|small|span|strong|sub|sup|u)\b/i
/** Of elements, what a reader may see or hear all the same. */
const spoken = /\s(?:alt|title|aria-label|placeholder)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi
/** How a date is written is not said to anybody. */
const dateForms = /\|\s*date:\s*(?:"[^"]*"|'[^']*')/g
const quoted = /"([^"]*)"|'([^']*)'/g

/** What is read of a body: the text that runs on, and what stands by itself. */
interface Read {
  running: string[]
  apart: string[]
}

/**
 * The words that a template brings along, whatever stands in its slots: one line each. For looking up words; never for showing. Texts that Liquid holds are
 * among them, what it makes of data is not. Each character is looked at once or twice, since a body may have 200,000.
 */
export const templateText = ({ body, subject, preheader }: Pick<Template, 'body' | 'subject' | 'preheader'>): string =>
  [subject ?? '', preheader ?? '', body]
    .flatMap((text) => {
      const { running, apart } = read(text)
      return [running.join(''), ...apart]
    })
    .flatMap((text) => decoded(text).replaceAll('\u00ad', '').split('\n'))
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')

const read = (text: string): Read => {
  const into: Read = { running: [], apart: [] }
  const marks = /<|\{\{|\{%/g
  let at = 0
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    into.running.push(text.slice(at, mark.index))
    at = mark[0] === '<' ? readElement(text, mark.index, into) : readLiquid(text, mark.index, into)
    marks.lastIndex = at
  }
  into.running.push(text.slice(at))
  return into
}

/** Reads what begins with `<`, and answers where it ends. */
const readElement = (text: string, from: number, { running, apart }: Read): number => {
  if (text.startsWith('<!--[if', from)) return after(text, ']>', from)
  if (text.startsWith('<!--', from)) return after(text, '-->', from)
  if (!/[a-z/!?]/i.test(text[from + 1] ?? '')) {
    running.push('<')
    return from + 1
  }
  const end = endOfTag(text, from)
  const tag = text.slice(from, end)
  for (const [, double, single] of tag.matchAll(spoken)) apart.push(withoutLiquid(double ?? single ?? ''))
  const [, name] = unseen.exec(tag) ?? []
  if (name !== undefined && !tag.endsWith('/>')) return closed(text, name, end)
  if (!within.test(tag)) running.push('\n')
  return end
}

const endOfTag = (text: string, from: number): number => {
  let quote = ''
  for (let at = from + 1; at < text.length; at++) {
    const sign = text[at]!
    if (quote !== '') quote = sign === quote ? '' : quote
    else if (sign === '>') return at + 1
    else if ((sign === '"' || sign === "'") && text[at - 1] === '=') quote = sign
  }
  return text.length
}

const closed = (text: string, name: string, from: number): number => {
  const end = new RegExp(`</${name}\\b[^>]*>`, 'gi')
  end.lastIndex = from
  return end.exec(text) ? end.lastIndex : text.length
}

/** Reads what begins with `{{` or `{%`, and answers where it ends. */
const readLiquid = (text: string, from: number, { running, apart }: Read): number => {
  const isOutput = text.startsWith('{{', from)
  const end = after(text, isOutput ? '}}' : '%}', from)
  const inside = text.slice(from + 2, end - 2)
  if (isOutput) {
    const said = literalsIn(inside)
    running.push(said.length > 0 ? said.join(' ') : ' ')
    return end
  }
  const [, name = ''] = /^-?\s*(\w+)/.exec(inside) ?? []
  if (name === 'comment') return after(text, '%}', after(text, 'endcomment', end))
  if (['assign', 'capture', 'echo', 'cycle'].includes(name)) apart.push(...literalsIn(inside))
  return end
}

const literalsIn = (liquid: string): string[] =>
  [...liquid.replace(dateForms, '').matchAll(quoted)].map(([, double, single]) => double ?? single ?? '')

const withoutLiquid = (text: string): string => read(text).running.join('')

const after = (text: string, sought: string, from: number): number => {
  const found = text.indexOf(sought, from)
  return found < 0 ? text.length : found + sought.length
}
