import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { channelName } from '../../../engine/create/channel-name.ts'
import { keyOf } from '../../../engine/create/key-of.ts'
import { Problem } from '../../api/Answered.tsx'
import { findingsAt } from '../../api/findingsAt.ts'
import { asked, useCommand } from '../../api/queries.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { ChoiceField, TextField } from '../../kit/Field.tsx'
import { FormFoot } from '../../kit/FormFoot.tsx'
import { Segment } from '../../kit/Segment.tsx'
import { strings } from '../../strings.ts'
import { words } from '../words.ts'
import { type Draft, emptyDraft, inputFrom } from './draft.ts'

const { form } = words
const goal = strings.briefs.form
const metrics = Object.entries(strings.briefs.metrics).map(([value, label]) => ({ value: value as Draft['metric'], label }))
const channels = (['web', 'email'] as const).map((value) => ({ value, label: channelName(value) }))

/** Where what is refused is said. */
const drawn = ['name', 'key', 'format', 'goal.metric', 'goal.counterMetric', 'holdout.share']

/** A spot where the engine shall decide. What decides there is the usual until somebody says otherwise. */
export const PlacementForm = ({ onDone }: { onDone: () => void }) => {
  const navigate = useNavigate()
  const [draft, setDraft] = useState(emptyDraft)
  const { mutate, error, isPending, reset } = useCommand('placement.save')
  const set = (next: Partial<Draft>) => {
    reset()
    setDraft((before) => ({ ...before, ...next }))
  }
  const text = (field: 'name' | 'key' | 'format' | 'holdout' | 'counterMargin', place: string = field) => ({
    label: { ...form, counterMargin: goal.counterMargin }[field],
    value: draft[field],
    findings: findingsAt(error, place),
    onChange: (event: { target: { value: string } }) => set({ [field]: event.target.value }),
  })
  const metric = (field: 'metric' | 'counterMetric') => ({
    label: form[field],
    options: metrics,
    value: draft[field],
    findings: findingsAt(error, `goal.${field}`),
    onChange: (chosen: Draft['metric']) => set({ [field]: chosen }),
  })
  const save = () =>
    mutate(asked(inputFrom(draft)), {
      onSuccess: ({ key }) => void navigate({ to: '/placements/$placement', params: { placement: key } }),
    })
  return (
    <InspectorSection title={form.make}>
      <form
        noValidate
        className="grid gap-3.5"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <TextField autoFocus maxLength={120} hint={form.nameHint} {...text('name')} />
        <TextField maxLength={60} hint={form.keyHint} placeholder={keyOf(draft.name, '')} {...text('key')} />
        <div className="grid justify-items-start gap-1">
          <span aria-hidden="true" className="font-strong">
            {form.channel}
          </span>
          <Segment label={form.channel} options={channels} value={draft.channel} onChange={(channel) => set({ channel })} />
        </div>
        <TextField hint={form.formatHint} {...text('format')} />
        <ChoiceField {...metric('metric')} />
        <ChoiceField hint={goal.counterHint} {...metric('counterMetric')} />
        <TextField inputMode="decimal" hint={goal.counterMarginHint} {...text('counterMargin', 'goal.counterMargin')} />
        <TextField inputMode="decimal" hint={form.holdoutHint} {...text('holdout', 'holdout.share')} />
        <FormFoot says={form} isSaving={isPending} onCancel={onDone} problem={error && <Problem problem={error} fields={drawn} />} />
      </form>
    </InspectorSection>
  )
}
