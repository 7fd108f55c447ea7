import { useState } from 'react'
import { Problem } from '../../api/Answered.tsx'
import { findingsAt } from '../../api/findingsAt.ts'
import { asked, useCommand } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { FormFoot } from '../../kit/FormFoot.tsx'
import { TextField } from '../../kit/Field.tsx'
import { keyOf } from '../../../engine/create/key-of.ts'
import { draftOf, inputFrom, membersOf, sidesChanged, type Draft, type Layer } from './layerDraft.ts'
import type { Campaign } from './LayerView.tsx'
import { SliceFields } from './SliceFields.tsx'
import { words } from './words.ts'

const { form } = words

interface Props {
  /** Absent for a new one. */
  layer: Layer | undefined
  campaigns: readonly Campaign[]
  onDone: () => void
}

/** Where what is refused is said. */
const drawn = ['name', 'key']

/** A layer and its slices. What saving it would do to people stands below while it is typed; what does not fit stands at its field. */
export const LayerForm = ({ layer, campaigns, onDone }: Props) => {
  const [draft, setDraft] = useState(() => draftOf(layer))
  const { mutate, error, isPending, reset } = useCommand('layer.save')
  const change = (next: Partial<Draft>) => {
    reset()
    setDraft((before) => ({ ...before, ...next }))
  }
  const input = inputFrom(draft, layer)
  return (
    <InspectorSection title={layer?.name ?? words.add}>
      <form
        noValidate
        className="grid gap-3.5"
        onSubmit={(event) => {
          event.preventDefault()
          if (input) mutate(asked(input), { onSuccess: onDone })
        }}
      >
        <TextField
          label={form.name}
          value={draft.name}
          maxLength={120}
          findings={findingsAt(error, 'name')}
          onChange={(event) => change({ name: event.target.value })}
        />
        <TextField
          label={form.key}
          hint={form.keyHint}
          value={draft.key}
          placeholder={draft.name.trim() === '' ? undefined : keyOf(draft.name, 'layer')}
          readOnly={layer !== undefined}
          findings={findingsAt(error, 'key')}
          onChange={(event) => change({ key: event.target.value })}
        />
        <SliceFields draft={draft} campaigns={campaigns} findings={findingsAt(error, 'members')} onChange={(slices) => change({ slices })} />
        <Effect before={layer?.members ?? []} draft={draft} campaigns={campaigns} />
        <FormFoot says={form} isSaving={isPending} onCancel={onDone} problem={error && <Problem problem={error} fields={drawn} />} />
      </form>
    </InspectorSection>
  )
}

const Effect = ({ before, draft, campaigns }: { before: Layer['members']; draft: Draft; campaigns: readonly Campaign[] }) => {
  const { percentSet } = useFormat()
  const after = membersOf(draft)
  if (!after) return null
  const moved = sidesChanged(before, after)
  const nameOf = (id: string) => campaigns.find((one) => one.id === id)?.name ?? words.gone
  return (
    <div role="status" className="grid gap-1 text-12 text-ink-2">
      <h3 className="font-strong text-ink">{form.does}</h3>
      {moved.length === 0 ? <p>{form.nothing}</p> : null}
      {moved.map(({ campaign, kept, gained, lost }) => (
        <p key={campaign} className="text-pretty">
          {form.moved(nameOf(campaign), percentSet(kept), percentSet(gained), percentSet(lost))}
        </p>
      ))}
      {moved.some(({ lost }) => lost > 0) ? <p className="text-pretty">{form.running}</p> : null}
    </div>
  )
}
