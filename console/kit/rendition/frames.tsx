import { strings } from '../../strings.ts'
import { classes } from '../classes.ts'
import type { Severity } from '../Mark.tsx'

/** In CSS pixels of the rendition, from its upper left corner. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export interface PlacedFinding {
  id: string
  /** The same number as in the list. */
  number: number
  severity: Severity
  title: string
  box: Box
  /** What does not fit, hatched to the pixel. */
  overflow?: Box
}

export interface PlacedSlot {
  id: string
  name: string
  box: Box
  /** Brand elements are locked: a dotted frame, and who locked it. */
  locked?: string
}

const placed = ({ x, y, width, height }: Box, scale: number, out = 0) => ({
  left: x * scale - out,
  top: y * scale - out,
  width: width * scale + 2 * out,
  height: height * scale + 2 * out,
})

// A rendition is a picture of any colour and does not follow the theme: its frames are the light ones in both, with a white line inside (`scheme-light`).
const frames: Record<Severity, string> = { block: 'border-block border-solid', warn: 'border-warn border-dashed', note: 'border-ink-2 border-dotted' }
const numbers: Record<Severity, string> = { block: 'bg-block', warn: 'rounded-full bg-warn', note: 'rounded-full bg-ink-2' }

export const FindingFrame = ({ finding, scale, chosen }: { finding: PlacedFinding; scale: number; chosen: boolean }) => (
  <div role="img" className="scheme-light" aria-label={strings.rendition.finding(finding.number, finding.title)}>
    <div
      className={classes(
        'absolute border-[1.5px] shadow-[0_0_0_1px_rgb(255_255_255/.75),inset_0_0_0_1px_rgb(255_255_255/.35)]',
        frames[finding.severity],
        chosen && 'outline-2 outline-offset-2 outline-thread',
      )}
      style={placed(finding.box, scale, 4)}
    >
      <span
        className={classes(
          'absolute -top-2.5 -right-1 grid h-[17px] min-w-[17px] place-items-center text-[11px]/none font-title text-surface',
          numbers[finding.severity],
        )}
      >
        {finding.number}
      </span>
    </div>
    {finding.overflow ? (
      <div
        className="absolute bg-[repeating-linear-gradient(135deg,rgb(179_38_30/.75)_0_2px,rgb(255_255_255/.35)_2px_5px)]"
        style={placed(finding.overflow, scale)}
        title={strings.rendition.overflow}
      />
    ) : null}
  </div>
)

export const SlotFrame = ({ slot, scale, chosen }: { slot: PlacedSlot; scale: number; chosen: boolean }) => (
  <div
    role="img"
    aria-label={slot.locked ? `${slot.name}, ${strings.rendition.locked(slot.locked)}` : slot.name}
    className={classes(
      'absolute scheme-light shadow-[0_0_0_1px_var(--surface)]',
      slot.locked ? 'border border-dotted border-ink-2' : 'border-[1.5px] border-thread',
      chosen && 'outline-2 outline-surface',
    )}
    style={placed(slot.box, scale, 3)}
  />
)
