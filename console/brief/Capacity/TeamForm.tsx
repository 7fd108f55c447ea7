import { useState } from 'react'
import { Problem } from '../../api/Answered.tsx'
import { findingsAt } from '../../api/findingsAt.ts'
import { asked, useCommand } from '../../api/queries.ts'
import { useRetiring } from '../../api/useRetiring.tsx'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { TextField } from '../../kit/Field.tsx'
import { FormFoot } from '../../kit/FormFoot.tsx'
import { Retire } from '../../kit/Retire.tsx'
import type { Capacity } from './capacity.ts'
import { hoursAsTyped, hoursFrom, withoutHours } from './teamDraft.ts'
import { words } from './words.ts'

type Team = Capacity['teams'][number]
const { team: says } = words

/** Where what is refused is said. */
const drawn = ['name', 'people', 'hours']

/** A team as the owner founds it, or says it anew. */
export const TeamForm = ({ team, onDone }: { team: Team | undefined; onDone: () => void }) => {
  const [draft, setDraft] = useState({ name: team?.name ?? '', people: String(team?.people ?? 5), hours: hoursAsTyped(team?.hours ?? {}) })
  const { save, error, isPending, reset } = useSave(team, onDone)
  const text = (field: keyof typeof draft) => ({
    label: says[field],
    value: draft[field],
    findings: findingsAt(error, field),
    onChange: (event: { target: { value: string } }) => {
      reset()
      setDraft((before) => ({ ...before, [field]: event.target.value }))
    },
  })
  // Hours that are not told are not wiped out by a field that could not show them.
  const keeps = team !== undefined && team.hours === undefined
  const hours = hoursFrom(draft.hours)
  const [tried, setTried] = useState(false)
  const lacking = withoutHours(hours).map((skill) => ({ severity: 'block' as const, sentence: says.noHours(skill) }))
  return (
    <InspectorSection title={team ? says.amend : says.create}>
      <form
        noValidate
        className="grid gap-3.5"
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (lacking.length > 0) return
          save({ name: draft.name.trim(), people: Number(draft.people), ...(draft.hours.trim() === '' && keeps ? {} : { hours }) })
        }}
      >
        <TextField autoFocus maxLength={80} {...text('name')} />
        <TextField inputMode="numeric" hint={says.peopleHint} {...text('people')} />
        <TextField
          hint={keeps ? says.hoursKept : says.hoursHint}
          {...text('hours')}
          findings={tried && lacking.length > 0 ? lacking : findingsAt(error, 'hours')}
        />
        <FormFoot
          says={{ save: team ? says.save : says.create, saving: says.saving, cancel: says.cancel }}
          isSaving={isPending}
          onCancel={onDone}
          problem={error && <Problem problem={error} fields={drawn} />}
        />
      </form>
      {team ? (
        <div className="mt-4">
          <RetireTeam team={team} onDone={onDone} />
        </div>
      ) : null}
    </InspectorSection>
  )
}

const useSave = (team: Team | undefined, onDone: () => void) => {
  const [create, amend] = [useCommand('team.create'), useCommand('team.amend')]
  const { error, isPending, reset } = team ? amend : create
  const save = (said: { name: string; people: number; hours?: Record<string, number> }) =>
    team ? amend.mutate(asked({ id: team.id, ...said }), { onSuccess: onDone }) : create.mutate(asked(said), { onSuccess: onDone })
  return { save, error, isPending, reset }
}

const RetireTeam = ({ team: { id, name }, onDone }: { team: Team; onDone: () => void }) => {
  const retiring = useRetiring('team.retire', { id }, onDone)
  return <Retire verb={says.retire} title={says.retireTitle(name)} sentence={says.retireSentence} {...retiring} />
}
