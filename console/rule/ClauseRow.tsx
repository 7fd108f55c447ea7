import type { ReactNode } from 'react'
import { classes } from '../kit/classes.ts'
import { Icon } from '../kit/Icon.tsx'
import { Mark } from '../kit/Mark.tsx'
import { Pick } from '../kit/Pick.tsx'
import { firstValues, writeClause, type BuiltClause, type Clause } from './built.ts'
import { operators } from './operators.ts'
import type { Tried } from './tried.ts'
import type { Subject } from './useRuleWords.ts'
import { ValueField } from './ValueField.tsx'
import { words } from './words.ts'

interface Props {
  clause: Clause
  /** The clause as it stands in the rule. */
  text: string
  subjects: readonly Subject[]
  tried: Tried | undefined
  /** The text cannot be read just now, so that nothing here can be changed. */
  frozen: boolean
  onWrite: (text: string) => void
  onRemove: () => void
  /** What else may be done with it, at its end. */
  beside?: ReactNode
}

/** One clause: what it is about, how it is asked, the value; and how it came out for the profile that it is tried on. */
export const ClauseRow = ({ clause, text, subjects, tried, frozen, onWrite, onRemove, beside }: Props) => {
  const subject = clause.kind === 'clause' ? subjects.find(({ path }) => path === clause.subject) : undefined
  const name = subject?.label ?? text
  const stopped = tried !== undefined && tried.decides && (tried.truth === 'false' || tried.truth === 'failed')
  return (
    <div className="min-w-0 flex-1">
      <div className="flex flex-wrap items-center gap-1.5" inert={frozen}>
        {clause.kind === 'clause' && subject ? (
          <Asked clause={clause} subject={subject} stopped={stopped} onWrite={onWrite} />
        ) : (
          <code className="mono rounded-1 border border-line px-1.5 py-0.5 [overflow-wrap:anywhere]" title={words.written}>
            {text}
          </code>
        )}
        <span className="inline-flex items-center gap-1">
          <button
            type="button"
            onClick={onRemove}
            className="inline-flex size-6 items-center justify-center rounded-2 text-ink-3 hover:bg-hover hover:text-ink pointer-coarse:size-11"
          >
            <Icon name="close" />
            <span className="sr-only">{words.remove(name)}</span>
          </button>
          {beside}
        </span>
      </div>
      {clause.kind === 'written' ? <p className="text-12 text-ink-2">{words.written}</p> : null}
      {tried ? <CameOut tried={tried} stopped={stopped} /> : null}
    </div>
  )
}

/** How a clause came out for the profile that it is tried on. That something is not known is no error, and does not look like one. */
const CameOut = ({ tried: { truth, says }, stopped }: { tried: Tried; stopped: boolean }) => (
  <p className={classes('mt-0.5 flex items-baseline gap-1.5 text-12', stopped ? 'text-block' : 'text-ink-2')}>
    {truth === 'true' ? <Icon name="tick" className="size-[11px] shrink-0 self-center text-thread" /> : null}
    {truth === 'true' ? null : <Mark severity={stopped ? 'block' : 'note'} className="translate-y-[-0.5px]" />}
    <span className="[overflow-wrap:anywhere]">{says}</span>
  </p>
)

const Asked = ({
  clause,
  subject,
  stopped,
  onWrite,
}: {
  clause: BuiltClause
  subject: Subject
  stopped: boolean
  onWrite: (text: string) => void
}) => {
  const { operator, values } = clause
  const write = (next: Partial<Pick<BuiltClause, 'operator' | 'values'>>) => onWrite(writeClause({ ...clause, ...next }, subject.type))
  const ways = operators.filter((one) => one.for.includes(subject.type))
  const turnTo = (name: string) => {
    const next = ways.find((one) => one.name === name) ?? operator
    write({ operator: next, values: next.takes === 'none' ? [] : (kept(next.takes, values) ?? firstValues(next, subject.type)) })
  }
  return (
    <>
      <span className={stopped ? 'font-strong text-block' : 'font-strong'} title={subject.path}>
        {subject.label}
      </span>
      <Pick
        label={words.operator(subject.label)}
        options={ways.map(({ name, label, unit }) => ({ value: name, label: unit === undefined ? label : `${label} … ${unit}` }))}
        shown={operator.label}
        value={operator.name}
        onChange={turnTo}
      />
      {operator.takes === 'none' ? null : (
        <ValueField
          subject={subject.label}
          type={subject.type}
          many={operator.takes === 'many'}
          values={values}
          onChange={(next) => write({ values: next })}
        />
      )}
      {(operator.unit ?? subject.unit) && operator.takes !== 'none' ? (
        <span className="text-12 text-ink-3">{operator.unit ?? subject.unit}</span>
      ) : null}
    </>
  )
}

/** The values go on where the next way to ask takes as many. */
const kept = (takes: 'one' | 'many', values: BuiltClause['values']): BuiltClause['values'] | undefined =>
  values.length === 0 ? undefined : takes === 'one' ? values.slice(0, 1) : values
