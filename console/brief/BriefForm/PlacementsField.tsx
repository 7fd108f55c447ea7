import { useState } from 'react'
import { TextField, type FieldFinding } from '../../kit/Field.tsx'
import { PicksField } from '../../kit/PicksField.tsx'
import { strings } from '../../strings.ts'
import { keysOf } from './draft.ts'
import type { Declared } from './useDeclared.ts'

const { form } = strings.briefs

interface Props {
  declared: Declared['placements']
  keys: readonly string[]
  findings: readonly FieldFinding[]
  onChange: (keys: readonly string[]) => void
}

/** Placements by their names; where none is declared yet the brief comes first, and its keys are typed. */
export const PlacementsField = ({ declared, keys, findings, onChange }: Props) => {
  const [typed, setTyped] = useState(keys.join(', '))
  if (declared?.length === 0)
    return (
      <TextField
        label={form.placements}
        hint={form.placementsFirst}
        value={typed}
        findings={findings}
        onChange={(event) => {
          setTyped(event.target.value)
          onChange(keysOf(event.target.value))
        }}
      />
    )
  return <PicksField label={form.placements} add={form.addPlacement} options={declared ?? []} chosen={keys} findings={findings} onChange={onChange} />
}
