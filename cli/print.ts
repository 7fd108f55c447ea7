import type { Refusal, RefusalPlace } from '../engine/kernel/refusal.ts'
import type { JsonSchema } from './arguments.ts'
import { cell, isEmpty, isPlain } from './cell.ts'
import { type Row, views } from './columns.ts'
import { named, namesIn } from './names.ts'
import { namesOf, table } from './table.ts'

const gap = 2

const isRows = (value: unknown): value is Row[] =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'object' && item !== null && !Array.isArray(item))

interface Foot {
  shown: number
  total?: unknown
  next?: unknown
  /** There are more than `total`. */
  more?: unknown
}

const foot = ({ shown, total, next, more }: Foot): string =>
  `${shown} of ${more === true ? 'more than ' : ''}${typeof total === 'number' ? total : shown}${next === undefined ? '' : `; the next page: --${typeof next === 'number' ? 'before' : 'after'} ${String(next)}`}`

interface Page extends Row {
  items: Row[]
}

/** An answer for people: lists as tables, the rest as lines; what lies deeper is indented. */
export const forPeople = (answer: unknown, schema: JsonSchema | undefined, width: number, operation = ''): string => {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return cell(answer)
  const printing = { names: namesIn(answer), width }
  const fields = answer as Row
  if (!Array.isArray(fields['items'])) return lines(fields, schema, printing)
  const { items: _items, total: _total, next: _next, more: _more, ...beside } = fields
  // A list is looked at for its rows; what shows one thing, with rows behind it, for that thing.
  const isList = /\.(list|find|similar|versions)$/.test(operation) || operation === ''
  const told = Object.fromEntries(Object.entries(beside).filter(([, value]) => !isList || (isPlain(value) && !isEmpty(value))))
  const parts = [Object.keys(told).length > 0 ? lines(told, schema, printing) : '', page(fields as Page, schema, printing, operation)]
  return (isList ? parts.toReversed() : parts).filter((part) => part !== '').join('\n')
}

interface Printing {
  names: ReadonlyMap<string, string>
  width: number
}

const page = ({ items, total, next, more }: Page, schema: JsonSchema | undefined, { names, width }: Printing, operation: string): string => {
  if (items.length === 0) return 'Nothing here yet.'
  const { columns, join, spread } = views[operation] ?? {}
  const rows = join ? join(items) : spread ? items.flatMap(spread) : items
  const looks = { schema: schema?.properties?.['items']?.items, width, names, columns }
  return `${table(rows, looks)}\n${foot({ shown: join ? rows.length : items.length, total: join ? undefined : total, next, more })}`
}

const lines = (fields: Row, schema: JsonSchema | undefined, printing: Printing): string => {
  const { names, width } = printing
  const label = Math.max(...Object.keys(fields).map((name) => name.length), 0)
  return namesOf([fields], schema)
    .map((name) => {
      const value = fields[name]
      const of = schema?.properties?.[name]
      if (isRows(value)) return `${name}\n${indent(table(value, { schema: of?.items, width: width - gap, names }))}`
      if (isEmpty(value)) return `${name.padEnd(label)}  none`
      if (isPlain(value) || Array.isArray(value)) return `${name.padEnd(label)}  ${cell(name === 'id' ? value : named(value, names))}`
      return `${name}\n${indent(lines(value as Row, of, { names, width: width - gap }))}`
    })
    .join('\n')
}

const indent = (text: string): string => text.replaceAll(/^/gm, '  ')

/** A refusal for people: what was wrong, where, what to do, and its code. */
export const refusalForPeople = ({ code, message, where, remedy }: Refusal): string =>
  [
    `Refused: ${message} (${code})`,
    // What the remedy says is said there, last.
    ...(where ?? []).map(
      ({ problem, hint, ...place }) =>
        `  ${placeForPeople(place)}: ${problem}${hint === undefined || hint === remedy ? '' : `${problem.endsWith('.') ? '' : ';'} ${hint}`}`,
    ),
    ...(remedy === undefined ? [] : [remedy]),
  ].join('\n')

/** Which field, and where in its text: `rule, line 1, column 9`. */
const placeForPeople = ({ path, line, column }: Pick<RefusalPlace, 'path' | 'line' | 'column'>): string =>
  [...(path === undefined ? [] : [path]), ...(line === undefined ? [] : [`line ${line}, column ${column}`])].join(', ') || 'input'
