import { useFormat } from '../format/useFormat.ts'
import { strings } from '../strings.ts'
import { Go } from './Go.tsx'
import { linear } from './linear.ts'

interface Props {
  values: readonly number[]
  /** Low and high of the 95 % interval of each value. */
  band?: readonly (readonly [number, number])[]
  /** What the course is of, as in "Responsiveness, 12 weeks". */
  label: string
  /** The real chart. */
  href?: string
  width?: number
  height?: number
  say?: (value: number) => string
}

/** Shape only: no axis, no figures. It opens the real chart. */
export const Spark = ({ values, band, label, href, width = 112, height = 28, say }: Props) => {
  const { figure } = useFormat()
  const [first, last] = [values[0], values.at(-1)]
  if (first === undefined || last === undefined || values.length < 2) return null
  const ends = band ? band.flat() : [...values]
  const x = linear([0, values.length - 1], [1, width - 5])
  const y = linear([Math.min(...ends), Math.max(...ends)], [height - 2, 2])
  const line = (points: readonly (readonly [number, number])[]) =>
    points.map(([px, py], index) => `${index ? 'L' : 'M'}${px.toFixed(1)} ${py.toFixed(1)}`).join('')
  const upper = band?.map(([, high], index) => [x(index), y(high)] as const) ?? []
  const lower = band?.map(([low], index) => [x(index), y(low)] as const).toReversed() ?? []
  const said = say ?? figure
  const drawing = (
    <svg width={width} height={height} role="img" aria-label={`${label}, ${strings.sure.course(said(first), said(last), String(values.length))}`}>
      {band ? <path d={`${line([...upper, ...lower])}Z`} fill="var(--band-base)" /> : null}
      <path
        d={line(values.map((value, index) => [x(index), y(value)] as const))}
        fill="none"
        stroke="var(--ink)"
        strokeWidth={1.4}
        strokeLinejoin="round"
      />
      <circle cx={x(values.length - 1)} cy={y(last)} r={2.25} fill="var(--ink)" />
    </svg>
  )
  return href ? (
    <Go href={href} className="inline-block rounded-1">
      {drawing}
    </Go>
  ) : (
    drawing
  )
}
