import { type ReactNode, useState } from 'react'
import { whyNoNumber } from '../../format/whyNoNumber.ts'
import { TextArea, TextField, type FieldFinding } from '../Field.tsx'
import { PicksField } from '../PicksField.tsx'
import type { PickOption } from '../Pick.tsx'
import { words } from './words.ts'
import { ByKeyField } from './ByKeyField.tsx'
import { isNoNumber, linesOf, settingTyped, settingsIn, type Setting } from './shape.ts'

export type Settings = Readonly<Record<string, unknown>>

interface Props {
  /** JSON Schema of the settings. */
  schema: Record<string, unknown>
  value: Settings
  onChange: (value: Settings) => void
  /** What the engine said of one setting. */
  findings: (name: string) => readonly FieldFinding[]
  /** Somebody has tried to save it: a number that cannot be says so, whatever else is wrong beside it. */
  tried?: boolean
  /** What may be picked where a schema says what its texts name. */
  optionsOf?: (of: string) => readonly PickOption[] | undefined
  /** Fields of one's own for texts that a schema says to be of a language, as of rules. */
  fieldOf?: ((of: string, field: OwnField) => ReactNode) | undefined
}

/** A text that is written in a field of its own. */
export interface OwnField {
  label: string
  hint: string | undefined
  text: string
  findings: readonly FieldFinding[]
  onChange: (text: string) => void
}

/** The settings of a plug, each as a field that its schema asks for. What is left empty is as usual. */
export const SettingsFields = ({
  schema,
  value,
  onChange,
  findings,
  tried = false,
  optionsOf = () => undefined,
  fieldOf = () => undefined,
}: Props) => (
  <>
    {settingsIn(schema).map((setting) => (
      <SettingField
        key={setting.name}
        setting={setting}
        value={value[setting.name]}
        findings={foundAt(setting, value[setting.name], { said: findings(setting.name), tried })}
        optionsOf={optionsOf}
        fieldOf={fieldOf}
        onChange={(next) => onChange(changed(value, setting.name, next))}
      />
    ))}
  </>
)

const foundAt = (setting: Setting, value: unknown, { said, tried }: { said: readonly FieldFinding[]; tried: boolean }): readonly FieldFinding[] =>
  said.length > 0 || !tried || !isNoNumber(setting, value)
    ? said
    : [{ severity: 'block', sentence: typeof value === 'string' ? whyNoNumber(value, boundsOf(setting)) : boundsOf(setting) }]

const boundsOf = ({ shape }: Setting): string =>
  shape.kind === 'number' && shape.least !== undefined && shape.most !== undefined
    ? words.between(String(shape.least), String(shape.most))
    : words.noNumber

const changed = (value: Settings, name: string, next: unknown): Settings => {
  const { [name]: _, ...rest } = value
  return next === undefined ? rest : { ...value, [name]: next }
}

interface FieldProps {
  setting: Setting
  value: unknown
  findings: readonly FieldFinding[]
  optionsOf: (of: string) => readonly PickOption[] | undefined
  fieldOf: NonNullable<Props['fieldOf']>
  onChange: (value: unknown) => void
}

const plain = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value as number)

const SettingField = ({ setting, value, findings, optionsOf, fieldOf, onChange }: FieldProps) => {
  const { label, hint, usual, shape } = setting
  if (shape.kind === 'number') return <NumberSetting {...{ setting, value, findings, onChange }} />
  if (shape.kind === 'several') {
    const options = shape.options?.map((one) => ({ value: one, label: one })) ?? (shape.of === undefined ? undefined : optionsOf(shape.of))
    const chosen = (value ?? usual ?? []) as readonly string[]
    return options ? (
      <PicksField label={label} hint={hint} add={words.add} options={options} chosen={chosen} findings={findings} onChange={onChange} />
    ) : (
      <LinesSetting {...{ setting, value, findings, onChange }} />
    )
  }
  if (shape.kind === 'text') {
    const field = { label, hint, text: plain(value), findings, onChange: (text: string) => onChange(text === '' ? undefined : text) }
    return (shape.of === undefined ? undefined : fieldOf(shape.of, field)) ?? <TextSetting {...field} usual={plain(usual)} />
  }
  if (shape.kind === 'other') return <JsonSetting {...{ setting, value, findings, onChange }} />
  return (
    <ByKeyField
      label={label}
      hint={hint}
      value={(value ?? usual ?? {}) as Settings}
      holds={shape.kind === 'listsByKey' ? 'lines' : shape.value}
      keys={shape.kind === 'pairs' && shape.of !== undefined ? optionsOf(shape.of) : undefined}
      findings={findings}
      onChange={onChange}
    />
  )
}

const TextSetting = ({ label, hint, text, usual, findings, onChange }: OwnField & { usual: string }) => (
  <TextField label={label} hint={hint} value={text} placeholder={usual} findings={findings} onChange={(event) => onChange(event.target.value)} />
)

type OneProps = Omit<FieldProps, 'optionsOf' | 'fieldOf'>

const NumberSetting = ({ setting: { label, hint, usual, shape }, value, findings, onChange }: OneProps) => {
  const [text, setText] = useState(plain(value))
  return (
    <TextField
      label={label}
      hint={hint}
      inputMode="decimal"
      value={text}
      placeholder={usual === undefined ? '' : words.usual(plain(usual))}
      findings={findings}
      onChange={(event) => {
        setText(event.target.value)
        onChange(settingTyped(event.target.value, shape.kind === 'number' ? shape.most : undefined))
      }}
    />
  )
}

const LinesSetting = ({ setting: { label, hint, usual }, value, findings, onChange }: OneProps) => {
  const [text, setText] = useState(((value ?? usual ?? []) as readonly string[]).join('\n'))
  return (
    <TextArea
      label={label}
      hint={[hint, words.oneALine].filter(Boolean).join('; ')}
      value={text}
      spellCheck={false}
      findings={findings}
      onChange={(event) => {
        setText(event.target.value)
        onChange(linesOf(event.target.value))
      }}
    />
  )
}

/** What has no field of its own yet is still not out of reach. */
const JsonSetting = ({ setting: { label, hint }, value, findings, onChange }: OneProps) => {
  const [text, setText] = useState(plain(value))
  return (
    <TextArea
      label={label}
      hint={[hint, words.asJson].filter(Boolean).join('; ')}
      value={text}
      spellCheck={false}
      findings={findings}
      onChange={(event) => {
        setText(event.target.value)
        onChange(parsed(event.target.value))
      }}
    />
  )
}

/** What is no JSON goes to the engine as it stands, which refuses it at its place. */
const parsed = (text: string): unknown => {
  if (text.trim() === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
