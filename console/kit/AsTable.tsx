import { useState, type ReactNode } from 'react'
import { strings } from '../strings.ts'
import { classes } from './classes.ts'

interface Props {
  /** The chart's sentence. */
  label: string
  table: ReactNode
  /** The corner where nothing is drawn. */
  corner?: 'top' | 'bottom'
  children: ReactNode
}

/** A drawing with its sentence, and the same as a table one press away. */
export const AsTable = ({ label, table, corner = 'top', children }: Props) => {
  const [tabular, setTabular] = useState(false)
  return (
    <figure role="group" aria-label={label} className="relative">
      {tabular ? <div className="overflow-x-auto pt-4 pb-2">{table}</div> : children}
      <button
        type="button"
        aria-pressed={tabular}
        onClick={() => setTabular(!tabular)}
        className={classes('absolute -right-1 z-1 h-6 rounded-1 px-1 text-11 text-ink-3 hover:text-ink', corner === 'top' ? '-top-1' : '-bottom-1')}
      >
        {tabular ? strings.loop.asDrawing : strings.loop.asTable}
      </button>
    </figure>
  )
}
