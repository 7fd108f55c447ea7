import { columnVisibilityFeature, rowSelectionFeature, tableFeatures, type ReactTable } from '@tanstack/react-table'
import type { ReactNode } from 'react'
import type { RowGroup } from './tableRows.ts'

export interface Column<R> {
  id: string
  /** Sentence case; says the unit if the cells do not. */
  head: string
  /** Drawn in place of the head's word: the axis of what the cells draw. */
  axis?: ReactNode
  cell: (row: R) => ReactNode
  /** Numbers stand right, text left, nothing in the middle. */
  number?: boolean
  /** CSS width. Columns without share the rest. */
  width?: string
  /** Says all of it, over several lines; for tables that are never long. */
  wraps?: boolean
  /** May be hidden by the reader. */
  optional?: boolean
  /** Gives way on a narrow screen. */
  givesWay?: boolean
}

export interface TableProps<R> {
  label: string
  columns: readonly Column<R>[]
  rows: readonly R[]
  idOf: (row: R) => string
  groupOf?: (row: R) => RowGroup
  /** The row that the inspector shows. */
  current?: string | undefined
  onOpen?: (row: R) => void
  onPeek?: (row: R) => void
  selected?: readonly string[]
  onSelect?: (ids: string[]) => void
  /** Hides the head for short tables whose columns speak for themselves. */
  headless?: boolean
}

/** What our tables can do; what is not listed is not loaded. */
export const features = tableFeatures({ columnVisibilityFeature, rowSelectionFeature })
export type TableOf<R> = ReactTable<typeof features, R & object>
