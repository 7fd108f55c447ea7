import { useState } from 'react'
import { isRefusal } from '../../../engine/kernel/refusal.ts'
import { call } from '../../api/call.ts'
import type { Operations } from '../../api/operations.ts'
import { asked, type useCommand } from '../../api/queries.ts'

type Wanted = Operations['asset.amend']['input']

/** Saves what is said of a picture; where its rights take something off the air at once, only after being asked. */
export const useAskedAmend = ({ mutate }: Pick<ReturnType<typeof useCommand<'asset.amend'>>, 'mutate'>) => {
  const [looking, setLooking] = useState(false)
  const [question, setQuestion] = useState<{ wanted: Wanted; campaigns: readonly string[] }>()
  const save = (wanted: Wanted) => mutate(asked(wanted), { onSettled: () => setQuestion(undefined) })
  const set = async (wanted: Wanted): Promise<void> => {
    const { id, rights } = wanted
    if (!rights) return save(wanted)
    setLooking(true)
    const effect = await call('asset.effect', { id, rights }).catch(() => undefined)
    setLooking(false)
    // What is refused here is refused as it is saved, and said where it belongs.
    if (effect === undefined || isRefusal(effect) || effect.warning === undefined) return save(wanted)
    const today = new Date().toISOString().slice(0, 10)
    setQuestion({ wanted, campaigns: effect.campaigns.flatMap(({ name, from }) => (from <= today ? [name] : [])) })
  }
  return { set, save, question, forget: () => setQuestion(undefined), looking }
}
