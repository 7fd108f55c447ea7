import { useBlocker } from '@tanstack/react-router'
import { useEffect, useRef, type ReactNode } from 'react'
import { Dialog } from '../kit/Dialog.tsx'
import { strings } from '../strings.ts'

/** Asks before somebody leaves what they have not saved, by whatever way. `leave` goes on without a question: what was written is kept elsewhere now. */
export const useUnsaved = (unsaved: boolean): { question: ReactNode; leave: (go: () => void) => void } => {
  const held = useRef(unsaved)
  useEffect(() => {
    held.current = unsaved
  }, [unsaved])
  const { status, proceed, reset } = useBlocker({
    // What is only said in another way in the address is the same page.
    shouldBlockFn: ({ current, next }) => held.current && current.pathname !== next.pathname,
    enableBeforeUnload: () => held.current,
    withResolver: true,
  })
  const leave = (go: () => void) => {
    held.current = false
    go()
  }
  const question = (
    <Dialog
      title={strings.unsaved.title}
      sentence={strings.unsaved.sentence}
      verb={strings.unsaved.leave}
      cancel={strings.unsaved.stay}
      destroys
      open={status === 'blocked'}
      onOpenChange={(open) => (open ? undefined : reset?.())}
      onConfirm={() => proceed?.()}
    />
  )
  return { question, leave }
}
