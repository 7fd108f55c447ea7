import { useId, type ComponentProps, type ReactNode, type TextareaHTMLAttributes } from 'react'
import { classes } from './classes.ts'
import { Mark, type Severity } from './Mark.tsx'
import { Pick, type PickOption } from './Pick.tsx'

/** What a guardrail or the engine says about what stands in a field: the sentence goes below it, never over it. */
export interface FieldFinding {
  severity: Severity
  sentence: string
  /** What it gathers, one a line, shown once it is asked for; `all` is the press that shows it. */
  more?: { all: string; lines: readonly string[] } | undefined
}

interface Common {
  label: string
  hint?: ReactNode
  findings?: readonly FieldFinding[]
  /** At the right of the label: "23 of 36 characters". */
  side?: ReactNode
}

interface Wired {
  id: string
  describedBy: string | undefined
  invalid: boolean
}

/** Label above, hint below, findings below that. */
const Labelled = ({ label, hint, findings = [], side, children }: Common & { children: (wired: Wired) => ReactNode }) => {
  const id = useId()
  const described = hint || findings.length > 0 ? `${id}-below` : undefined
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-1">
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="font-strong">
          {label}
        </label>
        {side ? <span className="text-12 text-ink-3">{side}</span> : null}
      </div>
      {children({ id, describedBy: described, invalid: findings.some(({ severity }) => severity === 'block') })}
      <div id={described} className="grid gap-1 text-12 text-ink-2 empty:hidden">
        {hint ? <p>{hint}</p> : null}
        {findings.map((finding) => (
          <Said key={finding.sentence} finding={finding} />
        ))}
      </div>
    </div>
  )
}

const Said = ({ finding: { severity, sentence, more } }: { finding: FieldFinding }) => (
  <div className="flex items-baseline gap-2 text-ink">
    <Mark severity={severity} className="translate-y-[-0.5px]" />
    <div className="min-w-0">
      <p>{sentence}</p>
      {more ? (
        <details>
          <summary className="w-fit cursor-pointer text-ink-2">{more.all}</summary>
          <ul className="mt-1 grid gap-1 text-ink-2">
            {more.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  </div>
)

const box = (invalid: boolean) =>
  classes(
    'w-full rounded-2 border bg-surface px-2 text-ink placeholder:text-ink-3 hover:border-ink-3 read-only:border-dashed read-only:bg-transparent focus-visible:outline-offset-0',
    invalid ? 'border-block' : 'border-edge',
  )

type InputProps = Common & Omit<ComponentProps<'input'>, 'id' | 'className'>

export const TextField = ({ label, hint, findings, side, ...input }: InputProps) => (
  <Labelled {...{ label, hint, side, ...(findings ? { findings } : {}) }}>
    {({ id, describedBy, invalid }) => (
      <input
        id={id}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        className={classes(box(invalid), 'h-(--control)')}
        {...input}
      />
    )}
  </Labelled>
)

type AreaProps = Common & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id' | 'className'>

export const TextArea = ({ label, hint, findings, side, ...area }: AreaProps) => (
  <Labelled {...{ label, hint, side, ...(findings ? { findings } : {}) }}>
    {({ id, describedBy, invalid }) => (
      <textarea
        id={id}
        rows={3}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        className={classes(box(invalid), 'block min-h-16 resize-y py-1.5 field-sizing-content')}
        {...area}
      />
    )}
  </Labelled>
)

interface ChoiceProps<V extends string> extends Common {
  options: readonly PickOption<V>[]
  value: V | undefined
  onChange: (value: V) => void
  placeholder?: string
}

export const ChoiceField = <V extends string>({ label, hint, findings, side, ...choice }: ChoiceProps<V>) => (
  <Labelled {...{ label, hint, side, ...(findings ? { findings } : {}) }}>
    {({ id, describedBy, invalid }) => <Pick shape="field" label={label} id={id} describedBy={describedBy} invalid={invalid} {...choice} />}
  </Labelled>
)

interface TickProps {
  label: ReactNode
  hint?: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
}

/** Yes or no. */
export const TickField = ({ label, hint, checked, onChange }: TickProps) => {
  const id = useId()
  return (
    <div className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        aria-describedby={hint ? `${id}-below` : undefined}
        className="tick mt-0.5"
      />
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p id={`${id}-below`} className="col-start-2 text-12 text-ink-2">
          {hint}
        </p>
      ) : null}
    </div>
  )
}
