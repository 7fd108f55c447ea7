import { useState } from 'react'
import { Problem } from '../../api/Answered.tsx'
import { findingsAt } from '../../api/findingsAt.ts'
import { asked, useCommand } from '../../api/queries.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { TextField } from '../../kit/Field.tsx'
import { FormFoot } from '../../kit/FormFoot.tsx'
import { words } from './words.ts'

/** Where what is refused is said. */
const drawn = ['name']

/** What the engine is called: in the rail, in titles of windows, and wherever its name must be typed as a yes. */
export const EngineForm = ({ name: known, onDone }: { name: string; onDone: () => void }) => {
  const [name, setName] = useState(known)
  const { mutate, error, isPending, reset } = useCommand('engine.rename')
  return (
    <InspectorSection title={words.rename}>
      <form
        noValidate
        className="grid gap-3.5"
        onSubmit={(event) => {
          event.preventDefault()
          mutate(asked({ name: name.trim() }), { onSuccess: onDone })
        }}
      >
        <TextField
          autoFocus
          maxLength={80}
          label={words.fields.name}
          value={name}
          findings={findingsAt(error, 'name')}
          onChange={(event) => {
            reset()
            setName(event.target.value)
          }}
        />
        <FormFoot says={words} isSaving={isPending} onCancel={onDone} problem={error && <Problem problem={error} fields={drawn} />} />
      </form>
    </InspectorSection>
  )
}
