import { Dialog } from 'radix-ui'
import { useState, type ReactNode } from 'react'
import { Button } from '../kit/Button.tsx'
import { classes } from '../kit/classes.ts'
import { Icon } from '../kit/Icon.tsx'
import { useMedia } from '../kit/useMedia.ts'
import { strings } from '../strings.ts'

export interface InspectorContent {
  /** What it shows: "Brief 0423". */
  label: string
  content: ReactNode
}

export const useDrawer = (): boolean => useMedia('(width < 1200px)')

/** Details of what is chosen, beside the body; narrower where a list stands at the left. */
export const InspectorPane = ({ label, content, narrow }: InspectorContent & { narrow: boolean }) => (
  <aside aria-label={label} className={classes('shrink-0 overflow-y-auto border-l border-line bg-surface', narrow ? 'w-72' : 'w-(--inspector)')}>
    {content}
  </aside>
)

/** The same as a drawer, where there is no room beside the body. */
export const InspectorDrawer = ({ label, content }: InspectorContent) => {
  const [open, setOpen] = useState(false)
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger asChild>
        <Button tone="quiet">{strings.inspector.open}</Button>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-30 bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 right-0 z-30 w-[min(100vw,360px)] overflow-y-auto bg-surface text-13 text-ink shadow-float"
        >
          <div className="sticky top-0 z-1 flex h-(--bar) items-center justify-between border-b border-line bg-surface px-4">
            <Dialog.Title className="font-title">{label}</Dialog.Title>
            <Dialog.Close aria-label={strings.inspector.close} className="target rounded-1 text-ink-2 hover:text-ink">
              <Icon name="close" />
            </Dialog.Close>
          </div>
          {content}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** One part of an inspector, parted by a hairline. */
export const InspectorSection = ({ title, side, children }: { title: ReactNode; side?: ReactNode; children: ReactNode }) => (
  <section className="border-b border-line px-4 py-3.5 last:border-0">
    <div className="mb-2 flex items-baseline justify-between gap-3">
      <h2 className="text-13 font-title">{title}</h2>
      {side ? <span className="text-ink-3">{side}</span> : null}
    </div>
    {children}
  </section>
)
