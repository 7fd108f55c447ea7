import { useFormat } from '../../format/useFormat.ts'
import { strings } from '../../strings.ts'
import { classes } from '../classes.ts'
import type { Outcome } from './cell.ts'

const { block, warn, pass } = strings.matrix.legend

const items = [
  { outcome: 'block', shape: 'bg-block', word: block },
  { outcome: 'warn', shape: 'rounded-full bg-warn-mark', word: warn },
  { outcome: 'pass', shape: 'rounded-[1px] bg-data-5', word: pass },
] as const

/** How many are blocked, warned and pass, with their marks. */
export const MatrixLegend = ({ counts }: { counts: Record<Outcome, number> }) => {
  const { count } = useFormat()
  return (
    <ul className="flex flex-wrap gap-x-3.5 text-12 text-ink-2">
      {items.map(({ outcome, shape, word }) => (
        <li key={outcome} className="flex items-center gap-1.5">
          <span aria-hidden="true" className={classes('h-[7px] w-2', shape)} />
          {word} {count(counts[outcome])}
        </li>
      ))}
    </ul>
  )
}
