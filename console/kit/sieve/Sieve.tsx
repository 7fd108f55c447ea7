import { strings } from '../../strings.ts'
import { classes } from '../classes.ts'
import { Go } from '../Go.tsx'
import { useArrowWalk } from '../useArrowWalk.ts'
import { useWidth } from '../useSize.ts'
import { sift, type Candidate, type SievedCandidate } from './sieve.ts'

interface Props {
  gates: readonly string[]
  candidates: readonly Candidate[]
  /** "Nine could have been shown; one was." */
  label: string
}

const row = 35
const names = 150

/** One line for each candidate through the gates in their order. It ends where it was stopped, with the reason; the winner runs on, thick. */
export const Sieve = ({ gates, candidates, label }: Props) => {
  const frame = useArrowWalk<HTMLDivElement>()
  const width = useWidth(frame, 864)
  const sifted = sift(gates, candidates)
  const step = (width - names) / (gates.length + 0.6)
  const x = (gate: number) => names + step * (gate + 0.58)
  const narrow = width < 560
  return (
    <div ref={frame} role="group" aria-label={label}>
      {narrow ? (
        <ul>
          {sifted.candidates.map((candidate) => (
            <NarrowLine key={candidate.id} candidate={candidate} gates={gates} />
          ))}
        </ul>
      ) : (
        <>
          <GateHeads gates={gates} counts={sifted.counts} x={x} step={step} width={width} />
          <div className="relative">
            <svg width={width} height={row * sifted.candidates.length} aria-hidden="true" className="absolute inset-0">
              {gates.map((gate, index) => (
                <line
                  key={gate}
                  x1={x(index)}
                  x2={x(index)}
                  y1={-8}
                  y2={row * ((sifted.deepest[index] ?? 0) + 0.5) + 6}
                  stroke="var(--line-strong)"
                />
              ))}
              {sifted.candidates.map((candidate, index) => (
                <Line
                  key={candidate.id}
                  y={row * (index + 0.5)}
                  end={candidate.stopped ? x(candidate.reached) : width + 24}
                  won={!candidate.stopped}
                />
              ))}
            </svg>
            <ul>
              {sifted.candidates.map((candidate) => (
                <Name key={candidate.id} candidate={candidate} x={x(candidate.reached)} width={width} />
              ))}
            </ul>
          </div>
        </>
      )}
    </div>
  )
}

const Line = ({ y, end, won }: { y: number; end: number; won: boolean }) => (
  <>
    <line x1={names} x2={end} y1={y} y2={y} stroke={won ? 'var(--thread)' : 'var(--line-strong)'} strokeWidth={won ? 5 : 1.5} />
    {won ? null : <path d={`M${end} ${y - 6}v12`} stroke="var(--ink)" strokeWidth={2.5} />}
  </>
)

const Name = ({ candidate, x, width }: { candidate: SievedCandidate; x: number; width: number }) => {
  const { name, href, stopped } = candidate
  return (
    <li className="relative flex items-center" style={{ height: row }}>
      <span className={classes('cut pr-3', stopped ? 'text-ink-2' : 'font-title')} style={{ width: names }}>
        {href ? <Go href={href}>{name}</Go> : name}
      </span>
      {stopped ? (
        <span className="absolute line-clamp-2 text-12 text-ink-2" style={{ left: x + 10, maxWidth: width - x - 10 }}>
          <span className="sr-only">{strings.sieve.stopped(stopped.gate, '')}</span>
          <span className="bg-surface">{stopped.because}</span>
        </span>
      ) : (
        <span className="sr-only">{strings.sieve.won}</span>
      )}
    </li>
  )
}

const GateHeads = ({
  gates,
  counts,
  x,
  step,
  width,
}: {
  gates: readonly string[]
  counts: number[]
  x: (gate: number) => number
  step: number
  width: number
}) => (
  <div className="relative h-11 text-12 text-ink-2" aria-hidden="true">
    {gates.map((gate, index) => (
      <span
        key={gate}
        className="absolute bottom-4 -translate-x-1/2 text-center leading-[14px] text-balance"
        style={{ left: x(index), maxWidth: step - 6 }}
      >
        {gate}
      </span>
    ))}
    {counts.map((count, index) => {
      const from = index === 0 ? names : x(index - 1)
      const to = index === gates.length ? width : x(index)
      return (
        <span key={index} className="absolute bottom-0 -translate-x-1/2 text-11 text-ink-3" style={{ left: (from + to) / 2 }}>
          {count}
        </span>
      )
    })}
  </div>
)

const NarrowLine = ({ candidate, gates }: { candidate: SievedCandidate; gates: readonly string[] }) => {
  const { name, href, stopped, reached } = candidate
  const share = stopped ? (reached + 0.6) / (gates.length + 1) : 1
  return (
    <li className="border-b border-line py-2 last:border-0">
      <span className={classes(!stopped && 'font-title')}>{href ? <Go href={href}>{name}</Go> : name}</span>
      <span aria-hidden="true" className="my-1.5 flex h-3 items-center">
        <span className={stopped ? 'h-[1.5px] bg-line-strong' : 'h-[5px] bg-thread'} style={{ width: `${share * 100}%` }} />
        {stopped ? <span className="h-3 w-[2.5px] bg-ink" /> : null}
      </span>
      <span className="text-12 text-ink-2">{stopped ? strings.sieve.stopped(stopped.gate, stopped.because) : strings.sieve.won}</span>
    </li>
  )
}
