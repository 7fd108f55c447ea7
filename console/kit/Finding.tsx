import type { ReactNode } from 'react'
import { strings } from '../strings.ts'
import { classes } from './classes.ts'
import { Go } from './Go.tsx'
import { Mark, type Severity } from './Mark.tsx'

export interface Remedy {
  /** A verb: "Let two lines". */
  label: string
  /** What it does, or where it is done. */
  onPress?: () => void
  href?: string
  busy?: boolean
}

interface Props {
  severity: Severity
  /** What, with the measured value: "Headline is 99 px too wide". */
  title: string
  /** Why, the limit, and the place in words. */
  sentence?: ReactNode
  /** Where it lies: a size, a locale, a slot. */
  place?: ReactNode
  remedy?: Remedy | undefined
  /** Other ways to mend it. */
  others?: readonly Remedy[]
  /** The number on its frame in the rendition. */
  number?: number
  /** One line, for lists. */
  compact?: boolean
}

/** A mark in its place, one sentence, the value and its limit, and one remedy that can be pressed. */
export const Finding = ({ severity, title, sentence, place, remedy, others = [], number, compact = false }: Props) =>
  compact ? (
    <div className="flex min-h-7.5 items-center gap-2">
      <Mark severity={severity} />
      <b className="min-w-0 flex-1">{title}</b>
      {remedy ? <RemedyButton remedy={remedy} /> : <span className="text-ink-3">{place}</span>}
    </div>
  ) : (
    <div className="grid grid-cols-[17px_minmax(0,1fr)] gap-x-2.5">
      {number === undefined ? <Mark severity={severity} className="mt-1.5" /> : <Numbered severity={severity} number={number} />}
      <div>
        <b className="font-title">{title}</b>
        {sentence ? <p className="text-pretty text-ink-2">{sentence}</p> : null}
        {remedy || others.length > 0 || place ? (
          <div className="mt-0.5 flex items-baseline justify-between gap-3">
            <span className="grid justify-items-start gap-1">
              {[...(remedy ? [remedy] : []), ...others].map((one) => (
                <RemedyButton key={one.label} remedy={one} />
              ))}
            </span>
            <span className="text-12 text-ink-3">{place}</span>
          </div>
        ) : null}
      </div>
    </div>
  )

const grounds: Record<Severity, string> = {
  block: 'bg-block text-block-ink',
  warn: 'rounded-full bg-warn text-surface',
  note: 'rounded-full border-[1.5px] border-ink-3 text-ink-2',
}

const Numbered = ({ severity, number }: { severity: Severity; number: number }) => (
  <span className={classes('mt-0.5 grid size-[17px] place-items-center text-[11px]/none font-title', grounds[severity])}>
    <span className="sr-only">{strings.marks[severity]}, </span>
    {number}
  </span>
)

const look = 'target rounded-1 text-left font-label text-thread hover:underline aria-disabled:text-ink-3'

const RemedyButton = ({ remedy: { label, href, busy, onPress } }: { remedy: Remedy }) =>
  href === undefined ? (
    <button type="button" aria-disabled={busy || undefined} onClick={busy ? undefined : onPress} className={look}>
      {label}
    </button>
  ) : (
    <Go href={href} className={look}>
      {label}
    </Go>
  )
