import { strings } from '../strings.ts'
import { classes } from './classes.ts'

export type Severity = 'block' | 'warn' | 'note'

const shapes: Record<Severity, string> = {
  block: 'bg-block',
  warn: 'rounded-full bg-warn-mark',
  note: 'rounded-full border-[1.5px] border-ink-3',
}

/** Shape before colour: what blocks is a square, what warns a disc, a note a ring. */
export const Mark = ({ severity, className }: { severity: Severity; className?: string }) => (
  <span
    role="img"
    aria-label={strings.marks[severity]}
    className={classes('inline-block size-2 shrink-0 forced-color-adjust-none', shapes[severity], className)}
  />
)
