import { useFormat } from '../format/useFormat.ts'
import { strings } from '../strings.ts'
import { Interval } from './Interval.tsx'

interface Evidence {
  statement: string
  value?: number | undefined
  unit?: 'figure' | undefined
  interval?: readonly [number, number] | undefined
  n?: number | undefined
}

interface Props<E extends Evidence> {
  evidence: readonly E[]
  /** What is said of each beside its n, such as where it comes from. */
  also?: (one: E) => React.ReactNode
}

/** What a claim rests on: each statement with its figure, how sure that is, and of how many. The claim itself leads; what has an interval is drawn on one scale with the others, shares in per cent. */
export const EvidenceList = <E extends Evidence>({ evidence, also }: Props<E>) => {
  const { count, figure, percent, range } = useFormat()
  const ends = evidence.flatMap(({ interval = [], unit }) => interval.map((end) => end * timesOf(unit)))
  const scale = [Math.min(0, ...ends), Math.max(0, ...ends)] as const
  return (
    <ul className="grid gap-3">
      {evidence.map((one, index) => {
        const { statement, value, unit, interval, n } = one
        const times = timesOf(unit)
        const said = unit === 'figure' ? figure : percent
        return (
          <li key={statement}>
            <p className="text-pretty">{statement}</p>
            {value === undefined ? null : (
              <p className="flex flex-wrap items-center gap-x-3 text-12 text-ink-2">
                {interval ? (
                  <Interval
                    estimate={{ value: value * times, low: interval[0] * times, high: interval[1] * times }}
                    scale={scale}
                    zero
                    lead={index === 0}
                    width={112}
                    say={(end) => said(end / times)}
                  />
                ) : null}
                <b className="font-strong text-ink">{said(value)}</b>
              </p>
            )}
            {interval || n !== undefined ? (
              <p className="flex flex-wrap gap-x-3 text-12 text-ink-2">
                {interval ? (
                  <span>
                    {strings.evidence[unit === 'figure' ? 'figures' : 'interval'](range(interval[0] * times, interval[1] * times, strings.sure.to))}
                  </span>
                ) : null}
                {n === undefined ? null : <span>{strings.evidence.n(count(n))}</span>}
              </p>
            ) : null}
            {also ? <p className="text-12 text-ink-2">{also(one)}</p> : null}
          </li>
        )
      })}
    </ul>
  )
}

const timesOf = (unit: Evidence['unit']): number => (unit === 'figure' ? 1 : 100)
