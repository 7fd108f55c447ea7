import { TextField, type FieldFinding } from '../../kit/Field.tsx'

interface Props {
  label: string
  value: number | undefined
  onChange: (value: number | undefined) => void
  findings?: readonly FieldFinding[]
  hint?: string | undefined
  /** What one step of the arrows is. */
  step?: number
}

/** A figure, or nothing where the field is empty. */
export const NumberField = ({ label, value, onChange, findings = [], hint, step = 1 }: Props) => (
  <TextField
    label={label}
    type="number"
    inputMode="decimal"
    step={step}
    value={value ?? ''}
    findings={findings}
    hint={hint}
    onChange={({ target }) => onChange(target.value === '' || Number.isNaN(target.valueAsNumber) ? undefined : target.valueAsNumber)}
  />
)
