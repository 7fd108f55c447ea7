import { scaleLinear } from 'd3-scale'
import { useRef } from 'react'
import { useFormat } from '../../format/useFormat.ts'
import { strings } from '../../strings.ts'
import { AsTable } from '../AsTable.tsx'
import { Go } from '../Go.tsx'
import { Hidden } from '../Hidden.tsx'
import { pushLabels } from '../pushLabels.ts'
import { useWidth } from '../useSize.ts'
import { bandPath, stack, type SharePart } from './stack.ts'

export interface Happening {
  at: number
  /** "Rain begins in Hamburg" */
  sentence: string
}

interface Props {
  /** Milliseconds since 1970, rising. */
  times: readonly number[]
  /** The leader first; it takes the thread. At most six: the rest is summed by the caller. */
  parts: readonly (SharePart & { href?: string })[]
  happenings?: readonly Happening[]
  label: string
  height?: number
}

const fills = ['var(--data-1)', 'var(--data-2)', 'var(--data-3)', 'var(--data-4)', 'var(--data-5)', 'var(--data-6)']

/** Stacked shares over time: exact parts of a whole, each labelled at its right end; a vertical line says what happened. */
export const Series = ({ times, parts, happenings = [], label, height = 148 }: Props) => {
  const frame = useRef<HTMLDivElement>(null)
  const whole = useWidth(frame, 620)
  const beside = whole >= 480
  const width = beside ? Math.round(whole * 0.69) : whole
  const stacked = stack(parts)
  return (
    <AsTable label={label} corner="bottom" table={<SharesTable times={times} parts={parts} />}>
      <div ref={frame}>
        <div className="relative flex gap-2">
          <svg width={width} height={height} aria-hidden="true" className="shrink-0">
            {stacked.map(({ name, edges }, index) => (
              <path
                key={name}
                d={bandPath(times, edges, width, height)}
                fill={fills[index] ?? fills.at(-1)}
                stroke="var(--surface)"
                strokeWidth={1}
              />
            ))}
            <Happenings happenings={happenings} times={times} width={width} height={height} />
          </svg>
          {beside ? <EndLabels parts={parts} ends={stacked.map(({ end }) => end * height)} height={height} /> : null}
        </div>
        <Axis times={times} width={width} />
        {beside ? null : <Below parts={parts} />}
      </div>
    </AsTable>
  )
}

const Happenings = ({
  happenings,
  times,
  width,
  height,
}: {
  happenings: readonly Happening[]
  times: readonly number[]
  width: number
  height: number
}) => {
  const x = scaleLinear([times[0] ?? 0, times.at(-1) ?? 1], [0, width])
  return happenings.map(({ at, sentence }) => {
    const left = x(at) > width / 2
    return (
      <g key={`${at}${sentence}`}>
        <line x1={x(at)} x2={x(at)} y1={-4} y2={height} stroke="var(--ink)" />
        <text
          x={x(at) + (left ? -5 : 5)}
          y={height - 7}
          textAnchor={left ? 'end' : 'start'}
          fontSize={11}
          fill="var(--ink)"
          stroke="var(--surface)"
          strokeOpacity={0.75}
          strokeWidth={3}
          style={{ paintOrder: 'stroke' }}
        >
          {sentence}
        </text>
      </g>
    )
  })
}

const line = 16

const EndLabels = ({ parts, ends, height }: { parts: readonly (SharePart & { href?: string })[]; ends: number[]; height: number }) => {
  const tops =
    pushLabels(
      ends.map((end) => Math.max(0, end - line / 2)),
      ends.map(() => line),
      Math.max(height, ends.length * line),
      0,
    ) ?? ends
  return (
    <ul className="relative min-w-0 flex-1 text-11">
      {parts.map(({ name, href }, index) => (
        <li key={name} className={`cut absolute inset-x-0 ${index === 0 ? 'font-strong text-thread' : 'text-ink-2'}`} style={{ top: tops[index] }}>
          {href ? <Go href={href}>{name}</Go> : name}
        </li>
      ))}
    </ul>
  )
}

const Below = ({ parts }: { parts: readonly SharePart[] }) => (
  <ul className="mt-2 flex flex-wrap gap-x-3 gap-y-1 text-11 text-ink-2">
    {parts.map(({ name }, index) => (
      <li key={name} className="flex items-center gap-[5px]">
        <span aria-hidden="true" className="size-[7px] rounded-[2px]" style={{ background: fills[index] ?? fills.at(-1) }} />
        {name}
      </li>
    ))}
  </ul>
)

const Axis = ({ times, width }: { times: readonly number[]; width: number }) => {
  const { clock, dayClock } = useFormat()
  const [first = 0, last = 0] = [times[0], times.at(-1)]
  const say = last - first > 86_400_000 ? dayClock : clock
  const marks = [0, 0.25, 0.5, 0.75, 1]
  return (
    <div aria-hidden="true" className="mt-1 flex justify-between text-11 text-ink-3" style={{ width }}>
      {marks.map((mark) => (
        <span key={mark}>{say(first + (last - first) * mark)}</span>
      ))}
    </div>
  )
}

const SharesTable = ({ times, parts }: { times: readonly number[]; parts: readonly SharePart[] }) => {
  const { dayClock, momentExact, percent } = useFormat()
  const every = Math.max(1, Math.ceil(times.length / 12))
  const shown = times.map((time, index) => ({ time, index })).filter(({ index }) => index % every === 0 || index === times.length - 1)
  return (
    <table className="w-full text-left whitespace-nowrap">
      <thead className="text-12 text-ink-3">
        <tr className="h-6.5 border-b border-line [&>th]:pr-4 [&>th]:font-text">
          <th scope="col">
            <Hidden>{strings.series.part}</Hidden>
          </th>
          {shown.map(({ time }) => (
            <th key={time} className="text-right" title={momentExact(time)}>
              {dayClock(time)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {parts.map(({ name, shares }) => (
          <tr key={name} className="h-7 border-b border-line last:border-0 [&>*]:pr-4">
            <th className="font-text">{name}</th>
            {shown.map(({ time, index }) => (
              <td key={time} className="text-right">
                {percent(shares[index] ?? 0)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
