import type { Refusal } from '../engine/kernel/refusal.ts'

const cell = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(', ')
  return JSON.stringify(value)
}

const widest = 48

/** Rows as columns that line up; what is longer than a column ends in …. */
export const table = (rows: readonly Record<string, unknown>[]): string => {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) =>
    rows.some((row) => typeof row[name] !== 'object' || Array.isArray(row[name])),
  )
  const lines = [columns, ...rows.map((row) => columns.map((name) => cell(row[name])))]
  const widths = columns.map((_, n) => Math.min(widest, Math.max(...lines.map((line) => (line[n] ?? '').length))))
  return lines
    .map((line) =>
      line
        .map((text, n) => fit(text, widths[n] ?? widest))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const fit = (text: string, width: number): string => (text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width))

const isPage = (answer: object): answer is { items: Record<string, unknown>[]; total?: number; next?: string | number } =>
  'items' in answer && Array.isArray(answer.items)

/** An answer for people: pages as a table, things as lines, the rest as it is. */
export const forPeople = (answer: unknown): string => {
  if (typeof answer !== 'object' || answer === null) return String(answer)
  if (isPage(answer)) {
    const { items, total, next } = answer
    const foot = `${items.length} of ${total ?? items.length}${next === undefined ? '' : `; the next page: --${typeof next === 'number' ? 'before' : 'after'} ${next}`}`
    return items.length === 0 ? 'Nothing here yet.' : `${table(items)}\n${foot}`
  }
  const names = Object.keys(answer)
  const width = Math.max(...names.map((name) => name.length), 0)
  return Object.entries(answer)
    .map(
      ([name, value]) =>
        `${name.padEnd(width)}  ${typeof value === 'object' && value !== null && !Array.isArray(value) ? JSON.stringify(value) : cell(value)}`,
    )
    .join('\n')
}

/** A refusal for people: what was wrong, where, what to do, and its code. */
export const refusalForPeople = ({ code, message, where, remedy }: Refusal): string =>
  [
    `Refused: ${message} (${code})`,
    ...(where ?? []).map(
      ({ path, line, column, problem, hint }) =>
        `  ${path ?? (line === undefined ? 'input' : `line ${line}, column ${column}`)}: ${problem}${hint === undefined ? '' : `. ${hint}`}`,
    ),
    ...(remedy === undefined ? [] : [remedy]),
  ].join('\n')
