import { useState } from 'react'
import { channelTitle, everyChannel } from '../../../engine/create/channel-name.ts'
import { Problem } from '../../api/Answered.tsx'
import { findingsAt } from '../../api/findingsAt.ts'
import { asked, useCommand } from '../../api/queries.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { ChoiceField, TextArea, TextField } from '../../kit/Field.tsx'
import { FormFoot } from '../../kit/FormFoot.tsx'
import { addedBy, amendedBy, draftOf, emptyPreset, keyFrom, type Preset, type PresetDraft } from './draft.ts'
import { words } from './words.ts'

const { form } = words
/** Where what is refused is said. */
const drawn = ['name', 'key', 'note', 'width', 'height', 'maxBytes']
const optionsOf = <V extends string>(labels: Readonly<Record<V, string>>) =>
  Object.entries<string>(labels).map(([value, label]) => ({ value: value as V, label }))
const fits = optionsOf({ cover: words.fits.cover, inside: words.fits.inside })
const types = optionsOf(words.types)
const channels = everyChannel.map((value) => ({ value, label: channelTitle(value) }))

interface Props {
  /** The preset that is amended; a new one without. */
  preset?: Preset
  onDone: () => void
  onSaved: (key: string) => void
}

export const PresetForm = ({ preset, onDone, onSaved }: Props) => {
  const [draft, setDraft] = useState<PresetDraft>(preset ? () => draftOf(preset) : emptyPreset)
  const save = useSave(preset)
  const change = (next: Partial<PresetDraft>) => {
    save.reset()
    setDraft((before) => ({ ...before, ...next }))
  }
  const at = (field: string) => findingsAt(save.error, field)
  return (
    <InspectorSection title={preset ? preset.name : words.add}>
      <form
        noValidate
        className="grid gap-3.5"
        onSubmit={(event) => {
          event.preventDefault()
          save.run(draft, onSaved)
        }}
      >
        {preset ? <p className="text-12 text-pretty text-ink-2">{form.amended}</p> : null}
        <TextField
          autoFocus
          label={form.name}
          value={draft.name}
          maxLength={80}
          findings={at('name')}
          onChange={({ target }) => change({ name: target.value })}
        />
        <TextField
          label={form.key}
          hint={form.keyHint}
          value={keyFrom(draft)}
          readOnly={preset !== undefined}
          maxLength={60}
          spellCheck={false}
          findings={at('key')}
          onChange={({ target }) => change({ key: target.value })}
        />
        <div className="grid grid-cols-2 items-start gap-2">
          <TextField
            label={form.width}
            inputMode="numeric"
            value={draft.width}
            findings={at('width')}
            onChange={({ target }) => change({ width: target.value })}
          />
          <TextField
            label={form.height}
            inputMode="numeric"
            value={draft.height}
            findings={at('height')}
            onChange={({ target }) => change({ height: target.value })}
          />
        </div>
        {draft.height.trim() === '' ? (
          <p className="text-12 text-pretty text-ink-2">{form.heightHint}</p>
        ) : (
          <ChoiceField label={form.fit} options={fits} value={draft.fit} onChange={(fit) => change({ fit: fit as PresetDraft['fit'] })} />
        )}
        <ChoiceField
          label={form.channel}
          hint={form.channelHint}
          options={channels}
          value={draft.channel}
          onChange={(channel) => change({ channel: channel as PresetDraft['channel'] })}
        />
        <ChoiceField
          label={form.type}
          hint={form.typeHint}
          options={types}
          value={draft.type}
          onChange={(type) => change({ type: type as PresetDraft['type'] })}
        />
        <TextField
          label={form.maxKilobytes}
          hint={form.maxHint}
          inputMode="decimal"
          value={draft.kilobytes}
          findings={at('maxBytes')}
          onChange={({ target }) => change({ kilobytes: target.value })}
        />
        <TextArea
          label={form.note}
          value={draft.note}
          maxLength={300}
          findings={at('note')}
          onChange={({ target }) => change({ note: target.value })}
        />
        <FormFoot
          says={{ save: preset ? words.save : words.add, saving: preset ? words.saving : words.adding, cancel: words.cancel }}
          isSaving={save.isPending}
          onCancel={onDone}
          problem={save.error && <Problem problem={save.error} fields={drawn} />}
        />
      </form>
    </InspectorSection>
  )
}

const useSave = (preset: Preset | undefined) => {
  const add = useCommand('preset.add')
  const amend = useCommand('preset.amend')
  const { error, isPending, reset } = preset ? amend : add
  return {
    error,
    isPending,
    reset,
    run: (draft: PresetDraft, onSaved: (key: string) => void) => {
      const done = { onSuccess: ({ key }: Preset) => onSaved(key) }
      return preset ? amend.mutate(asked(amendedBy(draft, preset)), done) : add.mutate(asked(addedBy(draft)), done)
    },
  }
}
