import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { mailers } from '../../../engine/people/permission.ts'
import type { Action } from '../../actions/action.ts'
import type { InspectorContent } from '../../frame/inspected.ts'
import { useAddress } from '../../frame/useAddress.ts'
import { useUnless } from '../../frame/useUnless.ts'
import { words } from '../words.ts'
import type { Mailing } from './ledger.ts'
import { MailingForm } from './MailingForm.tsx'

interface Drafting {
  /** Drafting a new one, and changing the draft that is shown; dashed for who may not. */
  actions: readonly Action[]
  /** The form, while one drafts. */
  form: InspectorContent | undefined
  begin: () => void
}

/** Drafting mailings. Which one is in hand stands in the address, so that it can be sent to somebody and survives a reload. */
export const useDrafting = (mailings: readonly Mailing[] | undefined, shown: Mailing | undefined): Drafting => {
  const navigate = useNavigate()
  const because = useUnless(mailers, words.whoMails)
  const [address, say] = useAddress()
  const change = address.get('change') ?? undefined
  const close = useMemo(() => () => say({ change: undefined }), [say])
  const begin = useMemo(() => () => say({ change: 'new' }), [say])
  const actions = useMemo<readonly Action[]>(() => {
    const drafting = { group: 'do', operation: 'mailing.draft', because } as const
    const first: Action = { ...drafting, id: 'mailing.new', label: words.draftMailing, keys: 'N', run: begin }
    return shown?.state === 'draft'
      ? [first, { ...drafting, id: 'mailing.change', label: words.change, keys: 'E', run: () => say({ change: 'this' }) }]
      : [first]
  }, [shown?.state, because, say, begin])
  const before = change === 'this' && shown?.state === 'draft' ? shown : undefined
  const isOpen = mailings !== undefined && (change === 'new' || before !== undefined)
  const saved = (id: string) => void navigate({ to: '/mailings/$mailing', params: { mailing: id } })
  return {
    actions,
    begin,
    form: isOpen
      ? {
          label: before ? words.change : words.draftMailing,
          content: <MailingForm key={before?.id ?? 'new'} mailing={before} last={mailings[0]} onDone={close} onSaved={saved} />,
          onClose: close,
        }
      : undefined,
  }
}
