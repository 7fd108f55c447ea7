import { useQueryClient } from '@tanstack/react-query'
import { createContext, use, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { call } from '../api/call.ts'
import { touchedBy } from '../api/queries.ts'
import { holdVerdicts, type HeldVerdicts, type VerdictState } from './heldVerdicts.ts'

/** Where no engine is, nothing is judged. */
const HeldVerdictsContext = createContext<HeldVerdicts>(holdVerdicts(async () => undefined))

/**
 * Holds verdicts above all screens. Whoever closes the window meant what was pressed, so it is sent then and nobody is asked; a window that is only hidden
 * goes on counting. Should the browser throw a sleeping page away, the verdict is lost and what it was about waits on, which does no harm.
 */
export const VerdictHolder = ({ children }: { children: ReactNode }) => {
  const client = useQueryClient()
  const [verdicts] = useState(() =>
    holdVerdicts(async ({ input }) => {
      const answer = await call('approval.judge', input, { idempotencyKey: crypto.randomUUID(), keepalive: true }).catch((problem: Error) => problem)
      await client.invalidateQueries(touchedBy(new Set(['approval'])))
      return answer instanceof Error || isRefusal(answer) ? answer : undefined
    }),
  )
  useEffect(() => {
    const leave = () => void verdicts.settle()
    addEventListener('pagehide', leave)
    return () => removeEventListener('pagehide', leave)
  }, [verdicts])
  return <HeldVerdictsContext value={verdicts}>{children}</HeldVerdictsContext>
}

export const useHeldVerdicts = (): HeldVerdicts & { now: VerdictState } => {
  const verdicts = use(HeldVerdictsContext)
  return { ...verdicts, now: useSyncExternalStore(verdicts.subscribe, verdicts.state) }
}
