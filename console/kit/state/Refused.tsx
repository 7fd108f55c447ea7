import { useEffect, useRef, type ReactNode } from 'react'
import type { Refusal, RefusalPlace } from '../../../engine/kernel/refusal.ts'
import { strings } from '../../strings.ts'
import { Mark } from '../Mark.tsx'

interface Props {
  refusal: Refusal
  /** The text that was refused, when the place is in it: it is shown with the mark under its character. */
  text?: string
  /** The remedy as a button, and what else helps. */
  children?: ReactNode
}

/** The engine said no: what, where, what to do, and its code. What was typed is kept. */
export const Refused = ({ refusal, text, children }: Props) => (
  <div role="alert" className="max-w-160 min-w-0 rounded-3 border border-block px-4 py-3.5">
    <div className="flex items-baseline gap-2">
      <Mark severity="block" />
      <b className="min-w-0 flex-1">{refusal.message}</b>
    </div>
    {(refusal.where ?? []).map((place, index) => (
      <Place key={index} place={place} text={text} />
    ))}
    {refusal.remedy ? <p className="mt-1 text-pretty text-ink-2">{refusal.remedy}</p> : null}
    {children ? <div className="mt-2 flex flex-wrap items-center gap-2">{children}</div> : null}
    <p className="mt-1 font-mono text-11 text-ink-3">{refusal.code}</p>
  </div>
)

/** What was refused is said at the fields; the first of them gets the focus, since a long form hides it. */
export const ToMend = () => {
  const here = useRef<HTMLParagraphElement>(null)
  useEffect(() => here.current?.closest('form, main')?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), [])
  return (
    <p ref={here} role="alert" className="flex items-center gap-2 font-strong">
      <Mark severity="block" />
      {strings.state.mend}
    </p>
  )
}

const Place = ({ place, text }: { place: RefusalPlace; text: string | undefined }) => {
  const line = text?.split('\n')[(place.line ?? 1) - 1]
  if (line === undefined || place.column === undefined) {
    return (
      <p className="mt-1 text-ink-2">
        {place.path ? <span className="mono mr-2 text-ink">{place.path}</span> : null}
        {place.problem} {place.hint}
      </p>
    )
  }
  // The text scrolls, so the keys must reach it; what is said of it wraps and is never cut.
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0} className="mono mt-2 overflow-x-auto" aria-label={`${strings.state.line(place.line ?? 1, place.column)}: ${place.problem}`}>
        {line}
        {'\n'}
        <span className="text-block">{' '.repeat(place.column - 1)}^</span>
      </pre>
      <p className="mt-1 text-pretty text-block">
        {place.problem} {place.hint}
      </p>
    </>
  )
}
