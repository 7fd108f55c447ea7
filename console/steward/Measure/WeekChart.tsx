import { scaleLinear } from 'd3-scale'
import { useRef } from 'react'
import type { Formatter } from '../../format/formatter.ts'
import { useFormat } from '../../format/useFormat.ts'
import { AsTable } from '../../kit/AsTable.tsx'
import { Section } from '../../kit/Section.tsx'
import { useWidth } from '../../kit/useSize.ts'
import { sayValue, type ToldMeasure, unitOf } from '../Measures/measureLine.ts'
import { useFormatBy } from '../useFormatBy.ts'
import type { ClockKind } from '../WindowFacts.tsx'
import { words } from '../words.ts'
import { WeekTable } from './WeekTable.tsx'

interface Told {
  measure: ToldMeasure
  format: Formatter
}

const height = 176
const edge = { left: 48, right: 20, top: 20, bottom: 34 }

/** Twelve weeks, each with its interval and n: a week without a figure leaves a gap, and says how many there were. */
export const WeekChart = ({ measure, clock }: { measure: ToldMeasure; clock: ClockKind }) => {
  const format = useFormatBy(clock)
  const known = measure.weeks.filter(({ value }) => value !== undefined).length
  return (
    <Section title={words.weeks} side={words.interval} className="pb-3">
      {known === 0 ? (
        <p className="text-ink-2">{words.noWeeks}</p>
      ) : (
        <AsTable label={words.weeksLabel(measure.title, format.count(known))} table={<WeekTable measure={measure} format={format} />}>
          <Drawing measure={measure} format={format} />
        </AsTable>
      )}
    </Section>
  )
}

const Drawing = ({ measure, format }: Told) => {
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame, 640)
  const { weeks, target } = measure
  const most = Math.max(...weeks.flatMap(({ value = 0, high }) => [value, high ?? 0]), target?.value ?? 0)
  const y = scaleLinear([0, most > 0 ? most * 1.08 : 1], [height - edge.bottom, edge.top])
  const x = scaleLinear([0, weeks.length - 1], [edge.left + 10, Math.max(edge.left + 20, width - edge.right - 10)])
  return (
    <div ref={frame}>
      <svg width={width} height={height} aria-hidden="true" className="block">
        {most > 0 ? <Grid measure={measure} format={format} y={y} most={most} width={width} /> : null}
        {target === undefined ? null : <TargetLine y={y(target.value)} width={width} />}
        {weeks.map((week, index) => (
          <WeekMark
            key={week.to}
            week={week}
            x={x(index)}
            y={y}
            named={index % (width < 520 ? 3 : 2) === (weeks.length - 1) % (width < 520 ? 3 : 2)}
          />
        ))}
      </svg>
    </div>
  )
}

const TargetLine = ({ y, width }: { y: number; width: number }) => (
  <>
    <line x1={edge.left} x2={width - edge.right} y1={y} y2={y} stroke="var(--ink)" strokeWidth={1.5} strokeDasharray="5 4" />
    <text x={edge.left + 4} y={y < 30 ? y + 14 : y - 5} fontSize={11} fill="var(--ink)">
      {words.targetLine}
    </text>
  </>
)

interface GridProps extends Told {
  y: (value: number) => number
  most: number
  width: number
}

const Grid = ({ measure: { unit }, format, y, most, width }: GridProps) => {
  const { per } = unitOf(unit, most, format)
  return scaleLinear([0, most / per], [0, 1])
    .nice(3)
    .ticks(3)
    .filter((tick) => tick * per <= most * 1.08)
    .map((tick) => (
      <g key={tick}>
        <line x1={edge.left} x2={width - edge.right} y1={y(tick * per)} y2={y(tick * per)} stroke="var(--line)" />
        <text x={edge.left - 6} y={y(tick * per) + 4} textAnchor="end" fontSize={11} fill="var(--ink-3)">
          {tick === 0 ? '0' : sayValue(unit, tick * per, format)}
        </text>
      </g>
    ))
}

interface MarkProps {
  week: ToldMeasure['weeks'][number]
  x: number
  y: (value: number) => number
  /** Whether its day stands below it; there is no room for all. */
  named: boolean
}

const WeekMark = ({ week: { to, value, low, high, n, of = n }, x, y, named }: MarkProps) => {
  const { day, count } = useFormat()
  const foot = height - edge.bottom
  return (
    <g>
      {value === undefined ? null : (
        <>
          <line
            x1={x}
            x2={x}
            y1={y(low ?? value)}
            y2={high === undefined ? edge.top : y(high)}
            stroke="var(--ink)"
            strokeWidth={3}
            strokeOpacity={0.32}
            strokeLinecap="round"
          />
          {high === undefined ? <path d={`M${x - 5} ${edge.top + 6}l5-7 5 7`} fill="none" stroke="var(--ink-2)" strokeWidth={1.5} /> : null}
          <circle cx={x} cy={y(value)} r={3.75} fill="var(--ink)" />
        </>
      )}
      <text x={x} y={foot + 14} textAnchor="middle" fontSize={11} fill={value === undefined ? 'var(--ink-3)' : 'var(--ink-2)'}>
        {count(of)}
      </text>
      {named ? (
        <text x={x} y={foot + 29} textAnchor="middle" fontSize={11} fill="var(--ink-3)">
          {day(to)}
        </text>
      ) : null}
    </g>
  )
}
