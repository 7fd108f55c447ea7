import { useBlocker } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import { Dialog } from '../kit/Dialog.tsx'
import { strings } from '../strings.ts'

type Go = () => void

interface Unsaved {
  question: ReactNode
  /** Goes on without a question: what was written is kept elsewhere now. */
  leave: (go: Go) => void
  /** Goes on at once where nothing is unsaved, else after the question: what loses it without leaving the page. */
  ask: (go: Go) => void
}

/** Asks before somebody leaves what they have not saved, by whatever way. */
export const useUnsaved = (unsaved: boolean): Unsaved => {
  const held = useRef(unsaved)
  const [asked, setAsked] = useState<{ go: Go }>()
  useEffect(() => {
    held.current = unsaved
  }, [unsaved])
  const { status, proceed, reset } = useBlocker({
    // What is only said in another way in the address is the same page.
    shouldBlockFn: ({ current, next }) => held.current && current.pathname !== next.pathname,
    enableBeforeUnload: () => held.current,
    withResolver: true,
  })
  const leave = useCallback((go: Go) => {
    held.current = false
    go()
  }, [])
  const ask = useCallback((go: Go) => (held.current ? setAsked({ go }) : go()), [])
  const stay = () => {
    setAsked(undefined)
    reset?.()
  }
  const goOn = () => {
    setAsked(undefined)
    if (asked) leave(asked.go)
    else proceed?.()
  }
  const question = (
    <Dialog
      title={strings.unsaved.title}
      sentence={strings.unsaved.sentence}
      verb={strings.unsaved.leave}
      cancel={strings.unsaved.stay}
      destroys
      open={asked !== undefined || status === 'blocked'}
      onOpenChange={(open) => (open ? undefined : stay())}
      onConfirm={goOn}
    />
  )
  return { question, leave, ask }
}
