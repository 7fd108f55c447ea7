import { Dialog } from 'radix-ui'
import { useEffect, useState } from 'react'
import { Icon } from '../kit/Icon.tsx'
import { Key } from '../kit/Key.tsx'
import { strings } from '../strings.ts'
import { mayRun, type Action } from './action.ts'
import type { Early } from './early.ts'
import { useAllActions } from './Actions.tsx'
import { PaletteAsk } from './PaletteAsk.tsx'
import { PaletteList } from './PaletteList.tsx'
import { rank } from './rank.ts'
import type { Finder, Registry } from './registry.ts'
import { useFound } from './useFound.ts'

interface Props {
  registry: Registry
  find: Finder | undefined
  /** What was typed before it was there. */
  early: Early
  /** Opens at the fields of this action. */
  action?: Action | undefined
  onClose: () => void
}

/** Do, go, find: one line to type in, and everything that can be done from here below it. */
export const Palette = ({ registry, find, early, action, onClose }: Props) => {
  const [asking, setAsking] = useState(action)
  const take = (chosen: Action) => {
    if (!mayRun(chosen)) return
    if (chosen.asks) return setAsking(chosen)
    onClose()
    registry.run(chosen)
  }
  return (
    <Dialog.Root open onOpenChange={(open) => open || onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-30 bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[12vh] left-1/2 z-30 w-155 max-w-[calc(100vw-24px)] -translate-x-1/2 overflow-hidden rounded-3 bg-raised text-13 text-ink shadow-float"
        >
          <Dialog.Title className="sr-only">{strings.palette.title}</Dialog.Title>
          {asking ? (
            <PaletteAsk
              action={asking}
              early={early}
              onCancel={onClose}
              onDone={(answers) => {
                onClose()
                registry.run(asking, answers)
              }}
            />
          ) : (
            <Seek registry={registry} find={find} early={early} onTake={take} />
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

interface SeekProps extends Pick<Props, 'registry' | 'find' | 'early'> {
  onTake: (action: Action) => void
}

const Seek = ({ registry, find, early, onTake }: SeekProps) => {
  const [text, setText] = useState(early.text)
  useEffect(() => early.arrive(), [early])
  const [at, setAt] = useState(0)
  const { things } = useFound(find, text)
  const listed = rank([...useAllActions(registry), ...things], text, registry.recency)
  const active = Math.min(at, listed.length - 1)
  const steer = (key: string): boolean => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[key]
    if (step) setAt((active + step + listed.length) % Math.max(1, listed.length))
    else if (key === 'Enter' && listed[active]) onTake(listed[active])
    else return false
    return true
  }
  return (
    <>
      <div className="flex h-10.5 items-center gap-2.5 border-b border-line px-3">
        <Icon name="search" className="shrink-0 text-ink-2" />
        <input
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={listed[active] ? `palette-${active}` : undefined}
          aria-label={strings.palette.title}
          placeholder={strings.palette.hint}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setAt(0)
          }}
          onKeyDown={(event) => steer(event.key) && event.preventDefault()}
          className="min-w-0 flex-1 bg-transparent text-15 caret-thread outline-none placeholder:text-ink-3"
        />
        <Key keys="Escape" />
      </div>
      <PaletteList actions={listed} text={text} active={active} subject={registry.subject()} onHover={setAt} onTake={onTake} />
    </>
  )
}
