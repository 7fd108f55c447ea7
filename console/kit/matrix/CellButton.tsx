import type { KeyboardEvent } from 'react'
import { strings } from '../../strings.ts'
import { classes } from '../classes.ts'
import { tally, type MatrixCell, type Place } from './cell.ts'
import { CellDrawing } from './CellDrawing.tsx'

interface Props {
  cell: MatrixCell
  /** Its row and its column. */
  names: readonly [string, string]
  place: Place
  /** It takes the tab. */
  here: boolean
  held: boolean
  /** How many sizes and locales. */
  size: readonly [number, number]
  onHold: () => void
  onOpen: () => void
  onHere: (place: Place) => void
  onKey: (event: KeyboardEvent, place: Place) => void
}

export const CellButton = ({ cell, names, place, here, held, size, onHold, onOpen, onHere, onKey }: Props) => (
  <button
    type="button"
    data-place={`${place.row},${place.column}`}
    tabIndex={here ? 0 : -1}
    aria-label={sayCell(cell, ...names)}
    aria-pressed={held}
    onClick={onHold}
    onDoubleClick={onOpen}
    onFocus={() => onHere(place)}
    onKeyDown={(event) => onKey(event, place)}
    className={classes('block rounded-1', held && 'bg-thread-wash shadow-[0_0_0_1.5px_var(--thread)]')}
  >
    <CellDrawing cell={cell} sizes={size[0]} locales={size[1]} />
  </button>
)

const sayCell = (cell: MatrixCell, row: string, column: string): string => {
  if ('excluded' in cell) return strings.matrix.excluded(row, column, cell.excluded)
  const { block, warn } = tally(cell)
  return strings.matrix.cell(row, column, block, warn)
}
