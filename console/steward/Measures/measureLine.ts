import type { Operations } from '../../api/operations.ts'
import { space } from '../../format/figure.ts'
import type { Formatter } from '../../format/formatter.ts'
import { strings } from '../../strings.ts'
import type { MeasureLine } from './MeasureLines.tsx'

export type ToldMeasure = Operations['measure.show']['output']['measure']
export type ToldFigure = ToldMeasure['reading']['figure']
export type MeasureUnit = ToldMeasure['unit']

const { overview, sure } = strings

/** What a value of a measure is divided by to be said, and in which unit. */
export const unitOf = (unit: MeasureUnit, value: number, format: Formatter): { per: number; unit: string } => {
  if (unit === 'share') return { per: 0.01, unit: '%' }
  if (unit !== 'ms') return { per: 1, unit: '' }
  const lengths = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 } as const
  const said = format.durationFigure(value).unit
  return { per: lengths[said], unit: said }
}

const figureOf = ({ unit, reading, before, weeks, change, target }: ToldMeasure, format: Formatter): MeasureLine['figure'] => {
  const { figure } = reading
  if (!figure.known) return { none: figure.because, gathering: figure.gathering }
  const { per, unit: said } = unitOf(unit, figure.value, format)
  const high = figure.high ?? figure.value
  const marks = [before.known ? before.value : undefined, target?.value].filter((mark) => mark !== undefined)
  const known = weeks.filter((week) => week.value !== undefined)
  const ends = [figure.low, high, ...marks].map((end) => end / per)
  const air = Math.max(...ends) * 0.15
  return {
    value: format.figure(figure.value / per),
    unit: said,
    estimate: { value: figure.value / per, low: figure.low / per, high: high / per, censored: figure.high === undefined },
    scale: [Math.max(0, Math.min(...ends) - air), Math.max(...ends) + air],
    range: figure.high === undefined ? sure.atLeast(format.figure(figure.low / per)) : format.range(figure.low / per, high / per, sure.to),
    course: known.map((week) => (week.value ?? 0) / per),
    ...(before.known ? { before: before.value / per } : {}),
    ...(known.every((week) => week.low !== undefined && week.high !== undefined)
      ? { band: known.map((week) => [(week.low ?? 0) / per, (week.high ?? 0) / per] as const) }
      : {}),
    ...(change === undefined ? {} : { change: unit === 'share' ? format.points(change) : `${format.signed(change / per)} ${said}`.trim() }),
  }
}

const targetOf = ({ unit, better, target, reading: { figure } }: ToldMeasure, format: Formatter): MeasureLine['target'] => {
  if (!target) return undefined
  const { per, unit: said } = unitOf(unit, figure.known ? figure.value : target.value, format)
  const value = `${format.figure(target.value / per)} ${said}`.trim()
  return { said: better === 'lower' ? overview.atMost(value) : overview.atLeast(value), value: target.value / per, met: target.met ?? false }
}

/** How many the figure rests on: "8 briefs", "0 escaped defects in 10 activations". */
export const restsOn = ({ reading: { n, of }, counts, against }: Pick<ToldMeasure, 'reading' | 'counts' | 'against'>, format: Formatter): string => {
  const own = overview.n(format.count(n), counts)
  return of === undefined || !against ? own : overview.against(own, against.joint, overview.n(format.count(of), against.counts))
}

export const measureLine = (told: ToldMeasure, format: Formatter): MeasureLine => {
  const target = targetOf(told, format)
  return {
    id: told.name,
    name: told.title,
    href: `/measures/${told.name}`,
    meaning: told.says,
    figure: figureOf(told, format),
    n: restsOn(told, format),
    because: { sentence: told.question, formula: told.formula, madeBy: told.name, ...(told.method ? { note: overview.by(told.method) } : {}) },
    ...(target ? { target } : {}),
  }
}

/** "31.4 h", "61.8 %", "1.4" */
export const sayValue = (unit: MeasureUnit, value: number, format: Formatter): string => {
  const { per, unit: said } = unitOf(unit, value, format)
  return said ? `${format.figure(value / per)}${space}${said}` : format.figure(value / per)
}

/** The interval of a figure, in the unit of its value. */
export const rangeOf = (
  unit: MeasureUnit,
  { value, low, high }: { value: number; low: number; high?: number | undefined },
  format: Formatter,
): string => {
  const { per, unit: said } = unitOf(unit, value, format)
  const range = high === undefined ? sure.atLeast(format.figure(low / per)) : format.range(low / per, high / per, sure.to)
  return said ? `${range}${space}${said}` : range
}
