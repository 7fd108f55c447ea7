import { Dialog } from 'radix-ui'
import { useState } from 'react'
import { Go } from '../kit/Go.tsx'
import { Icon } from '../kit/Icon.tsx'
import { UprightLoop } from '../kit/loop/UprightLoop.tsx'
import { strings } from '../strings.ts'
import { Age } from './Age.tsx'
import { useFrame } from './FrameContext.ts'
import { loopButton, LoopMark } from './LoopMark.tsx'
import { entryAt, screensOf } from './place.ts'

/** The open loop, once it was asked for. */
export const LoopSheetOpen = () => {
  const { engine, stations, screens, figures, at } = useFrame()
  const [open, setOpen] = useState(true)
  const here = entryAt(screens, at)
  const close = () => setOpen(false)
  const near = here?.stage ? screensOf(screens, here.stage, figures) : []
  const rest = screens.filter((entry) => entry.steward || entry.path === '/').map(({ path, label }) => ({ label, href: path, figure: figures[path] }))
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger aria-label={strings.loop.open} className={loopButton}>
        <LoopMark />
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-30 bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 left-0 z-30 flex w-[min(100vw-32px,400px)] flex-col gap-3 overflow-y-auto bg-surface p-4 text-13 text-ink shadow-float"
        >
          <div className="flex items-center justify-between">
            <Dialog.Title className="text-15 font-title">{engine.name}</Dialog.Title>
            <Dialog.Close aria-label={strings.loop.close} className="grid size-11 place-items-center rounded-2 text-ink-2">
              <Icon name="close" />
            </Dialog.Close>
          </div>
          <nav aria-label={strings.loop.name}>
            <UprightLoop stations={stations} here={here?.stage} onFollow={close} />
          </nav>
          {[near, rest].map((group, index) =>
            group.length > 0 ? (
              <ul key={index} className="border-t border-line pt-2">
                {group.map(({ label, href, figure }) => (
                  <li key={href}>
                    <Go
                      href={href}
                      onClick={close}
                      aria-current={href === at ? 'page' : undefined}
                      className="flex h-11 items-center justify-between rounded-2 px-2 aria-[current]:font-strong"
                    >
                      {label}
                      <span className="text-12 font-text text-ink-3">{figure}</span>
                    </Go>
                  </li>
                ))}
              </ul>
            ) : null,
          )}
          <Age />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
