import type { ReactNode } from 'react'
import { classes } from '../classes.ts'

/** One part of the kit page. */
export const Sample = ({ title, wide = false, children }: { title: string; wide?: boolean; children: ReactNode }) => (
  <section aria-label={title} className={classes('mb-7 min-w-0', wide && 'col-span-full')}>
    <h2 className="mb-2 border-b border-line pb-[7px] font-title">{title}</h2>
    {children}
  </section>
)

/** A mark and what it says, in two columns. */
export const Row = ({ mark, name, children }: { mark: ReactNode; name: string; children: ReactNode }) => (
  <div className="grid min-h-8.5 grid-cols-[272px_minmax(0,1fr)] items-center gap-x-4 border-b border-line py-1 last:border-0 max-column:grid-cols-1 max-column:gap-y-1 max-column:py-2">
    <div>{mark}</div>
    <p>
      <b>{name}</b> <span className="text-ink-2">{children}</span>
    </p>
  </div>
)
