import { lazy, Suspense, use, useState, type ReactNode } from 'react'
import { Button } from '../kit/Button.tsx'
import { HeadOfDrawer } from './HeadOfDrawer.ts'
import type { InspectorContent } from './inspected.ts'
import { classes } from '../kit/classes.ts'
import { Icon } from '../kit/Icon.tsx'
import { useMedia } from '../kit/useMedia.ts'
import { strings } from '../strings.ts'

export const useDrawer = (): boolean => useMedia('(width < 1200px)')

/** Details of what is chosen, beside the body; narrower where a list stands at the left. */
export const InspectorPane = ({ label, content, onClose, narrow }: InspectorContent & { narrow: boolean }) => (
  <aside
    aria-label={label}
    className={classes('relative shrink-0 overflow-y-auto border-l border-line bg-surface', narrow ? 'w-72' : 'w-(--inspector)')}
  >
    {onClose ? (
      <button
        type="button"
        aria-label={strings.inspector.close}
        onClick={onClose}
        className="absolute top-2.5 right-2.5 z-1 grid size-6 place-items-center rounded-2 text-ink-3 hover:bg-hover hover:text-ink"
      >
        <Icon name="close" />
      </button>
    ) : null}
    {content}
  </aside>
)

const InspectorDrawerOpen = lazy(async () => ({ default: (await import('./InspectorDrawerOpen.tsx')).InspectorDrawerOpen }))

/** The same as a drawer, where there is no room beside the body; loaded when it is first opened. What somebody chose opens by itself. */
export const InspectorDrawer = (inspector: InspectorContent) => {
  const [asked, setAsked] = useState(inspector.onClose !== undefined)
  const resting = (
    <Button tone="quiet" aria-haspopup="dialog" aria-expanded={false} onClick={() => setAsked(true)}>
      {strings.inspector.open}
    </Button>
  )
  return asked ? (
    <Suspense fallback={resting}>
      <InspectorDrawerOpen {...inspector} />
    </Suspense>
  ) : (
    resting
  )
}

/** One part of an inspector, parted by a hairline. What the drawer is called is not said again. */
export const InspectorSection = ({ title, side, children }: { title: ReactNode; side?: ReactNode; children: ReactNode }) => {
  const said = use(HeadOfDrawer) === title
  return (
    <section className="border-b border-line px-4 py-3.5 last:border-0">
      {said && !side ? null : (
        <div className="mb-2 flex items-baseline justify-between gap-3">
          {said ? null : <h2 className="text-13 font-title">{title}</h2>}
          {side ? <span className="text-ink-3">{side}</span> : null}
        </div>
      )}
      {children}
    </section>
  )
}
