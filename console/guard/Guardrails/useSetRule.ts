import { useState } from 'react'
import { isRefusal } from '../../../engine/kernel/refusal.ts'
import { call } from '../../api/call.ts'
import type { Operations } from '../../api/operations.ts'
import { asked, useCommand } from '../../api/queries.ts'

type Wanted = Operations['guardrail.set']['input']
export type Effect = Operations['guardrail.effect']['output']

/**
 * Saves a guardrail. One that blocks is held against what is live first: where it takes something off the air, or nobody could look at all that is live,
 * it is saved only after being asked.
 */
export const useSetRule = (onDone: () => void) => {
  const { mutate, error, isPending, reset } = useCommand('guardrail.set')
  const [looking, setLooking] = useState(false)
  const [question, setQuestion] = useState<{ wanted: Wanted; effect: Effect }>()
  const save = (wanted: Wanted) => mutate(asked(wanted), { onSuccess: onDone, onSettled: () => setQuestion(undefined) })
  const set = async (wanted: Wanted): Promise<void> => {
    const { kind, settings, severity, scope } = wanted
    setLooking(true)
    const effect = await call('guardrail.effect', { kind, settings, ...(severity && { severity }), ...(scope && { scope }) }).catch(() => undefined)
    setLooking(false)
    // What is refused here is refused as it is saved, and said where it belongs.
    if (effect === undefined || isRefusal(effect) || effect.warning === undefined) save(wanted)
    else setQuestion({ wanted, effect })
  }
  return { set, save, question, forget: () => setQuestion(undefined), error, reset, looking, saving: isPending }
}
