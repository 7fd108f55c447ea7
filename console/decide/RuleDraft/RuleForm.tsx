import { useState } from 'react'
import { isRefusal } from '../../../engine/kernel/refusal.ts'
import { Problem } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { asked, useCommand, type NoAnswer } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { TextField, type FieldFinding } from '../../kit/Field.tsx'
import { FormFoot } from '../../kit/FormFoot.tsx'
import { LazyRuleBuilder } from '../../rule/LazyRuleBuilder.tsx'
import { CampaignRuleFields } from './CampaignRuleFields.tsx'
import { CapsField } from './CapsField.tsx'
import { draftOf, formOf, wrongIn, type Ruled, type Wrong } from './form.ts'
import { PlacementRuleFields } from './PlacementRuleFields.tsx'
import { words } from './words.ts'

interface Props {
  of: Operations['rule.draft']['input']['of'] & { key: string }
  /** What the form begins with. */
  ruled: Ruled
  because: string
  /** Version of the draft that there is. */
  version: number | undefined
  /** What else the draft changes. */
  carried: Partial<Operations['rule.draft']['input']>
  policies: readonly { value: string; label: string }[]
  onDone: () => void
}

/** The rule of one placement or campaign, to be drafted: nothing of it is live before another person has said yes. */
export const RuleForm = ({ of, ruled, because, version, carried, policies, onDone }: Props) => {
  const days = useFormat()
  const [form, setForm] = useState(() => formOf(ruled, because, days))
  const [tried, setTried] = useState(false)
  const { mutate, error, isPending, reset } = useCommand('rule.draft')
  const wrong = wrongIn(form, of.kind)
  const set = (change: Partial<typeof form>) => {
    reset()
    setForm((before) => ({ ...before, ...change }))
  }
  const findings = (field: Wrong | 'policy' | 'table' | `policy.settings.${string}`, sentence?: string): FieldFinding[] => [
    ...(sentence !== undefined && tried && wrong.includes(field as Wrong) ? [{ severity: 'block' as const, sentence }] : []),
    ...said(error, pathOf[field] ?? field),
  ]
  const save = () => {
    setTried(true)
    if (wrong.length === 0)
      mutate(asked({ ...carried, ...draftOf(form, { kind: of.kind, id: of.id }, { version, ruled, days }) }), { onSuccess: onDone })
  }
  return (
    <form
      noValidate
      aria-label={words.draft}
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <section aria-label={words.fields.eligibility}>
        <h3 className="mb-1 font-strong">{words.fields.eligibility}</h3>
        <LazyRuleBuilder text={form.eligibility} onChange={(eligibility) => set({ eligibility })} asDecided />
      </section>
      {of.kind === 'placement' ? (
        <PlacementRuleFields placement={of.key} form={form} tried={tried} set={set} policies={policies} findings={findings} />
      ) : (
        <CampaignRuleFields form={form} set={set} findings={findings} />
      )}
      <CapsField caps={form.caps} wrong={(place) => tried && wrong.includes(`caps.${place}`)} onChange={(caps) => set({ caps })} />
      <TextField
        label={words.because}
        hint={words.becauseHint}
        value={form.because}
        maxLength={400}
        findings={findings('because', words.becauseMissing)}
        onChange={(event) => set({ because: event.target.value })}
      />
      <FormFoot
        says={{ save: words.saveIt, saving: words.saving, cancel: words.cancel }}
        isSaving={isPending}
        onCancel={onDone}
        problem={error && <Problem problem={error} />}
      />
    </form>
  )
}

/** Where the operation has a field under another name. */
const pathOf: Readonly<Record<string, string>> = { total: 'budget.total', perDay: 'budget.perDay' }

/** What the engine says of one field, below it. */
const said = (error: NoAnswer | null, field: string): FieldFinding[] =>
  isRefusal(error)
    ? (error.where ?? []).flatMap(({ path = '', problem, hint }) =>
        path === field || (field !== 'policy' && path.startsWith(`${field}.`))
          ? [{ severity: 'block' as const, sentence: hint === undefined ? problem : `${problem} ${hint}` }]
          : [],
      )
    : []
