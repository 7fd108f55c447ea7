import { useState } from 'react'
import { kindLabel } from '../../../engine/create/component-kind.ts'
import { Problem } from '../../api/Answered.tsx'
import { findingsAt } from '../../api/findingsAt.ts'
import { asked, useCommand } from '../../api/queries.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { ChoiceField, TextArea, TextField, TickField } from '../../kit/Field.tsx'
import { FormFoot } from '../../kit/FormFoot.tsx'
import { draftOf, emptyKind, inputOf, mainsOf, type Kind, type KindDraft } from './draft.ts'
import { FieldRows } from './FieldRows.tsx'
import { words } from './words.ts'

const { form } = words
/** As the engine takes it. */
const isName = /^[a-z][A-Za-z0-9]*$/
/** Where what is refused is said; what is wrong with a field stands at the field. */
const drawn = [
  'name',
  'note',
  'main',
  ...Array.from({ length: 20 }, (_, n) => ['name', 'type', 'most', 'options'].map((of) => `fields.${n}.${of}`)).flat(),
]

interface Props {
  /** The kind that is amended; a new one without. */
  kind?: Kind
  onDone: () => void
  onSaved: (name: string) => void
}

export const KindForm = ({ kind, onDone, onSaved }: Props) => {
  const [draft, setDraft] = useState<KindDraft>(kind ? () => draftOf(kind) : emptyKind)
  const save = useSave(kind)
  const change = (next: Partial<KindDraft>) => {
    save.reset()
    setDraft((before) => withMain({ ...before, ...next }))
  }
  return (
    <InspectorSection title={kind ? kindLabel(kind.name) : words.add}>
      <form
        noValidate
        className="grid gap-3.5"
        onSubmit={(event) => {
          event.preventDefault()
          save.run(draft, onSaved)
        }}
      >
        <TextField
          autoFocus={!kind}
          label={form.name}
          hint={form.nameHint(isName.test(draft.name) ? kindLabel(draft.name) : '')}
          value={draft.name}
          readOnly={kind !== undefined}
          maxLength={40}
          spellCheck={false}
          findings={findingsAt(save.error, 'name')}
          onChange={({ target }) => change({ name: target.value })}
        />
        <TextArea label={form.note} value={draft.note} maxLength={300} onChange={({ target }) => change({ note: target.value })} />
        {kind ? <p className="text-12 text-pretty text-ink-2">{form.growth}</p> : null}
        <FieldRows fields={draft.fields} problem={save.error} onChange={(fields) => change({ fields })} />
        {kind ? null : (
          <ChoiceField
            label={form.main}
            hint={form.mainHint}
            options={mainsOf(draft).map((value) => ({ value, label: value }))}
            value={draft.main}
            findings={findingsAt(save.error, 'main')}
            onChange={(main) => change({ main })}
          />
        )}
        <TickField label={form.binding} hint={form.bindingHint} checked={draft.binding} onChange={(binding) => change({ binding })} />
        <FormFoot
          says={{ save: kind ? words.save : words.add, saving: kind ? words.saving : words.adding, cancel: words.cancel }}
          isSaving={save.isPending}
          onCancel={onDone}
          problem={save.error && <Problem problem={save.error} fields={drawn} />}
        />
      </form>
    </InspectorSection>
  )
}

/** What stands for the whole goes by its name while that is typed. */
const withMain = (draft: KindDraft): KindDraft => {
  const mains = mainsOf(draft)
  return mains.includes(draft.main) ? draft : { ...draft, main: mains[0] ?? '' }
}

const useSave = (kind: Kind | undefined) => {
  const add = useCommand('kind.add')
  const amend = useCommand('kind.amend')
  const used = kind ? amend : add
  return {
    error: used.error,
    isPending: used.isPending,
    reset: used.reset,
    run: (draft: KindDraft, onSaved: (name: string) => void) => {
      const input = inputOf(draft)
      const done = { onSuccess: ({ name }: { name: string }) => onSaved(name) }
      if (!kind) return add.mutate(asked(input), done)
      const { main: _main, ...changed } = input
      return amend.mutate(asked({ ...changed, ...(kind.version !== undefined && { ifVersion: kind.version }) }), done)
    },
  }
}
