import type { KeyboardEvent } from 'react'
import { strings } from '../../strings.ts'
import { classes } from '../classes.ts'
import type { Column, TableOf } from './column.ts'
import type { TableItem } from './tableRows.ts'

interface Props<R> {
  item: Extract<TableItem<R>, { kind: 'row' }>
  table: TableOf<R>
  columns: readonly Column<R>[]
  selecting: boolean
  /** It takes the tab. */
  here: boolean
  current: boolean
  onHere: () => void
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  onPeek: ((row: R) => void) | undefined
}

export const TableRow = <R extends object>({ item, table, columns, selecting, here, current, onHere, onKeyDown, onPeek }: Props<R>) => {
  const state = table.getRow(item.id)
  return (
    <tr
      data-row={item.index}
      aria-rowindex={item.index + 2}
      aria-current={current || undefined}
      tabIndex={here ? 0 : -1}
      onFocus={onHere}
      onKeyDown={onKeyDown}
      onClick={onPeek && (() => onPeek(item.row))}
      className={classes(
        'h-(--row) border-b border-line focus-visible:-outline-offset-2',
        onPeek && 'cursor-default',
        current ? 'bg-thread-wash shadow-[inset_2px_0_0_var(--thread)]' : 'hover:bg-hover',
      )}
    >
      {selecting ? (
        <td className="px-2">
          <input
            type="checkbox"
            aria-label={strings.table.select}
            className="tick block"
            checked={state.getIsSelected()}
            onClick={(event) => event.stopPropagation()}
            onChange={state.getToggleSelectedHandler()}
          />
        </td>
      ) : null}
      {columns.map(({ id, cell, number, wraps }) => (
        <td key={id} className={classes(wraps ? 'px-2 py-1.5 align-baseline text-pretty wrap-anywhere' : 'cut px-2', number && 'text-right')}>
          {cell(item.row)}
        </td>
      ))}
    </tr>
  )
}
