import { useFormat } from '../format/useFormat.ts'
import { Mark } from '../kit/Mark.tsx'
import type { Count } from './Rows.tsx'
import type { Subject } from './useRuleWords.ts'
import { ValueField } from './ValueField.tsx'
import { words } from './words.ts'

export type Context = Readonly<Record<string, string | number | boolean>>

interface Props {
  count: Count | undefined
  asDecided: boolean
}

/** How many a rule keeps, of how many, how sure; and what speaks against it. */
export const Keeps = ({ count: counted, asDecided }: Props) => {
  const { count, percentWhole } = useFormat()
  if (!counted) return <p className="text-12 text-ink-2">{words.counting}</p>
  const { looked, kept, open, all, interval, doubt } = counted
  if (looked === 0) return <p className="text-12 text-ink-2">{words.nobodyThere}</p>
  const share = percentWhole(kept / looked)
  return (
    <div className="grid gap-1">
      <p>
        {interval
          ? words.keepsSampled(share, `${percentWhole(interval.low)}–${percentWhole(interval.high)}`, count(looked), count(all))
          : words.keeps(share, count(all))}
        {open > 0 ? <span className="text-ink-2">; {words.open(count(open))}</span> : null}
      </p>
      {doubt ? (
        <p className="flex items-baseline gap-2">
          <Mark severity="warn" className="translate-y-[-0.5px]" />
          {doubt.sentence}
        </p>
      ) : null}
      {asDecided ? <p className="text-12 text-ink-2">{words.consented}</p> : null}
    </div>
  )
}

interface BringsProps {
  asked: readonly Subject[]
  context: Context
  onChange: (context: Context) => void
}

/** What only a request brings, set by hand so that it can be counted with. */
export const Brings = ({ asked, context, onChange }: BringsProps) => (
  <ul className="grid gap-1.5 text-12 empty:hidden">
    {asked.map(({ path, label, type, unit }) => {
      const name = path.slice('context.'.length)
      const value = context[name]
      return (
        <li key={path} className="flex flex-wrap items-center gap-2">
          <span>{words.brings(label)}</span>
          <ValueField
            subject={label}
            type={type}
            many={false}
            values={value === undefined || typeof value === 'boolean' ? [] : [value]}
            onChange={([next]) => onChange(next === undefined ? context : { ...context, [name]: next })}
          />
          {unit === undefined ? null : <span className="text-ink-3">{unit}</span>}
          {value === undefined ? <span className="text-ink-2">{words.bringsHint}</span> : null}
        </li>
      )
    })}
  </ul>
)
