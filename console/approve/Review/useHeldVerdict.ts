import { useCallback, useEffect, useRef, useState } from 'react'
import { asked, useCommand, type NoAnswer } from '../../api/queries.ts'
import type { Operations } from '../../api/operations.ts'

export interface GivenVerdict {
  /** Title of what was judged. */
  title: string
  input: Operations['approval.judge']['input']
}

export interface HeldVerdict {
  /** Given, and still to be taken back until this moment (milliseconds since 1970). */
  held: (GivenVerdict & { until: number }) | null
  give: (verdict: GivenVerdict) => void
  undo: () => void
  /** The verdict that the engine would not take, and why. */
  failed: { title: string; problem: NoAnswer } | null
}

const patience = 10_000

/**
 * A verdict binds at once where it is known, so the ten seconds in which it may be taken back are spent here. Whoever leaves the screen or hides the
 * window meant it: it is sent then.
 */
export const useHeldVerdict = (): HeldVerdict => {
  const { mutate, error } = useCommand('approval.judge')
  const [held, setHeld] = useState<HeldVerdict['held']>(null)
  const [sent, setSent] = useState('')
  const waiting = useRef<GivenVerdict | null>(null)
  const send = useRef(() => {})
  useEffect(() => {
    send.current = () => {
      const verdict = waiting.current
      waiting.current = null
      if (!verdict) return
      setSent(verdict.title)
      mutate(asked(verdict.input))
      setHeld(null)
    }
  })
  useEffect(() => {
    if (!held) return
    const timer = setTimeout(() => send.current(), held.until - Date.now())
    return () => clearTimeout(timer)
  }, [held])
  useEffect(() => {
    const leave = () => send.current()
    const hide = () => document.visibilityState === 'hidden' && leave()
    document.addEventListener('visibilitychange', hide)
    return () => {
      document.removeEventListener('visibilitychange', hide)
      leave()
    }
  }, [])
  const give = useCallback((verdict: GivenVerdict) => {
    send.current()
    waiting.current = verdict
    setHeld({ ...verdict, until: Date.now() + patience })
  }, [])
  const undo = useCallback(() => {
    waiting.current = null
    setHeld(null)
  }, [])
  return {
    held,
    give,
    undo,
    failed: error ? { title: sent, problem: error } : null,
  }
}
