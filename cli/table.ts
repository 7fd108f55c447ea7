import { isEmpty, isPlain, narrowCell } from './cell.ts'
import type { JsonSchema } from './arguments.ts'
import type { Column, Row } from './columns.ts'
import { named } from './names.ts'

const widest = 64
/** What a column of texts is narrowed to where others find no room; what a thing is called by is told at more length. */
const narrow = 24
const narrowName = 40
const gap = 2

interface Shown {
  head: string
  cells: string[]
}

export interface Looks {
  schema: JsonSchema | undefined
  width: number
  names: ReadonlyMap<string, string>
  columns?: readonly Column[] | undefined
}

/** Rows as columns that line up. What is longer than a column ends in …; columns that do not fit the terminal are named below. */
export const table = (rows: readonly Row[], { schema, width, names, columns }: Looks): string => {
  const all = (columns ?? usualColumns(rows, schema))
    .map((column) => shownOf(column, rows, names))
    .filter(({ cells }) => cells.some((one) => one !== ''))
  const { shown, widths } = fitting(all, width)
  const lines = [shown.map(({ head }) => head), ...rows.map((_, n) => shown.map(({ cells }) => cells[n] ?? ''))]
  const text = lines.map((line) =>
    line
      .map((one, n) => fit(one, widths[n] ?? widest))
      .join(' '.repeat(gap))
      .trimEnd(),
  )
  const hidden = all.filter((one) => !shown.includes(one)).map(({ head }) => head)
  return [...text, ...(hidden.length > 0 ? [`(also: ${hidden.join(', ')}; --json shows all)`] : [])].join('\n')
}

const shownOf = (column: Column, rows: readonly Row[], names: ReadonlyMap<string, string>): Shown => {
  const { head, of } = typeof column === 'string' ? byPath(column) : column
  return { head, cells: rows.map((row) => narrowCell(head === 'id' ? of(row) : named(of(row), names))) }
}

const byPath = (text: string): Exclude<Column, string> => {
  const [path = '', head = path] = text.split(' as ')
  return { head, of: (row) => at(row, path) }
}

const at = (row: Row, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (typeof value === 'object' && value !== null ? (value as Row)[name] : undefined), row)

const called = ['name', 'title', 'label', 'key', 'kind', 'state']

/**
 * Where nobody has said which: what a row begins with in its schema, what was counted, what it is called by, and the rest as the schema has it.
 * A row of which no line could be told lends the fields of what it holds.
 */
const usualColumns = (rows: readonly Row[], schema: JsonSchema | undefined): string[] => {
  const ordered = namesOf(rows, schema).filter((name) => name !== 'version')
  const plain = ordered.filter((name) => rows.every((row) => isPlain(row[name])) && rows.some((row) => !isEmpty(row[name])))
  if (plain.length === 0)
    return ordered.flatMap((name) =>
      usualColumns(
        rows.map((row) => insideOf(row[name])),
        schema?.properties?.[name],
      ).map((inner) => `${name}.${inner}`),
    )
  const [first = ''] = plain
  const rank = (name: string): number => {
    if (name === first) return 0
    if (rows.some((row) => typeof row[name] === 'object' && !Array.isArray(row[name]) && row[name] !== null)) return 1
    return called.includes(name) ? 2 + called.indexOf(name) : 2 + called.length
  }
  return plain.toSorted((a, b) => rank(a) - rank(b))
}

const insideOf = (value: unknown): Row => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : {})

/** In the order of the schema; what rows bring besides comes after. */
export const namesOf = (rows: readonly Row[], schema: JsonSchema | undefined): string[] => {
  const declared = Object.keys(schema?.properties ?? {})
  const found = new Set(rows.flatMap((row) => Object.keys(row)))
  return [...declared.filter((name) => found.has(name)), ...[...found].filter((name) => !declared.includes(name))]
}

/** As many columns as have room, the first ones first: wide ones are narrowed so that more find some, and widened again with what is left. */
const fitting = (all: readonly Shown[], width: number): { shown: Shown[]; widths: number[] } => {
  const natural = (one: Shown): number => Math.min(widest, Math.max(one.head.length, ...one.cells.map(({ length }) => length)))
  const least = (one: Shown): number =>
    one.head === 'id' ? natural(one) : Math.min(natural(one), called.slice(0, 3).includes(one.head) ? narrowName : narrow)
  let room = width + gap
  const shown: Shown[] = []
  for (const one of all) {
    if (shown.length > 0 && least(one) + gap > room) continue
    shown.push(one)
    room -= least(one) + gap
  }
  const widths = shown.map((one) => {
    const more = Math.max(0, Math.min(natural(one) - least(one), room))
    room -= more
    return least(one) + more
  })
  return { shown, widths }
}

const fit = (text: string, width: number): string => (text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width))
