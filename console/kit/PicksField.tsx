import type { ReactNode } from 'react'
import { strings } from '../strings.ts'
import type { FieldFinding } from './Field.tsx'
import { Icon } from './Icon.tsx'
import { Mark } from './Mark.tsx'
import { Pick } from './Pick.tsx'
import { SeekPick } from './SeekPick.tsx'
import type { SoughtOption } from './sought.ts'

interface Props {
  label: string
  hint?: ReactNode
  /** What choosing one more is called. */
  add: string
  options: readonly SoughtOption[]
  chosen: readonly string[]
  findings?: readonly FieldFinding[]
  most?: number
  /** The options are what was found for a text, and come anew with it. */
  onText?: (text: string) => void
  onChange: (chosen: readonly string[]) => void
}

/** A list of more is typed at. */
const seenAtOnce = 12

/** Several of what there is, in the order in which they were chosen, each removable where it stands. */
export const PicksField = ({ label, hint, add, options, chosen, findings = [], most = Infinity, onText, onChange }: Props) => {
  const nameOf = (value: string) => options.find((option) => option.value === value)?.label ?? value
  const left = options.filter(({ value }) => !chosen.includes(value))
  const choose = (value: string) => onChange([...chosen, value])
  return (
    <fieldset className="grid min-w-0 content-start gap-1">
      <legend className="mb-1 font-strong">{label}</legend>
      <div className="flex flex-wrap items-center gap-1.5">
        {chosen.map((value) => (
          <button
            key={value}
            type="button"
            aria-label={strings.filter.remove(nameOf(value))}
            onClick={() => onChange(chosen.filter((one) => one !== value))}
            className="inline-flex h-(--control) max-w-full items-center gap-1.5 rounded-2 border border-line bg-surface px-2 text-ink hover:bg-hover"
          >
            <span className="cut">{nameOf(value)}</span>
            <Icon name="close" className="size-[11px] shrink-0 text-ink-3" />
          </button>
        ))}
        {chosen.length >= most || (left.length === 0 && !onText) ? null : onText || options.length > seenAtOnce ? (
          <SeekPick
            label={add}
            options={left}
            onText={onText}
            onChange={choose}
            onBack={chosen.length > 0 ? () => onChange(chosen.slice(0, -1)) : undefined}
          />
        ) : (
          <Pick label={add} shown={add} options={left} value={undefined} onChange={choose} />
        )}
      </div>
      <div className="grid gap-1 text-12 text-ink-2 empty:hidden">
        {hint ? <p>{hint}</p> : null}
        {findings.map(({ severity, sentence }) => (
          <p key={sentence} className="flex items-baseline gap-2 text-ink">
            <Mark severity={severity} className="translate-y-[-0.5px]" />
            {sentence}
          </p>
        ))}
      </div>
    </fieldset>
  )
}
