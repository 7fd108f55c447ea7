import { Answered, Problem } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { asked, useCommand, useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Dialog } from '../../kit/Dialog.tsx'
import { words } from '../words.ts'
import type { Mailing } from './ledger.ts'
import { Foreseen } from './Foreseen.tsx'

type Plan = Operations['mailing.plan']['output']

const { sending } = words

interface Props {
  mailing: Mailing
  onClose: () => void
}

/** Asks before a mailing goes out: to how many, to whom not and why, from whom, under which subject. Nothing here can be called back. */
export const SendDialog = ({ mailing, onClose }: Props) => {
  const { id, key, name, version } = mailing
  const query = useQueryOf('mailing.plan', { id }, { follows: ['audience', 'campaign', 'contactGate', 'placement', 'profile', 'suppression'] })
  const { mutate, error, isPending } = useCommand('mailing.start')
  const { count } = useFormat()
  const { data: plan } = query
  return (
    <Dialog
      title={sending.title(name)}
      sentence={
        <div className="grid max-h-[56vh] gap-3 overflow-y-auto">
          {error ? <Problem problem={error} /> : null}
          <Answered query={query}>{(told) => <Foreseen mailing={mailing} plan={told} />}</Answered>
          <p className="text-ink">{sending.final}</p>
        </div>
      }
      verb={plan && plan.goesOut > 0 ? sending.verb(count(plan.goesOut)) : sending.verbOpen}
      cancel={sending.notNow}
      because={hindrance(plan)}
      busy={isPending ? sending.busy : undefined}
      open
      onOpenChange={(open) => open || onClose()}
      onConfirm={() => mutate(asked({ id, confirm: key, ifVersion: version }), { onSuccess: onClose })}
    />
  )
}

/** Why it may not be sent now; nobody says yes to what is not counted yet. */
const hindrance = (plan: Plan | undefined): string | undefined => {
  if (!plan) return sending.counting
  if (!plan.content.some(({ stands }) => stands)) return sending.nothingWhy
  return plan.goesOut === 0 ? sending.nobodyWhy : undefined
}
