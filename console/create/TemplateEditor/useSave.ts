import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { isRefusal } from '../../../engine/kernel/refusal.ts'
import { asked, useCommand } from '../../api/queries.ts'
import { changesOf, saidOf, type Draft, type Stored } from './draft.ts'

/** Adds what is new, amends what is stored, at the version that was seen; then its page opens. */
export const useSave = (draft: Draft, base: Stored | undefined) => {
  const navigate = useNavigate()
  const { mutate: add, reset: forgetAdded, ...added } = useCommand('template.add')
  const { mutate: amend, reset: forgetAmended, ...amended } = useCommand('template.amend')
  const save = useCallback(() => {
    // What was changed here is stored by now: nobody is asked whether to leave it.
    const onSuccess = ({ key }: { key: string }) => void navigate({ to: `/templates/${key}`, ignoreBlocker: true })
    if (base) amend(asked({ id: base.id, ...changesOf(draft, base), ifVersion: base.version }), { onSuccess })
    else add(asked(saidOf(draft)), { onSuccess })
  }, [draft, base, add, amend, navigate])
  const reset = useCallback(() => {
    forgetAdded()
    forgetAmended()
  }, [forgetAdded, forgetAmended])
  const error = added.error ?? amended.error
  const stale = staleIn(error)
  return { save, reset, busy: added.isPending || amended.isPending, done: added.isSuccess || amended.isSuccess, stale, error: stale ? null : error }
}

/** What stands there now, where somebody else saved first. */
const staleIn = (error: unknown): Stored | undefined =>
  isRefusal(error) && error.code === 'staleVersion' ? (error.facts?.['current'] as Stored | undefined) : undefined
