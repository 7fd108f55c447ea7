import { useState } from 'react'
import { mostHeldOut } from '../../../engine/decide/limits.ts'
import { Problem } from '../../api/Answered.tsx'
import { findingsAt } from '../../api/findingsAt.ts'
import { asked, useCommand } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import type { Formatter } from '../../format/formatter.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { FormFoot } from '../../kit/FormFoot.tsx'
import { TextField } from '../../kit/Field.tsx'
import { percentTyped, shareTyped } from './layerDraft.ts'
import { words } from './words.ts'

const { holdout, form } = words
const mostPercent = 100 * mostHeldOut

/** Where what is refused is said. */
const drawn = ['share', 'reason']

/** Which share sees nothing of the engine; what another one would do is said while it is typed. */
export const HoldoutForm = ({ share, onDone }: { share: number; onDone: () => void }) => {
  const format = useFormat()
  const [typed, setTyped] = useState(percentTyped(share))
  const [reason, setReason] = useState('')
  const { mutate, error, isPending, reset } = useCommand('engineHoldout.set')
  const next = shareTyped(typed, mostPercent)
  const wrong = next === undefined ? [{ severity: 'block' as const, sentence: holdout.shareHint(String(mostPercent)) }] : []
  return (
    <InspectorSection title={holdout.set}>
      <form
        noValidate
        className="grid gap-3.5"
        onSubmit={(event) => {
          event.preventDefault()
          if (next !== undefined) mutate(asked({ share: next, ...(reason.trim() && { reason: reason.trim() }) }), { onSuccess: onDone })
        }}
      >
        <TextField
          label={holdout.share}
          hint={wrong.length > 0 ? undefined : holdout.shareHint(String(mostPercent))}
          inputMode="decimal"
          value={typed}
          findings={[...wrong, ...findingsAt(error, 'share')]}
          onChange={(event) => {
            reset()
            setTyped(event.target.value)
          }}
        />
        <TextField
          label={holdout.reason}
          hint={holdout.reasonHint}
          value={reason}
          findings={findingsAt(error, 'reason')}
          onChange={(event) => {
            reset()
            setReason(event.target.value)
          }}
        />
        {next === undefined ? null : (
          <p role="status" className="text-12 text-pretty text-ink-2">
            {effectOf(share, next, format)}
          </p>
        )}
        <FormFoot says={form} isSaving={isPending} onCancel={onDone} problem={error && <Problem problem={error} fields={drawn} />} />
      </form>
    </InspectorSection>
  )
}

const effectOf = (before: number, after: number, { percentSet }: Pick<Formatter, 'percentSet'>): string => {
  if (after === before) return holdout.same
  return after > before ? holdout.grows(percentSet(after - before)) : holdout.shrinks(percentSet(before - after))
}
