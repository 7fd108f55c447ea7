import { useState } from 'react'
import { Problem } from '../../api/Answered.tsx'
import { findingsAt } from '../../api/findingsAt.ts'
import { asked, useCommand } from '../../api/queries.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { FormFoot } from '../../kit/FormFoot.tsx'
import { ChoiceField, TextField, TickField, type FieldFinding } from '../../kit/Field.tsx'
import { Mark } from '../../kit/Mark.tsx'
import { Segment } from '../../kit/Segment.tsx'
import { inputFrom, invitationFor, rolesOfPeople, type Invitation } from './invitation.ts'
import { listed, type Person, type Team } from './person.ts'
import { words } from './words.ts'

interface Props {
  /** That somebody is wanted for, where the address says so. */
  role: string | null
  people: readonly Person[]
  teams: readonly Team[]
  onDone: () => void
  onInvited: (id: string) => void
}

const { fields } = words
const kinds = (['person', 'agent'] as const).map((value) => ({ value, label: fields.kinds[value] }))

/** Where what is refused is said. */
const drawn = ['name', 'skills']

/** A person with roles, or an agent with the person who answers for it. */
export const InviteForm = ({ role, people, teams, onDone, onInvited }: Props) => {
  const [draft, setDraft] = useState(() => invitationFor(role))
  const { mutate, error, isPending, reset } = useCommand('person.invite')
  const change = (next: Partial<Invitation>) => {
    reset()
    setDraft((before) => ({ ...before, ...next }))
  }
  const text = (field: 'name' | 'email' | 'skills') => ({
    label: fields[field],
    value: draft[field],
    findings: findingsAt(error, field),
    onChange: (event: { target: { value: string } }) => change({ [field]: event.target.value }),
  })
  return (
    <InspectorSection title={words.invited}>
      <form
        noValidate
        className="grid gap-3.5"
        onSubmit={(event) => {
          event.preventDefault()
          mutate(asked(inputFrom(draft, listed(draft.skills))), { onSuccess: ({ id }) => onInvited(id) })
        }}
      >
        <div>
          <Segment label={fields.kind} options={kinds} value={draft.kind} onChange={(kind) => change({ kind })} />
        </div>
        <TextField autoFocus maxLength={120} {...text('name')} />
        {draft.kind === 'person' ? (
          <>
            <TextField type="email" {...text('email')} />
            <Roles draft={draft} change={change} problems={findingsAt(error, 'roles').map(({ sentence }) => sentence)} />
            <ChoiceField
              label={fields.team}
              placeholder={fields.noTeam}
              options={teams.map(({ id, name }) => ({ value: id, label: name }))}
              value={draft.team}
              findings={findingsAt(error, 'team')}
              onChange={(team) => change({ team })}
            />
          </>
        ) : (
          <Sponsor people={people} draft={draft} change={change} findings={findingsAt(error, 'sponsor')} />
        )}
        <TextField hint={fields.skillsHint} {...text('skills')} />
        {draft.kind === 'person' ? <p className="text-12 text-pretty text-ink-2">{words.nothingSent}</p> : null}
        <FormFoot
          says={{ save: words.invite, saving: words.inviting, cancel: words.cancel }}
          isSaving={isPending}
          onCancel={onDone}
          problem={error && <Problem problem={error} fields={drawn} />}
        />
      </form>
    </InspectorSection>
  )
}

const Roles = ({ draft, change, problems }: { draft: Invitation; change: (next: Partial<Invitation>) => void; problems: readonly string[] }) => (
  <fieldset className="grid gap-1.5">
    <legend className="mb-1 font-strong">{fields.roles}</legend>
    {rolesOfPeople.map(({ role, label }) => (
      <TickField
        key={role}
        label={label}
        checked={draft.roles.includes(role)}
        onChange={(on) => change({ roles: on ? [...draft.roles, role] : draft.roles.filter((other) => other !== role) })}
      />
    ))}
    {problems.map((problem) => (
      <p key={problem} className="flex items-baseline gap-2 text-12">
        <Mark severity="block" /> {problem}
      </p>
    ))}
  </fieldset>
)

interface SponsorProps {
  people: readonly Person[]
  draft: Invitation
  change: (next: Partial<Invitation>) => void
  findings: readonly FieldFinding[]
}

const Sponsor = ({ people, draft, change, findings }: SponsorProps) => (
  <ChoiceField
    label={fields.sponsor}
    placeholder={fields.noSponsor}
    options={people.filter(({ kind, state }) => kind === 'person' && state === 'active').map(({ id, name }) => ({ value: id, label: name }))}
    value={draft.sponsor}
    findings={findings}
    onChange={(sponsor) => change({ sponsor })}
  />
)
