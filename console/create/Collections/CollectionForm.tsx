import { useState } from 'react'
import { mostGatheredBy } from '../../../engine/create/limits.ts'
import { Problem } from '../../api/Answered.tsx'
import { findingsAt } from '../../api/findingsAt.ts'
import { asked, useCommand } from '../../api/queries.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { TextArea, TextField } from '../../kit/Field.tsx'
import { FormFoot } from '../../kit/FormFoot.tsx'
import { TagsField } from '../TagsField.tsx'
import type { Collection } from './held.ts'
import { words } from './words.ts'

const { form } = words
const drawn = ['name', 'note', 'tags']

interface Props {
  /** The collection that is amended; a new one without. */
  collection?: Collection
  onDone: () => void
  onSaved: (collection: Collection) => void
}

/** What a collection is called, what it is for, and what belongs to it by itself. */
export const CollectionForm = ({ collection, onDone, onSaved }: Props) => {
  const [name, setName] = useState(collection?.name ?? '')
  const [note, setNote] = useState(collection?.note ?? '')
  const [tags, setTags] = useState<readonly string[]>(collection?.tags ?? [])
  const add = useCommand('collection.add')
  const amend = useCommand('collection.amend')
  const { error, isPending } = collection ? amend : add
  const save = () => {
    const said = { name, note, tags: [...tags] }
    if (collection) amend.mutate(asked({ id: collection.id, ...said, ifVersion: collection.version }), { onSuccess: onSaved })
    else add.mutate(asked(said), { onSuccess: onSaved })
  }
  return (
    <InspectorSection title={collection ? words.amend : words.add}>
      <form
        noValidate
        className="grid gap-3.5"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <TextField
          autoFocus
          label={form.name}
          value={name}
          maxLength={120}
          findings={findingsAt(error, 'name')}
          onChange={({ target }) => setName(target.value)}
        />
        <TextArea
          label={form.note}
          hint={form.noteHint}
          rows={3}
          value={note}
          maxLength={1_000}
          findings={findingsAt(error, 'note')}
          onChange={({ target }) => setNote(target.value)}
        />
        <TagsField
          label={form.tags}
          hint={form.tagsHint}
          add={form.addTag}
          most={mostGatheredBy}
          chosen={tags}
          findings={findingsAt(error, 'tags')}
          onChange={setTags}
        />
        <FormFoot says={form} isSaving={isPending} onCancel={onDone} problem={error && <Problem problem={error} fields={drawn} />} />
      </form>
    </InspectorSection>
  )
}
