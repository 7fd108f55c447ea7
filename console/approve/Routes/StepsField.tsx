import { roleNames } from '../../../engine/people/permission.ts'
import { Button } from '../../kit/Button.tsx'
import { ChoiceField, TextField, type FieldFinding } from '../../kit/Field.tsx'
import { mayJudge, movedUp, wrongWith, type TypedStep } from './steps.ts'
import { words } from './words.ts'

interface Props {
  steps: readonly TypedStep[]
  /** Somebody has tried to set it: from then on a field says what it lacks. */
  tried: boolean
  findings: readonly FieldFinding[]
  onChange: (steps: readonly TypedStep[]) => void
}

const most = 8
const roles = mayJudge.map((value) => ({ value, label: roleNames[value] }))

/** Whose yes is asked for, one after the other: a role, what it looks at, and how long it may take. */
export const StepsField = ({ steps, tried, findings, onChange }: Props) => {
  const set = (place: number, change: Partial<TypedStep>) => onChange(steps.map((step, index) => (index === place ? { ...step, ...change } : step)))
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-strong">{words.fields.steps}</legend>
      {steps.map(({ role, label, hours }, place) => {
        const number = String(place + 1)
        const wrong = wrongWith({ role, label, hours })
        return (
          // A step has nothing of its own but its place.
          // oxlint-disable-next-line react/no-array-index-key
          <fieldset key={place} aria-label={words.step(number)} className="grid gap-2 rounded-2 border border-line px-3 py-2">
            <div className="flex items-center gap-1">
              <span className="mr-auto text-12 text-ink-3">{words.step(number)}</span>
              {place === 0 ? null : (
                <Button tone="quiet" aria-label={words.stepUp(number)} onClick={() => onChange(movedUp(steps, place))}>
                  ↑
                </Button>
              )}
              <Button tone="quiet" aria-label={words.removeStep(number)} onClick={() => onChange(steps.filter((_, index) => index !== place))}>
                ×
              </Button>
            </div>
            <ChoiceField label={words.stepRole} options={roles} value={role} onChange={(chosen) => set(place, { role: chosen })} />
            <div className="grid grid-cols-[minmax(0,1fr)_108px] gap-2">
              <TextField
                label={words.stepLabel}
                value={label}
                maxLength={40}
                findings={tried && wrong.label ? [{ severity: 'block', sentence: words.stepNoLabel }] : []}
                onChange={(event) => set(place, { label: event.target.value })}
              />
              <TextField
                label={words.stepHours}
                inputMode="decimal"
                value={hours}
                findings={tried && wrong.hours ? [{ severity: 'block', sentence: words.stepNoHours }] : []}
                onChange={(event) => set(place, { hours: event.target.value })}
              />
            </div>
          </fieldset>
        )
      })}
      {findings.map(({ sentence }) => (
        <p key={sentence} role="alert" className="text-12 text-block">
          {sentence}
        </p>
      ))}
      {steps.length < most ? (
        <span>
          <Button onClick={() => onChange([...steps, { role: 'creativeSteward', label: '', hours: '16' }])}>{words.addStep}</Button>
        </span>
      ) : null}
    </fieldset>
  )
}
