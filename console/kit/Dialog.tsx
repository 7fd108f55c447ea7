import { AlertDialog } from 'radix-ui'
import { useState, type ReactNode } from 'react'
import { strings } from '../strings.ts'
import { Button } from './Button.tsx'

interface Props {
  /** The question, with the thing's name in it: "Retire “Dry all the way home”?" */
  title: string
  /** What it does and what it cannot bring back. */
  sentence: ReactNode
  /** The verb on the button, with the count and the name. */
  verb: string
  /** What leaves everything as it is, where "Keep it" does not say that. */
  cancel?: string
  onConfirm: () => void
  open: boolean
  onOpenChange: (open: boolean) => void
  /** It destroys: the button is filled red here, and only here. */
  destroys?: boolean
  /** For what hurts most: the name must be typed. */
  typeName?: string
  busy?: string | undefined
  /** Why it cannot be done now. */
  because?: string | undefined
}

/** Only for what cannot be undone. Everything else happens, and can be undone for ten seconds. */
export const Dialog = ({
  title,
  sentence,
  verb,
  cancel = strings.dialog.cancel,
  onConfirm,
  open,
  onOpenChange,
  destroys = false,
  typeName,
  busy,
  because,
}: Props) => {
  const [typed, setTyped] = useState('')
  const ready = !typeName || typed === typeName
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-30 bg-scrim" />
        <AlertDialog.Content className="fixed top-[18vh] left-1/2 z-30 grid w-110 max-w-[calc(100vw-32px)] -translate-x-1/2 gap-3 rounded-3 bg-raised p-5 text-13 text-ink shadow-float">
          <AlertDialog.Title className="text-15 font-title">{title}</AlertDialog.Title>
          <AlertDialog.Description asChild>
            <div className="text-pretty text-ink-2">{sentence}</div>
          </AlertDialog.Description>
          {typeName ? (
            <input
              aria-label={typeName}
              placeholder={typeName}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              className="h-(--control) rounded-2 border border-edge bg-surface px-2"
            />
          ) : null}
          <div className="mt-2 flex flex-wrap justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button>{cancel}</Button>
            </AlertDialog.Cancel>
            <Button
              tone={destroys ? 'dangerFilled' : 'filled'}
              busy={busy}
              because={because}
              becauseFirst
              aria-disabled={!ready}
              onClick={() => ready && onConfirm()}
            >
              {verb}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
