import { useMemo, useState } from 'react'
import { senders } from '../../../engine/people/permission.ts'
import type { Action } from '../../actions/action.ts'
import { asked, useCommand, useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { useUnless } from '../../frame/useUnless.ts'
import { words } from '../words.ts'
import type { Mailing } from './ledger.ts'

/** What can be done with a mailing: send it, once somebody said yes to what that comes to; stop it; say what became of a message of which nobody knows. */
export const useMailingDeeds = (mailing: Mailing | undefined) => {
  const { count } = useFormat()
  const because = useUnless(senders, words.whoSends)
  const [sending, setSending] = useState<string>()
  const stop = useCommand('mailing.stop')
  const resolve = useCommand('delivery.resolve')
  const proof = useCommand('proof.send')
  const lost = (mailing?.ledger.unknown ?? 0) > 0
  const unknown = useQueryOf('delivery.list', { mailing: mailing?.id ?? '', state: ['unknown'], limit: 1 }, { enabled: lost, follows: ['mailing'] })
  const first = lost ? unknown.data?.items[0]?.id : undefined
  const actions = useMemo<readonly Action[]>(() => {
    if (!mailing) return []
    const { id, state, ledger } = mailing
    const found: Action[] = []
    if (state === 'running')
      found.push({
        id: 'mailing.stop',
        group: 'do',
        label: words.stop,
        operation: 'mailing.stop',
        tone: 'danger',
        asks: [{ name: 'reason', label: words.reason }],
        run: ({ reason = '' }) => stop.mutate(asked({ id, reason })),
      })
    if (state === 'draft')
      found.push({
        id: 'mailing.start',
        group: 'do',
        label: words.send,
        operation: 'mailing.start',
        keys: 'S',
        tone: 'filled',
        because,
        run: () => setSending(id),
      })
    found.push({
      id: 'proof.send',
      group: 'do',
      label: words.proof.send,
      operation: 'proof.send',
      busy: proof.isPending ? words.proof.sending : undefined,
      run: () => proof.mutate(asked({ mailing: id })),
    })
    if (first !== undefined)
      found.push({
        id: 'delivery.resolve',
        group: 'do',
        label: words.resolve(count(ledger.unknown)),
        operation: 'delivery.resolve',
        keys: 'R',
        tone: 'filled',
        asks: [
          { name: 'as', label: words.resolveAs, options: words.resolutions },
          { name: 'note', label: words.resolveNote },
        ],
        run: ({ as, note = '' }) => resolve.mutate(asked({ id: first, as: as === 'failed' ? 'failed' : 'accepted', note })),
      })
    return found
    // The mutations are stable.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [mailing, first, count, because, proof.isPending])
  const [sent] = proof.data?.proofs ?? []
  const problem = stop.error ?? resolve.error ?? proof.error
  const proofTo = sent?.mailing === mailing?.id ? sent?.address : undefined
  return { actions, problem, proofTo, sending: mailing?.id === sending ? mailing : undefined, close: () => setSending(undefined) }
}
