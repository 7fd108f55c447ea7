import { keyOf } from '../../../engine/create/key-of.ts'
import { useListOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { ChoiceField, type FieldFinding, TextField } from '../../kit/Field.tsx'
import { useNow } from '../../kit/useNow.ts'
import { words } from '../words.ts'
import { ContentField } from './ContentField.tsx'
import type { Draft } from './mailingDraft.ts'

const { letter: form } = words
const most = 1_000
const inUse = { state: 'live' } as const

interface Props {
  draft: Draft
  change: (next: Partial<Draft>) => void
  isNew: boolean
  /** What was refused of a field of the operation. */
  said: (field: string) => FieldFinding[]
}

export const MailingFields = ({ draft, change, isNew, said }: Props) => {
  const { zoneName } = useFormat()
  const now = useNow()
  const text = (field: 'name' | 'key' | 'fromName' | 'fromAddress' | 'replyTo' | 'day' | 'clock', path: string = field) => ({
    label: form[field],
    value: draft[field],
    findings: said(path),
    onChange: (event: { target: { value: string } }) => change({ [field]: event.target.value }),
  })
  return (
    <>
      <TextField {...text('name')} maxLength={120} />
      <TextField
        {...text('key')}
        hint={form.keyHint}
        readOnly={!isNew}
        placeholder={draft.name.trim() === '' ? undefined : keyOf(draft.name, 'mailing')}
      />
      <ContentField value={draft.placement} findings={said('placement')} onChange={(placement) => change({ placement })} />
      <AudienceField value={draft.audience} findings={said('audience')} onChange={(audience) => change({ audience })} />
      <ChoiceField
        label={form.class}
        hint={draft.class === 'marketing' ? form.marketingHint : form.serviceHint}
        options={form.classes}
        value={draft.class}
        findings={said('class')}
        onChange={(chosen) => change({ class: chosen })}
      />
      {draft.class === 'marketing' ? (
        <ChoiceField
          label={form.purpose}
          options={form.purposes}
          value={draft.purpose}
          findings={said('purpose')}
          onChange={(purpose) => change({ purpose })}
        />
      ) : null}
      <TextField {...text('fromName', 'from.name')} maxLength={120} />
      <TextField {...text('fromAddress', 'from.address')} type="email" />
      <TextField {...text('replyTo')} type="email" hint={form.replyToHint} />
      <div className="grid grid-cols-2 gap-3">
        <TextField {...text('day', 'at')} type="date" hint={form.dayHint} />
        <TextField
          {...text('clock', '')}
          type="time"
          readOnly={draft.day === ''}
          hint={form.clockHint(zoneName(draft.day === '' ? now : `${draft.day}T12:00:00Z`))}
        />
      </div>
    </>
  )
}

interface FieldProps {
  value: string
  findings: FieldFinding[]
  onChange: (value: string) => void
}

/** Those that are in use, by their names; one that was taken out of use stays to be seen as what it is. */
const AudienceField = ({ value, ...field }: FieldProps) => {
  const audiences = useListOf('audience.list', inUse, most)
  const known = (audiences.data?.items ?? []).map(({ key, name }) => ({ value: key, label: name }))
  const options = [{ value: 'everyone', label: form.everyone }, ...known]
  const missing = options.some((option) => option.value === value) ? [] : [{ value, label: value }]
  return <ChoiceField label={form.audience} options={[...options, ...missing]} value={value} {...field} />
}
