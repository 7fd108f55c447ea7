import { isSure } from '../../engine/learn/sure.ts'
import type { Formatter } from '../format/formatter.ts'
import { useFormat } from '../format/useFormat.ts'
import { strings } from '../strings.ts'
import { linear } from './linear.ts'

/** An estimate with its 95 % interval, in the unit of its column. */
export interface Estimate {
  value: number
  low: number
  high: number
  /** Still open at the upper end: the true value is at least `value`. */
  censored?: boolean
}

interface Props {
  estimate: Estimate
  /** Both ends of the scale. In a column every interval has the same (`commonScale`). */
  scale: readonly [number, number]
  width?: number
  height?: number
  /** A hairline at zero, for differences and effects, which are in per cent. */
  zero?: boolean
  /** The leader or the treatment: takes the thread if its interval leaves zero out. */
  lead?: boolean
  target?: number | undefined
  before?: number | undefined
  /** Says a figure with its unit; without it signed figures where there is a zero line, plain ones elsewhere. */
  say?: ((value: number) => string) | undefined
}

/** Dot = estimate, line = 95 % interval, hairline = zero, tick = target, ring = the period before. */
export const Interval = (props: Props) => {
  const { estimate, scale, width = 112, height = 18, zero = false, target, before } = props
  const x = linear(scale, [4, width - 4])
  const middle = height / 2
  const ink = inkOf(props)
  return (
    <svg width={width} height={height} role="img" aria-label={sayInterval(props, useFormat())} className="shrink-0">
      {zero ? (
        <line x1={x(0)} x2={x(0)} y1={1} y2={height - 1} stroke="var(--edge)" />
      ) : (
        <line x1={0} x2={width} y1={middle} y2={middle} stroke="var(--line)" />
      )}
      {target === undefined ? null : <line x1={x(target)} x2={x(target)} y1={middle - 7} y2={middle + 7} stroke="var(--ink)" strokeWidth={1.5} />}
      <Span
        from={x(estimate.censored ? estimate.value : estimate.low)}
        to={estimate.censored ? width - 4 : x(estimate.high)}
        y={middle}
        ink={ink}
        open={estimate.censored ?? false}
      />
      {before === undefined ? null : <circle cx={x(before)} cy={middle} r={3} fill="var(--surface)" stroke="var(--data-base)" strokeWidth={1.4} />}
      <circle className="glide" cx={x(estimate.value)} cy={middle} r={3.75} fill={ink} />
    </svg>
  )
}

/** The interval itself; open to the right when the true value may still be larger. */
const Span = ({ from, to, y, ink, open }: { from: number; to: number; y: number; ink: string; open: boolean }) => (
  <>
    <line className="glide" x1={from} x2={to} y1={y} y2={y} stroke={ink} strokeWidth={3} strokeOpacity={0.32} strokeLinecap="round" />
    {open ? <path d={`M${to - 6} ${y - 5}l7 5-7 5`} fill="none" stroke={ink} strokeWidth={1.5} /> : null}
  </>
)

/** Effects are drawn in per cent. */
const leavesZeroOut = ({ low, high }: Estimate): boolean => isSure([low / 100, high / 100])

/** Thread only for a leader or treatment whose effect is told from none; a measure against its target is ink. */
const inkOf = ({ estimate, zero, lead }: Props): string => {
  if (estimate.censored) return 'var(--ink-2)'
  if (!zero) return 'var(--ink)'
  return lead && leavesZeroOut(estimate) ? 'var(--thread)' : 'var(--ink-2)'
}

const sayInterval = ({ estimate, zero, target, before, say }: Props, format: Formatter): string => {
  const figure = say ?? (zero ? format.signed : format.figure)
  const { atLeast, interval, to, outsideZero, insideZero } = strings.sure
  const { value, low, high, censored } = estimate
  // An end that rounds to zero is said to be zero, as it is judged.
  const end = (bound: number): string => figure(zero && Math.abs(bound) < 0.05 ? 0 : bound)
  const parts = [censored ? atLeast(figure(value)) : interval(figure(value), `${end(low)} ${to} ${end(high)}`)]
  if (zero && !censored) parts.push(leavesZeroOut(estimate) ? outsideZero : insideZero)
  if (target !== undefined) parts.push(strings.sure.target(figure(target)))
  if (before !== undefined) parts.push(strings.sure.before(figure(before)))
  return parts.join('; ')
}

/** One scale for a column of estimates: it holds every interval, target and period before, and zero in its middle when differences are compared. */
export const commonScale = (estimates: readonly Estimate[], marks: readonly number[] = [], aroundZero = false): readonly [number, number] => {
  const ends = [...estimates.flatMap(({ low, high }) => [low, high]), ...marks]
  if (ends.length === 0) return [-1, 1]
  const [low, high] = [Math.min(...ends), Math.max(...ends)]
  if (aroundZero) {
    const reach = Math.max(Math.abs(low), Math.abs(high)) || 1
    return [-reach, reach]
  }
  const air = (high - low || Math.abs(high) || 1) * 0.12
  return [low - air, high + air]
}
