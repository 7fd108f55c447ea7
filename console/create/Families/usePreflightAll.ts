import { useCallback, useEffect, useRef, useState } from 'react'
import { isRefusal } from '../../../engine/kernel/refusal.ts'
import { preflightAll, type PreflightRun } from '../../../sdk/preflight-all.ts'
import { call } from '../../api/call.ts'
import { strings } from '../../strings.ts'

export interface Run extends PreflightRun {
  running: boolean
  /** Why it ended before its time. */
  because?: string
}

const none: PreflightRun = { of: 0, judged: [], measuring: 0 }

/** Preflight of every family; who leaves the screen stops it. */
export const usePreflightAll = () => {
  const [run, setRun] = useState<Run>()
  const stopping = useRef<AbortController>(undefined)
  useEffect(() => () => stopping.current?.abort(), [])
  const start = useCallback(async () => {
    const { signal } = (stopping.current = new AbortController())
    const end = (because?: string) =>
      setRun((last) => ({ ...(last ?? none), measuring: 0, running: false, ...(because !== undefined && { because }) }))
    setRun({ ...none, running: true })
    try {
      const told = await preflightAll(call, { signal, tell: (now) => setRun({ ...now, running: true }) })
      end(isRefusal(told) ? told.message : undefined)
    } catch {
      end(strings.state.unreachable)
    }
  }, [])
  const stop = useCallback(() => stopping.current?.abort(), [])
  const clear = useCallback(() => setRun(undefined), [])
  return { run, start, stop, clear }
}
