import type { ReactNode } from 'react'

export interface RowGroup {
  id: string
  head: ReactNode
}

export type TableItem<R> = { kind: 'group'; id: string; head: ReactNode } | { kind: 'row'; id: string; row: R; index: number }

/** Rows with the head of each group before its first row. Rows come sorted: a group is a run of neighbours. */
export const tableItems = <R>(rows: readonly R[], idOf: (row: R) => string, groupOf: ((row: R) => RowGroup) | undefined): TableItem<R>[] => {
  const items: TableItem<R>[] = []
  let last: string | undefined
  for (const [index, row] of rows.entries()) {
    const group = groupOf?.(row)
    if (group && group.id !== last) items.push({ kind: 'group', id: `group ${group.id}`, head: group.head })
    last = group?.id
    items.push({ kind: 'row', id: idOf(row), row, index })
  }
  return items
}
