import { strings } from '../strings.ts'
import { type FieldFinding, TextField } from './Field.tsx'

const { reason: said } = strings
const leastReason = 3

/** The journal takes no shorter one. */
export const saysWhy = (reason: string): boolean => reason.trim().length >= leastReason

interface Props {
  value: string
  /** Somebody meant to go on: one that is too short is told. */
  tried: boolean
  findings?: readonly FieldFinding[]
  onChange: (reason: string) => void
}

/** Why somebody does what cannot be undone, for the journal. */
export const ReasonField = ({ value, tried, findings = [], onChange }: Props) => (
  <TextField
    label={said.why}
    maxLength={400}
    value={value}
    findings={tried && !saysWhy(value) ? [{ severity: 'block', sentence: said.missing }] : findings}
    onChange={(event) => onChange(event.target.value)}
  />
)
