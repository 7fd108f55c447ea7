import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Problem } from '../../api/Answered.tsx'
import { findingsAt } from '../../api/findingsAt.ts'
import { asked, useCommand, useListOf, useQueryOf } from '../../api/queries.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { ChoiceField, TextArea } from '../../kit/Field.tsx'
import { FormFoot } from '../../kit/FormFoot.tsx'
import { strings } from '../../strings.ts'
import { nameOf, type Composed } from '../composed.ts'
import { words as stage } from '../FamilyForm/words.ts'
import { useMayCompose } from '../useMayCompose.ts'

const { recombine: words } = stage
const all = {} as const
const most = 1_000
const none = 'none'

interface Props {
  /** id of the family to begin with; of another word none is chosen yet. */
  family: string
  onDone: () => void
}

/** Where what is refused is said. */
const drawn = ['id', 'tired', 'slot', 'because']

/** A new family of an old one: which, what goes, where others come in, and why. */
export const RecombineForm = ({ family, onDone }: Props) => {
  const { draft, change, families, old, composed, because, error, isPending, submit } = useRecombining(family)
  return (
    <InspectorSection title={strings.verbs.recombine}>
      <form
        noValidate
        className="grid gap-3.5"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <p className="text-12 text-pretty text-ink-2">{words.meaning}</p>
        <ChoiceField
          label={words.family}
          options={families.map(({ id, name }) => ({ value: id, label: name }))}
          value={old?.id}
          placeholder={stage.choose}
          findings={findingsAt(error, 'id')}
          onChange={(id) => change({ family: id, tired: none, slot: none })}
        />
        <ChoiceField
          label={words.goes}
          hint={words.goesHint}
          options={[{ value: none, label: words.nothingGoes }, ...held(composed)]}
          value={draft.tired}
          findings={findingsAt(error, 'tired')}
          onChange={(tired) => change({ tired })}
        />
        {draft.tired === none ? (
          <ChoiceField
            label={words.slot}
            options={[{ value: none, label: words.anySlot }, ...slotsOf(composed)]}
            value={draft.slot}
            findings={findingsAt(error, 'slot')}
            onChange={(slot) => change({ slot })}
          />
        ) : null}
        <TextArea
          label={words.because}
          hint={words.becauseHint}
          maxLength={400}
          value={draft.because}
          findings={findingsAt(error, 'because')}
          onChange={(event) => change({ because: event.target.value })}
        />
        <FormFoot
          says={{ ...words, cancel: stage.cancel }}
          isSaving={isPending}
          because={because}
          onCancel={onDone}
          problem={error && <Problem problem={error} fields={drawn} />}
        />
      </form>
    </InspectorSection>
  )
}

/** What stands in the form, the family that it begins with, and what sends it; the family that comes of it opens. */
const useRecombining = (family: string) => {
  const navigate = useNavigate()
  const [draft, setDraft] = useState({ family, tired: none, slot: none, because: '' })
  const families = useListOf('family.list', all, most).data?.items ?? []
  const old = families.find(({ id }) => id === draft.family)
  const shown = useQueryOf('family.show', { id: old?.id ?? '' }, { enabled: old !== undefined })
  const mayNot = useMayCompose()
  const { mutate, error, isPending, reset } = useCommand('family.recombine')
  const change = (next: Partial<typeof draft>) => {
    reset()
    setDraft((before) => ({ ...before, ...next }))
  }
  const missing = [old === undefined && words.family, draft.because.trim().length < 3 && words.because].filter((part) => part !== false)
  const because = mayNot ?? (missing.length > 0 ? `${strings.briefs.form.missing}: ${missing.join(', ')}.` : undefined)
  const submit = () => {
    const input = {
      id: draft.family,
      because: draft.because,
      ...(draft.tired === none ? {} : { tired: draft.tired }),
      ...(draft.slot === none || draft.tired !== none ? {} : { slot: draft.slot }),
    }
    if (because === undefined) mutate(asked(input), { onSuccess: ({ family: made }) => void navigate({ to: `/families/${made.key}` }) })
  }
  return { draft, change, families, old, composed: shown.data?.family.id === old?.id ? shown.data : undefined, because, error, isPending, submit }
}

const slotsOf = (composed: Composed | undefined) => composed?.template.slots.map(({ name, label }) => ({ value: name, label })) ?? []

/** What stands in it, slot by slot; a component that stands in several is named once. */
const held = (composed: Composed | undefined) => {
  if (!composed) return []
  const { family, template, components, assets } = composed
  const named = template.slots.flatMap(({ name, label }) =>
    (family.slots[name] ?? []).flatMap((id) => {
      const part = components.find((one) => one.id === id)
      return part ? [{ value: id, label: nameOf(part, assets, family.locales[0]), note: label }] : []
    }),
  )
  return [...new Map(named.map((one) => [one.value, one])).values()]
}
