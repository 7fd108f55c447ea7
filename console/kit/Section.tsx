import { useId, type ReactNode } from 'react'
import { classes } from './classes.ts'

interface Props {
  title: ReactNode
  /** What the section is of, at the right: "exact, of each snapshot". */
  side?: ReactNode
  /** Stands behind the title on the same line, paler. */
  note?: ReactNode
  children: ReactNode
  className?: string
}

/** A region of a screen with its head. Regions are parted by hairlines, never by cards. */
export const Section = ({ title, side, note, children, className }: Props) => {
  const head = useId()
  return (
    <section aria-labelledby={head} className={className}>
      <SectionHead id={head} title={title} side={side} note={note} />
      {children}
    </section>
  )
}

export const SectionHead = ({
  id,
  title,
  side,
  note,
  className,
}: {
  id?: string
  title: ReactNode
  side?: ReactNode
  note?: ReactNode
  className?: string
}) => (
  <div className={classes('flex min-h-9.5 flex-wrap items-center justify-between gap-x-4 py-1', className)}>
    <h2 id={id} className="text-13 font-title">
      {title} {note ? <span className="ml-1 font-text text-ink-3">{note}</span> : null}
    </h2>
    {side ? <div className="text-ink-3">{side}</div> : null}
  </div>
)
