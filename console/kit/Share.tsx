import { useFormat } from '../format/useFormat.ts'
import { strings } from '../strings.ts'
import { classes } from './classes.ts'
import { Unit } from './Unit.tsx'

interface Props {
  /** An exact probability or part, 0 to 1. Never an estimate: that is an `Interval`. */
  share: number
  /** The leader takes the thread, the others the second data step. */
  lead?: boolean
  /** Without the value at the right, where the table has a column of its own for it. */
  bare?: boolean
  label?: string
}

/** A bar from zero on a track from 0 to 100. */
export const Share = ({ share, lead = false, bare = false, label }: Props) => {
  const format = useFormat()
  const { value, unit } = format.percentFigure(share)
  const bar = (
    <span
      role="img"
      aria-label={[label, strings.sure.share(format.percent(share))].filter(Boolean).join(': ')}
      className="block h-2 min-w-12 flex-1 rounded-[2px] bg-sunken forced-colors:outline"
    >
      <span
        className={classes('glide block h-2 rounded-[2px] forced-color-adjust-none', lead ? 'bg-thread' : 'bg-data-2')}
        style={{ width: `${Math.min(100, Math.max(0, share * 100))}%` }}
      />
    </span>
  )
  if (bare) return bar
  return (
    <span className="flex items-center gap-3">
      {bar}
      <span className={classes('w-[6ch] text-right whitespace-nowrap', lead && 'font-strong')} aria-hidden="true">
        <Unit value={value} unit={unit} />
      </span>
    </span>
  )
}
