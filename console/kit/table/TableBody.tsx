import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, type RefObject, type ReactNode } from 'react'
import { classes } from '../classes.ts'
import type { TableOf, TableProps } from './column.ts'
import { TableRow } from './TableRow.tsx'
import { tableItems, type TableItem } from './tableRows.ts'
import { useRowKeys } from './useRowKeys.ts'

/** From this many rows on only those in view are drawn. */
const manyRows = 100

interface Props<R> extends TableProps<R> {
  table: TableOf<R>
  children: ReactNode
}

export const TableBody = <R extends object>(props: Props<R>) => {
  const { table, columns, rows, idOf, groupOf, label, current, onOpen, onPeek, onSelect, children } = props
  const scroller = useRef<HTMLDivElement>(null)
  const items = tableItems(rows, idOf, groupOf)
  const { virtual, drawn, before, after, scrollTo } = useDrawn(items, scroller)
  const rowAt = (act: ((row: R) => void) | undefined) => act && ((index: number) => rows[index] && act(rows[index]))
  const { at, setAt, onKeyDown } = useRowKeys({
    count: rows.length,
    scrollTo,
    onOpen: rowAt(onOpen),
    onPeek: rowAt(onPeek),
    onSelect: onSelect && ((index) => table.getRowModel().rows[index]?.toggleSelected()),
  })
  const selecting = onSelect !== undefined
  const line = (item: TableItem<R>) =>
    item.kind === 'group' ? (
      <tr key={item.id} className="h-(--row)">
        <th colSpan={columns.length + (selecting ? 1 : 0)} scope="colgroup" className="px-2 pt-1.5 text-left font-title">
          {item.head}
        </th>
      </tr>
    ) : (
      <TableRow
        key={item.id}
        {...{ item, table, columns, onPeek, selecting, onKeyDown, here: item.index === at, current: item.id === current }}
        onHere={() => setAt(item.index)}
      />
    )
  return (
    <div ref={scroller} className={classes('relative min-h-0', virtual ? 'max-h-[min(70vh,640px)] overflow-y-auto' : '-mx-2')}>
      <table aria-label={label} data-rows="" aria-rowcount={virtual ? rows.length + 1 : undefined} className="w-full table-fixed border-collapse">
        {children}
        <tbody>
          {before > 0 ? <tr aria-hidden="true" style={{ height: before }} /> : null}
          {drawn.map((item) => line(item))}
          {after > 0 ? <tr aria-hidden="true" style={{ height: after }} /> : null}
        </tbody>
      </table>
    </div>
  )
}

const rowHeight = (): number => Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--row')) || 32

/** The items to draw, and the room that the others take above and below them. */
const useDrawn = <R,>(items: readonly TableItem<R>[], scroller: RefObject<HTMLDivElement | null>) => {
  const virtual = items.length > manyRows
  const virtualizer = useVirtualizer({
    count: virtual ? items.length : 0,
    getScrollElement: () => scroller.current,
    estimateSize: rowHeight,
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: 12,
  })
  const shown = virtualizer.getVirtualItems()
  if (!virtual) return { virtual, drawn: items, before: 0, after: 0, scrollTo: () => {} }
  return {
    virtual,
    drawn: shown.flatMap(({ index }) => items[index] ?? []),
    before: shown[0]?.start ?? 0,
    after: virtualizer.getTotalSize() - (shown.at(-1)?.end ?? 0),
    scrollTo: (row: number) => virtualizer.scrollToIndex(items.findIndex((item) => item.kind === 'row' && item.index === row)),
  }
}
