import type { Operations } from '../../api/operations.ts'
import type { Formatter } from '../../format/formatter.ts'
import type { RibbonPart } from '../../kit/Ribbon.tsx'
import { strings } from '../../strings.ts'
import type { Cause } from './Causes.tsx'
import type { MeasureLine } from './Measures.tsx'
import type { Turn } from './OverviewView.tsx'

type Told = Operations['overview.show']['output']
type ToldMeasure = Told['measures'][number]
type ToldFigure = ToldMeasure['reading']['figure']

const { overview, sure } = strings

/** What a value of a measure is divided by to be said, and in which unit. */
const unitOf = (unit: ToldMeasure['unit'], value: number, format: Formatter): { per: number; unit: string } => {
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

export const measureLine = (told: ToldMeasure, format: Formatter): MeasureLine => {
  const { n, of } = told.reading
  const target = targetOf(told, format)
  return {
    id: told.name,
    name: told.title,
    meaning: told.says,
    figure: figureOf(told, format),
    n: of === undefined ? overview.n(format.count(n), told.counts) : overview.of(format.count(n), format.count(of), told.counts),
    because: { sentence: told.question, formula: told.formula, madeBy: told.name, ...(told.method ? { note: overview.by(told.method) } : {}) },
    ...(target ? { target } : {}),
  }
}

/** The figure in the middle of the loop, with its parts to scale; or what it is still gathering. */
export const turnOf = (measures: readonly ToldMeasure[], format: Formatter): Turn | Extract<ToldFigure, { known: false }> | null => {
  const response = measures[0]
  if (!response) return null
  const { figure, n, open } = response.reading
  if (!figure.known) return figure
  const sized = response.parts.flatMap(({ name, size }) => (size === undefined ? [] : [{ name, size }]))
  const largest = Math.max(...sized.map(({ size }) => size))
  return {
    median: format.duration(figure.value),
    sentence: overview.turn(rangeOf(figure, format)),
    mean: figure.mean === undefined ? '' : overview.mean(format.duration(figure.mean), format.count(n), format.count(open)),
    parts: sized.map(({ name, size }): RibbonPart => ({ name, size, said: format.duration(size), tone: size === largest ? 'second' : 'plain' })),
  }
}

const rangeOf = ({ value, low, high }: { value: number; low: number; high?: number | undefined }, format: Formatter): string => {
  const { per, unit } = unitOf('ms', value, format)
  return high === undefined ? sure.atLeast(`${format.figure(low / per)} ${unit}`) : `${format.range(low / per, high / per, sure.to)} ${unit}`
}

export const dragParts = ({ causes }: Told['waiting'], format: Formatter): RibbonPart[] =>
  causes
    .filter(({ ms }) => ms > 0)
    .map(({ cause, ms }, index) => ({
      name: overview.causes[cause] ?? cause,
      size: ms,
      said: format.duration(ms),
      tone: index === 0 ? 'second' : index === 1 ? 'plain' : 'pale',
    }))

export const causeLines = (told: Told, hrefOf: (stage: string) => string, format: Formatter): Cause[] => {
  const most = Math.max(1, ...told.waiting.held.map(({ ms }) => ms))
  const late = new Set(told.stations.filter((station) => station.late > 0).map(({ stage }) => stage))
  return told.waiting.held.slice(0, 5).map(({ cause, stage, step, title, sentence, ms, remedy }) => ({
    id: `${cause} ${stage} ${step ?? ''}`,
    title,
    sentence,
    said: format.duration(ms),
    part: ms / most,
    held: late.has(stage),
    link: { label: remedy.sentence, href: hrefOf(remedy.stage) },
  }))
}
