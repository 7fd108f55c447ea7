import { useFormat } from '../../format/useFormat.ts'
import { Interval } from '../../kit/Interval.tsx'
import { words } from '../words.ts'
import type { Signal } from './signal.ts'

/** What a signal rests on: each statement with its interval and of how many. Shares and differences alike are drawn in per cent. */
export const SignalEvidence = ({ evidence }: { evidence: Signal['evidence'] }) => {
  const { count, percent, range } = useFormat()
  return (
    <ul className="grid gap-3">
      {evidence.map(({ statement, value, interval, n }) => (
        <li key={statement}>
          <p className="text-pretty">{statement}</p>
          {value !== undefined && interval ? (
            <span className="flex items-center gap-3">
              <Interval
                estimate={{ value: value * 100, low: interval[0] * 100, high: interval[1] * 100 }}
                scale={[Math.min(0, interval[0] * 100), Math.max(0, interval[1] * 100)]}
                zero
                lead
                width={128}
              />
              <span className="text-12 text-ink-2">
                {percent(value)}, {range(interval[0] * 100, interval[1] * 100, 'to')}
              </span>
            </span>
          ) : null}
          {n === undefined ? null : <p className="text-12 text-ink-2">{words.n(count(n))}</p>}
        </li>
      ))}
    </ul>
  )
}
