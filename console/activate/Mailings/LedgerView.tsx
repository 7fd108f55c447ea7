import { useFormat } from '../../format/useFormat.ts'
import { classes } from '../../kit/classes.ts'
import { words } from '../words.ts'
import { type Ledger, type Part, parts, sumOf } from './ledger.ts'

const fills: Record<Part, string> = { accepted: 'bg-data-2', refused: 'bg-data-3', failed: 'bg-block', pending: 'bg-data-5', unknown: 'bg-warn-mark' }

/** One bar and five rows that always add up; reasons add up below each. Only what nobody knows is amber. */
export const LedgerView = ({ ledger }: { ledger: Ledger }) => {
  const { count } = useFormat()
  return (
    <figure role="group" aria-label={sumOf(ledger, count)}>
      <div aria-hidden="true" className="mb-2 flex h-2.5 gap-0.5">
        {parts
          .filter((part) => ledger[part] > 0)
          .map((part) => (
            <span key={part} className={classes('min-w-0.5 rounded-[2px]', fills[part])} style={{ flex: `${ledger[part]} 1 0` }} />
          ))}
      </div>
      <dl>
        <div className="flex min-h-(--row) items-center gap-2 border-b border-line pl-4 font-title">
          <dt className="flex-1">{words.planned}</dt>
          <dd>{count(ledger.planned)}</dd>
        </div>
        {parts.map((part, index) => (
          <Row key={part} part={part} sign={index === 0 ? '=' : '+'} ledger={ledger} />
        ))}
      </dl>
      <p className="mono pt-2 text-right text-12 text-ink-2">{sumOf(ledger, count)}</p>
    </figure>
  )
}

const Row = ({ part, sign, ledger }: { part: Part; sign: string; ledger: Ledger }) => {
  const { count } = useFormat()
  const reasons = part === 'refused' || part === 'failed' || part === 'pending' ? ledger.reasons[part] : []
  const held = part === 'unknown' && ledger.unknown > 0
  return (
    <div className="grid grid-cols-[12px_10px_minmax(0,1fr)_auto] items-baseline gap-x-1.5 border-b border-line py-1.5 last:border-0">
      <span aria-hidden="true" className="text-ink-3">
        {sign}
      </span>
      <span aria-hidden="true" className={classes('size-2 self-center rounded-[2px]', fills[part])} />
      <dt className={held ? 'text-warn' : ''}>{words.parts[part]}</dt>
      <dd className={classes('text-right', held && 'font-strong text-warn')}>{count(ledger[part])}</dd>
      {reasons.length > 0 ? (
        <dd className="col-span-2 col-start-3 text-12 text-pretty text-ink-2">
          {reasons.map(({ gate, rule, count: n }) => `${gate ? `${gate}, ` : ''}${rule} ${count(n)}`).join('; ')}
        </dd>
      ) : null}
    </div>
  )
}
