import { useState } from 'react'
import { ChoiceField, TextField, type FieldFinding } from '../../kit/Field.tsx'
import type { PickOption } from '../../kit/Pick.tsx'
import { strings } from '../../strings.ts'

const { form } = strings.briefs
/** No skill is called so: a declared one has no space at its end. */
const another = ' '

interface Props {
  skills: readonly PickOption[]
  value: string
  findings: readonly FieldFinding[]
  onChange: (skill: string) => void
}

/** One of the skills that somebody has, or another one that is to come. */
export const SkillField = ({ skills, value, findings, onChange }: Props) => {
  const [typing, setTyping] = useState(false)
  const typed = typing || skills.length === 0
  return (
    <>
      {skills.length === 0 ? null : (
        <ChoiceField
          label={form.skill}
          options={[...skills, { value: another, label: form.anotherSkill }]}
          value={typing ? another : skills.some((skill) => skill.value === value) ? value : undefined}
          placeholder={form.chooseSkill}
          findings={typed ? [] : findings}
          onChange={(chosen) => {
            setTyping(chosen === another)
            onChange(chosen === another ? '' : chosen)
          }}
        />
      )}
      {typed ? (
        <TextField
          label={typing ? form.whichSkill : form.skill}
          hint={typing ? form.anotherHint : undefined}
          value={value}
          maxLength={60}
          findings={findings}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : null}
    </>
  )
}
