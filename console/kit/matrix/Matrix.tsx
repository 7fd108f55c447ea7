import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { strings } from '../../strings.ts'
import { classes } from '../classes.ts'
import { Hidden } from '../Hidden.tsx'
import { moveFrom, type MatrixCell, type Place } from './cell.ts'
import { CellButton } from './CellButton.tsx'

export interface MatrixHead {
  id: string
  name: string
  /** A picture or a figure that belongs to it. */
  beside?: ReactNode
}

export interface MatrixProps {
  rows: readonly MatrixHead[]
  columns: readonly MatrixHead[]
  cell: (row: string, column: string) => MatrixCell
  /** What a mark's place within a cell means. */
  sizes: readonly string[]
  locales: readonly string[]
  label: string
  /** The held cell. */
  held?: { row: string; column: string } | undefined
  onHold: (row: string, column: string) => void
  onOpen: (row: string, column: string) => void
}

/** Which combinations may go live: a cell for each pair, in it one mark for each locale and size, so that a bad column is seen at once. */
export const Matrix = (props: MatrixProps) => {
  const { rows, columns, sizes, locales, label, held, onHold, onOpen } = props
  const [at, setAt] = useState<Place>({ row: 0, column: 0 })
  const steer = (event: KeyboardEvent, place: Place) => {
    const [row, column] = [rows[place.row]?.id ?? '', columns[place.column]?.id ?? '']
    const next = moveFrom(place, event.key, rows.length, columns.length, event.ctrlKey || event.metaKey)
    if (event.key === ' ') onHold(row, column)
    else if (event.key === 'Enter') onOpen(row, column)
    else if (next) event.currentTarget.closest('table')?.querySelector<HTMLElement>(`[data-place="${next.row},${next.column}"]`)?.focus()
    else return
    event.preventDefault()
  }
  return (
    <div className="flex gap-5 overflow-x-auto pb-1">
      <table aria-label={`${label} ${strings.matrix.hint}`} className="border-collapse">
        <thead>
          <tr>
            <th scope="col">
              <Hidden>{label}</Hidden>
            </th>
            {columns.map((column) => (
              <ColumnHead key={column.id} head={column} held={held?.column === column.id} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, rowIndex) => (
            <tr key={row.id}>
              <RowHead head={row} held={held?.row === row.id} />
              {columns.map((column, columnIndex) => (
                <td key={column.id} className="border-t border-line py-px">
                  <CellButton
                    cell={props.cell(row.id, column.id)}
                    names={[row.name, column.name]}
                    place={{ row: rowIndex, column: columnIndex }}
                    here={at.row === rowIndex && at.column === columnIndex}
                    held={held?.row === row.id && held.column === column.id}
                    size={[sizes.length, locales.length]}
                    onHold={() => onHold(row.id, column.id)}
                    onOpen={() => onOpen(row.id, column.id)}
                    onHere={setAt}
                    onKey={steer}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Scale sizes={sizes} locales={locales} />
    </div>
  )
}

const ColumnHead = ({ head, held }: { head: MatrixHead; held: boolean }) => (
  <th scope="col" className={classes('w-[101px] pb-1 text-left align-bottom text-11', held ? 'font-strong text-ink' : 'font-text text-ink-2')}>
    <div className="w-[92px]">
      {head.beside ? <span className="mb-0.5 block h-[22px] w-[78px] overflow-hidden rounded-[2px]">{head.beside}</span> : null}
      <div className="cut">{head.name}</div>
    </div>
  </th>
)

const RowHead = ({ head, held }: { head: MatrixHead; held: boolean }) => (
  <th scope="row" className={classes('min-w-40 border-t border-line pr-3.5 text-left text-13', held ? 'font-strong' : 'font-text')}>
    <span className="flex items-center gap-2">
      <span className="cut min-w-0 flex-1">{head.name}</span>
      {head.beside}
    </span>
  </th>
)

const Scale = ({ sizes, locales }: { sizes: readonly string[]; locales: readonly string[] }) => (
  <div className="pt-7 text-11 leading-[15px] whitespace-nowrap text-ink-2 max-track:hidden">
    {sizes.length > 1 ? (
      <div className="mb-3">
        <p className="text-ink-3">{strings.matrix.columns}</p>
        <ol>
          {sizes.map((size) => (
            <li key={size}>{size}</li>
          ))}
        </ol>
      </div>
    ) : null}
    <p className="text-ink-3">{strings.matrix.rows}</p>
    <ol>
      {locales.map((locale) => (
        <li key={locale}>{locale}</li>
      ))}
    </ol>
  </div>
)
