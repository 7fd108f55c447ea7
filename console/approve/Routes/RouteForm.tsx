import { useState } from 'react'
import { Problem } from '../../api/Answered.tsx'
import { findingsAt } from '../../api/findingsAt.ts'
import { asked, useCommand } from '../../api/queries.ts'
import { useRetiring } from '../../api/useRetiring.tsx'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { Button } from '../../kit/Button.tsx'
import { TextArea, TextField, TickField } from '../../kit/Field.tsx'
import { Retire } from '../../kit/Retire.tsx'
import { readSteps, typeSteps, type Route } from './steps.ts'
import { StepsField } from './StepsField.tsx'
import { words } from './words.ts'

interface Props {
  /** Absent for a new one. */
  route: Route | undefined
  onDone: () => void
}

const fresh = { key: '', name: '', order: 50, when: '', because: '', passes: false, steps: [] }

/** Where what is refused is said. */
const drawn = ['name', 'key', 'when', 'because']

/** A route: for what it holds, in CEL, and whose yes it asks for. What is wrong with the condition is shown under its character. */
export const RouteForm = ({ route, onDone }: Props) => {
  const [draft, setDraft] = useState({ ...fresh, ...route, steps: typeSteps(route?.steps ?? []) })
  const [tried, setTried] = useState(false)
  const { mutate, error, isPending, reset } = useCommand('route.set')
  const change = (next: Partial<typeof draft>) => {
    reset()
    setDraft((before) => ({ ...before, ...next }))
  }
  const { key, name, order, when, because, passes } = draft
  const steps = readSteps(draft.steps)
  const said = (field: string) => findingsAt(error, field)
  const save = () => {
    setTried(true)
    if (!passes && !steps) return
    mutate(asked({ key, name, order, when, because, passes, steps: passes ? [] : (steps ?? []), ...(route ? { ifVersion: route.version } : {}) }), {
      onSuccess: onDone,
    })
  }
  const text = (field: 'key' | 'name' | 'because') => ({
    label: words.fields[field],
    value: draft[field],
    findings: said(field),
    onChange: (event: { target: { value: string } }) => change({ [field]: event.target.value }),
  })
  return (
    <InspectorSection title={route?.name ?? words.add}>
      <form
        noValidate
        className="grid gap-3.5"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <TextField {...text('name')} />
        <TextField {...text('key')} readOnly={route !== undefined} />
        <TextField
          label={words.fields.order}
          hint={words.hints.order}
          type="number"
          value={order}
          onChange={(event) => change({ order: event.target.valueAsNumber || 0 })}
        />
        <TextArea
          label={words.fields.when}
          hint={words.hints.when}
          value={when}
          spellCheck={false}
          findings={said('when')}
          onChange={(event) => change({ when: event.target.value })}
        />
        <TextField {...text('because')} />
        <TickField label={words.fields.passes} checked={passes} onChange={(on) => change({ passes: on })} />
        {passes ? null : (
          <StepsField steps={draft.steps} tried={tried} findings={said('steps')} onChange={(typed) => change({ steps: [...typed] })} />
        )}
        {error ? <Problem problem={error} fields={drawn} text={when} /> : null}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" busy={isPending ? words.saving : undefined}>
            {words.save}
          </Button>
          <Button tone="quiet" onClick={onDone}>
            {words.cancel}
          </Button>
          {route ? <RetireRoute route={route} onDone={onDone} /> : null}
        </div>
      </form>
    </InspectorSection>
  )
}

const RetireRoute = ({ route, onDone }: { route: Route; onDone: () => void }) => {
  const retiring = useRetiring('route.retire', { key: route.key, ifVersion: route.version }, onDone)
  return <Retire verb={words.retire} title={words.retireTitle(route.name)} sentence={words.retireSentence} {...retiring} />
}
