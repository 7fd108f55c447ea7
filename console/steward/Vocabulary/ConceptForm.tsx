import { useState } from 'react'
import { Problem } from '../../api/Answered.tsx'
import { findingsAt } from '../../api/findingsAt.ts'
import { asked, useCommand } from '../../api/queries.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { FormFoot } from '../../kit/FormFoot.tsx'
import { ChoiceField, TextField } from '../../kit/Field.tsx'
import type { Concept } from './concept.ts'
import { emptyConcept, inputFrom, keyFrom, type ConceptDraft } from './draft.ts'
import { words } from './words.ts'

interface Props {
  concepts: readonly Concept[]
  onDone: () => void
  onAdded: (key: string) => void
}

const { fields } = words
const noBroader = '-'

/** Where what is refused is said. */
const drawn = ['label', 'key', 'of', 'broader', 'synonyms']

/** A new word. Whether it is there already under another name the engine says, at its field. */
export const ConceptForm = ({ concepts, onDone, onAdded }: Props) => {
  const [draft, setDraft] = useState(emptyConcept)
  const { mutate, error, isPending, reset } = useCommand('concept.add')
  const change = (next: Partial<ConceptDraft>) => {
    reset()
    setDraft((before) => ({ ...before, ...next }))
  }
  const text = (field: 'label' | 'key' | 'of' | 'synonyms', value: string) => ({
    label: fields[field],
    value,
    findings: findingsAt(error, field),
    // Another facet has other words to be a kind of.
    onChange: (event: { target: { value: string } }) => change({ [field]: event.target.value, ...(field === 'of' ? { broader: undefined } : {}) }),
  })
  const facets = [...new Set(concepts.map(({ of }) => of))].toSorted()
  const within = concepts.filter(({ of }) => of === draft.of.trim())
  return (
    <InspectorSection title={words.add}>
      <form
        noValidate
        className="grid gap-3.5"
        onSubmit={(event) => {
          event.preventDefault()
          mutate(asked(inputFrom(draft)), { onSuccess: (added) => onAdded(added.key) })
        }}
      >
        <TextField autoFocus hint={fields.labelHint} maxLength={80} {...text('label', draft.label)} />
        <TextField hint={fields.keyHint} maxLength={60} spellCheck={false} {...text('key', draft.key ?? keyFrom(draft.label))} />
        <TextField hint={fields.ofHint(facets.join(', '))} {...text('of', draft.of)} />
        <ChoiceField
          label={fields.broader}
          options={[{ value: noBroader, label: fields.noBroader }, ...within.map((one) => ({ value: one.key, label: one.label }))]}
          value={draft.broader ?? noBroader}
          findings={findingsAt(error, 'broader')}
          onChange={(value) => change({ broader: value === noBroader ? undefined : value })}
        />
        <TextField hint={fields.synonymsHint} {...text('synonyms', draft.synonyms)} />
        <FormFoot
          says={{ save: words.add, saving: words.adding, cancel: words.cancel }}
          isSaving={isPending}
          onCancel={onDone}
          problem={error && <Problem problem={error} fields={drawn} />}
        />
      </form>
    </InspectorSection>
  )
}
