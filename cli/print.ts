import type { Refusal, RefusalPlace } from '../engine/kernel/refusal.ts'
import type { JsonSchema } from './arguments.ts'

const cell = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value.replaceAll(/\s+/g, ' ')
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.join(', ')
  if (isCounts(value))
    return Object.entries(value)
      .map(([name, count]) => `${count.toLocaleString('en')} ${name}`)
      .join(', ')
  return JSON.stringify(value)
}

type Row = Record<string, unknown>
const widest = 64
const gap = 2

/** Several counts under one name, such as what a purge took away: told in one cell. */
const isCounts = (value: unknown): value is Record<string, number> =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0 && Object.values(value).every((count) => Number.isInteger(count))

const isPlain = (value: unknown): boolean =>
  typeof value !== 'object' || value === null || isCounts(value) || (Array.isArray(value) && value.every((item) => typeof item !== 'object'))

/** Columns in the order of the schema; what rows bring besides comes after. */
const columnsOf = (rows: readonly Row[], schema: JsonSchema | undefined): string[] => {
  const named = Object.keys(schema?.properties ?? {})
  const found = new Set(rows.flatMap((row) => Object.keys(row)))
  const ordered = [...named.filter((name) => found.has(name)), ...[...found].filter((name) => !named.includes(name))]
  const shown = ordered.filter((name) => name !== 'version' && rows.every((row) => isPlain(row[name])))
  // What was counted is what one looks for: it stands early, where every terminal has room.
  const counted = shown.slice(1).filter((name) => rows.some((row) => isCounts(row[name])))
  return [...shown.slice(0, 1), ...counted, ...shown.slice(1).filter((name) => !counted.includes(name))]
}

/** Rows as columns that line up. What is longer than a column ends in …; columns that do not fit the terminal are named below. */
const table = (rows: readonly Row[], schema: JsonSchema | undefined, width: number): string => {
  const columns = columnsOf(rows, schema)
  const lines = [columns, ...rows.map((row) => columns.map((name) => cell(row[name])))]
  const widths = columns.map((_, n) => Math.min(widest, Math.max(...lines.map((line) => line[n]?.length ?? 0))))
  let room = width
  const fitting = widths.findIndex((one) => (room -= one + gap) + gap < 0)
  const shown = fitting === -1 ? columns.length : Math.max(1, fitting)
  const text = lines.map((line) =>
    line
      .slice(0, shown)
      .map((one, n) => fit(one, widths[n] ?? widest))
      .join(' '.repeat(gap))
      .trimEnd(),
  )
  const hidden = columns.slice(shown)
  return [...text, ...(hidden.length > 0 ? [`(also: ${hidden.join(', ')}; --json shows all)`] : [])].join('\n')
}

const fit = (text: string, width: number): string => (text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width))

const isRows = (value: unknown): value is Row[] =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'object' && item !== null && !Array.isArray(item))

const foot = ({ items, total, next }: { items: unknown[]; total?: unknown; next?: unknown }): string =>
  `${items.length} of ${typeof total === 'number' ? total : items.length}${next === undefined ? '' : `; the next page: --${typeof next === 'number' ? 'before' : 'after'} ${String(next)}`}`

/** An answer for people: lists as tables, the rest as lines; what lies deeper is indented. */
export const forPeople = (answer: unknown, schema: JsonSchema | undefined, width: number): string => {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return cell(answer)
  const fields = answer as Row
  if (Array.isArray(fields['items'])) {
    const { items, total, next, ...beside } = fields as Row & { items: Row[] }
    const rows =
      items.length === 0 ? 'Nothing here yet.' : `${table(items, schema?.properties?.['items']?.items, width)}\n${foot({ items, total, next })}`
    const told = Object.fromEntries(Object.entries(beside).filter(([, value]) => isPlain(value)))
    return [rows, ...(Object.keys(told).length > 0 ? [forPeople(told, schema, width)] : [])].join('\n')
  }
  const label = Math.max(...Object.keys(fields).map((name) => name.length), 0)
  return Object.entries(fields)
    .map(([name, value]) => {
      if (isRows(value)) return `${name}\n${indent(table(value, schema?.properties?.[name]?.items, width - gap))}`
      if (isPlain(value) || Array.isArray(value)) return `${name.padEnd(label)}  ${cell(value)}`
      return `${name}\n${indent(forPeople(value, schema?.properties?.[name], width - gap))}`
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
