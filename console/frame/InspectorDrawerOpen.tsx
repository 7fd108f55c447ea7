import { Dialog } from 'radix-ui'
import { useState } from 'react'
import { Button } from '../kit/Button.tsx'
import { Icon } from '../kit/Icon.tsx'
import { strings } from '../strings.ts'
import { HeadOfDrawer } from './HeadOfDrawer.ts'
import type { InspectorContent } from './inspected.ts'

/** The open drawer, once it was asked for. */
export const InspectorDrawerOpen = ({ label, content, onClose }: InspectorContent) => {
  const [open, setOpen] = useState(true)
  const change = (next: boolean) => {
    setOpen(next)
    if (!next) onClose?.()
  }
  return (
    <Dialog.Root open={open} onOpenChange={change}>
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
          <HeadOfDrawer value={label}>{content}</HeadOfDrawer>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
