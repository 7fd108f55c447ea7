import { useState } from 'react'
import { Problem } from '../../api/Answered.tsx'
import { findingsAt } from '../../api/findingsAt.ts'
import { asked, useCommand } from '../../api/queries.ts'
import { FormFoot } from '../../kit/FormFoot.tsx'
import { ChoiceField, TextField } from '../../kit/Field.tsx'
import { listed, type Person, type Team } from './person.ts'
import { words } from './words.ts'

const { fields } = words

/** Where what is refused is said. */
const drawn = ['name', 'email', 'team', 'skills']

/** Name, address, team and skills: by the person, or by the owner. */
export const AmendForm = ({ person, teams, onDone }: { person: Person; teams: readonly Team[]; onDone: () => void }) => {
  const [draft, setDraft] = useState({ name: person.name, email: person.email ?? '', team: person.team, skills: person.skills.join(', ') })
  const { mutate, error, isPending, reset } = useCommand('person.amend')
  const change = (next: Partial<typeof draft>) => {
    reset()
    setDraft((before) => ({ ...before, ...next }))
  }
  const text = (field: 'name' | 'email' | 'skills') => ({
    label: fields[field],
    value: draft[field],
    findings: findingsAt(error, field),
    onChange: (event: { target: { value: string } }) => change({ [field]: event.target.value }),
  })
  const save = () =>
    mutate(
      asked({
        id: person.id,
        ifVersion: person.version,
        name: draft.name.trim(),
        skills: listed(draft.skills),
        ...(draft.email.trim() === '' ? {} : { email: draft.email.trim() }),
        ...(draft.team === undefined ? {} : { team: draft.team }),
      }),
      { onSuccess: onDone },
    )
  return (
    <form
      noValidate
      className="grid gap-3.5"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <TextField autoFocus maxLength={120} {...text('name')} />
      <TextField type="email" {...text('email')} />
      <ChoiceField
        label={fields.team}
        placeholder={fields.noTeam}
        options={teams.map(({ id, name }) => ({ value: id, label: name }))}
        value={draft.team}
        findings={findingsAt(error, 'team')}
        onChange={(team) => change({ team })}
      />
      <TextField hint={fields.skillsHint} {...text('skills')} />
      <FormFoot says={words} isSaving={isPending} onCancel={onDone} problem={error && <Problem problem={error} fields={drawn} />} />
    </form>
  )
}
