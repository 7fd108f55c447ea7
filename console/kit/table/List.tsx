import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, type ReactNode } from 'react'
import { classes } from '../classes.ts'
import { Fresh } from '../Journal.tsx'
import { useHeldRows } from './heldRows.ts'
import { useRowKeys } from './useRowKeys.ts'

interface Props<R> {
  label: string
  rows: readonly R[]
  idOf: (row: R) => string
  children: (row: R) => ReactNode
  current?: string | undefined
  onOpen: (row: R) => void
  onPeek?: (row: R) => void
  /** Height of a row in pixels. */
  rowHeight?: number
}

/** Rows of two lines, one of them current: a queue to work through. Virtual over a hundred; nothing moves under the hand. */
export const List = <R,>({ label, rows: incoming, idOf, children, current, onOpen, onPeek, rowHeight = 54 }: Props<R>) => {
  const scroller = useRef<HTMLDivElement>(null)
  const { rows, fresh, take, hands } = useHeldRows(incoming, idOf)
  const virtual = rows.length > 100
  const virtualizer = useVirtualizer({
    count: rows.length,
    enabled: virtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  })
  const act = (then: ((row: R) => void) | undefined) => then && ((index: number) => rows[index] !== undefined && then(rows[index]))
  const { at, setAt, onKeyDown } = useRowKeys({
    count: rows.length,
    scrollTo: (index) => virtual && virtualizer.scrollToIndex(index),
    onOpen: act(onOpen),
    onPeek: act(onPeek ?? onOpen),
  })
  const drawn = virtual ? virtualizer.getVirtualItems() : rows.map((_, index) => ({ index, start: 0 }))
  return (
    <div {...hands} ref={scroller} className={classes(virtual && 'max-h-full overflow-y-auto')}>
      {fresh > 0 ? (
        <div className="border-t border-line px-3.5 py-1.5">
          <Fresh count={fresh} onTake={take} />
        </div>
      ) : null}
      <ul aria-label={label} data-rows="" className="relative" style={virtual ? { height: virtualizer.getTotalSize() } : undefined}>
        {drawn.map(({ index, start }) => {
          const row = rows[index]
          if (row === undefined) return null
          const here = idOf(row) === current
          return (
            <li key={idOf(row)} className={virtual ? 'absolute inset-x-0' : ''} style={virtual ? { top: start } : undefined}>
              <button
                type="button"
                data-row={index}
                tabIndex={index === at ? 0 : -1}
                aria-current={here || undefined}
                onFocus={() => setAt(index)}
                onKeyDown={onKeyDown}
                onClick={() => onOpen(row)}
                style={{ minHeight: rowHeight }}
                className={classes(
                  'block w-full border-t border-line px-3.5 py-2 text-left focus-visible:-outline-offset-2',
                  here ? 'bg-thread-wash shadow-[inset_2px_0_0_var(--thread)] [&_.text-ink-3]:text-ink-2' : 'hover:bg-hover',
                )}
              >
                {children(row)}
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
