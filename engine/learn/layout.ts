import type { Row, Term } from './design.ts'

/** Rows as flat arrays, whatever the prior: what the fitting runs over. */
export interface Layout {
  /** In a fixed order, whatever order the rows came in. */
  terms: readonly Term[]
  place: ReadonlyMap<Term, number>
  /** Row r owns the entries from starts[r] to starts[r + 1]; their columns ascend. */
  starts: Uint32Array
  columns: Uint32Array
  values: Float64Array
  successes: Float64Array
  failures: Float64Array
}

/** `more`: terms that no row has yet. */
export const layOut = (rows: readonly Row[], more: Iterable<Term>): Layout => {
  const names = new Set<Term>(['intercept', ...more])
  let entries = 0
  for (const { terms } of rows) {
    entries += terms.length
    for (const [term] of terms) names.add(term)
  }
  const terms = [...names].toSorted()
  const place = new Map(terms.map((term, index) => [term, index]))
  const starts = new Uint32Array(rows.length + 1)
  const columns = new Uint32Array(entries)
  const values = new Float64Array(entries)
  let at = 0
  rows.forEach((row, index) => {
    const from = at
    for (const [term, value] of row.terms) {
      let to = at++
      const column = place.get(term)!
      // Nearly in order as they come: an insertion is a look at the one before.
      for (; to > from && columns[to - 1]! > column; to--) [columns[to], values[to]] = [columns[to - 1]!, values[to - 1]!]
      ;[columns[to], values[to]] = [column, value]
    }
    starts[index + 1] = at
  })
  return {
    terms,
    place,
    starts,
    columns,
    values,
    successes: Float64Array.from(rows, (row) => row.successes),
    failures: Float64Array.from(rows, (row) => row.trials - row.successes),
  }
}

/** The layout with some terms left out; itself when there are none of them. */
export const without = (layout: Layout, left: (term: Term) => boolean): Layout => {
  const terms = layout.terms.filter((term) => !left(term))
  if (terms.length === layout.terms.length) return layout
  const place = new Map(terms.map((term, index) => [term, index]))
  const places = Int32Array.from(layout.terms, (term) => place.get(term) ?? -1)
  const starts = new Uint32Array(layout.starts.length)
  const columns = new Uint32Array(layout.columns.length)
  const values = new Float64Array(layout.values.length)
  let at = 0
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let entry = layout.starts[row]!; entry < layout.starts[row + 1]!; entry++) {
      const column = places[layout.columns[entry]!]!
      if (column < 0) continue
      columns[at] = column
      values[at++] = layout.values[entry]!
    }
    starts[row + 1] = at
  }
  return { ...layout, terms, place, starts, columns: columns.subarray(0, at), values: values.subarray(0, at) }
}
