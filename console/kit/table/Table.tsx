import { useTable } from '@tanstack/react-table'
import { useMemo, useState } from 'react'
import { useFormat } from '../../format/useFormat.ts'
import { strings } from '../../strings.ts'
import { classes } from '../classes.ts'
import { Hidden } from '../Hidden.tsx'
import { Fresh } from '../Journal.tsx'
import { useMedia } from '../useMedia.ts'
import { features, type Column, type TableOf, type TableProps } from './column.ts'
import { ColumnChoice } from './ColumnChoice.tsx'
import { useHeldRows } from './heldRows.ts'
import { TableBody } from './TableBody.tsx'

/** Rows that hold still under the hand, virtual over a hundred, with a head that stays. Arrows and J K move, Enter opens, Space peeks, X selects. */
export const Table = <R extends object>(props: TableProps<R>) => {
  const { label, columns, idOf, selected, onSelect, headless = false } = props
  const { rows, fresh, take, hands } = useHeldRows(props.rows, idOf)
  const [hidden, setHidden] = useState<Record<string, boolean>>({})
  const { count } = useFormat()
  const definitions = useMemo(() => columns.map(({ id }) => ({ id })), [columns])
  // The table tells whoever listens when its state is another object: one that is new each time is told without end.
  const state = useMemo(
    () => ({ columnVisibility: hidden, rowSelection: Object.fromEntries((selected ?? []).map((id) => [id, true as const])) }),
    [hidden, selected],
  )
  const table = useTable<typeof features, R>({
    features,
    columns: definitions,
    data: rows,
    getRowId: idOf,
    state,
    onColumnVisibilityChange: (next) => setHidden((before) => (typeof next === 'function' ? next(before) : next)),
    onRowSelectionChange: (next) => {
      const before = Object.fromEntries((selected ?? []).map((id) => [id, true as const]))
      onSelect?.(Object.keys(typeof next === 'function' ? next(before) : next))
    },
  })
  const narrow = useMedia('(width < 720px)')
  const visible = columns.filter(({ id, givesWay }) => hidden[id] !== false && !(narrow && givesWay))
  const optional = columns.filter((column) => column.optional)
  const tools = fresh > 0 || optional.length > 0 || (selected?.length ?? 0) > 0
  return (
    <div {...hands} className="flex min-h-0 flex-col">
      {tools ? (
        <div className="flex h-8 items-center gap-4 text-12">
          {selected?.length ? <span className="text-ink-2">{strings.table.selected(count(selected.length))}</span> : null}
          <Fresh count={fresh} onTake={take} />
          <span className="flex-1" />
          {optional.length > 0 ? <ColumnChoice columns={optional} hidden={hidden} onChange={setHidden} /> : null}
        </div>
      ) : null}
      <TableBody {...props} table={table as unknown as TableOf<R>} rows={rows} label={label} columns={visible}>
        {headless ? null : <Head table={table as unknown as TableOf<R>} columns={visible} selecting={onSelect !== undefined} />}
      </TableBody>
    </div>
  )
}

const Head = <R extends object>({ table, columns, selecting }: { table: TableOf<R>; columns: readonly Column<R>[]; selecting: boolean }) => (
  <thead className="sticky top-0 z-2 bg-surface text-12 text-ink-3">
    <tr className="h-6.5 shadow-[inset_0_-1px_0_var(--line)]">
      {selecting ? (
        <th className="w-8 px-2 text-left">
          <input
            type="checkbox"
            aria-label={strings.table.selectAll}
            className="tick block"
            checked={table.getIsAllRowsSelected()}
            ref={(box) => {
              if (box) box.indeterminate = table.getIsSomeRowsSelected() && !table.getIsAllRowsSelected()
            }}
            onChange={table.getToggleAllRowsSelectedHandler()}
          />
        </th>
      ) : null}
      {columns.map(({ id, head, axis, number, width }) => (
        <th key={id} scope="col" className={classes('px-2 font-text whitespace-nowrap', number ? 'text-right' : 'text-left')} style={{ width }}>
          {axis ? <Hidden>{head}</Hidden> : head}
          {axis}
        </th>
      ))}
    </tr>
  </thead>
)
