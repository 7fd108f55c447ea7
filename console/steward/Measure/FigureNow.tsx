import type { ReactNode } from 'react'
import type { Formatter } from '../../format/formatter.ts'
import { Gathering } from '../../kit/Gathering.tsx'
import { NoFigure } from '../../kit/NoFigure.tsx'
import { Section } from '../../kit/Section.tsx'
import { rangeOf, restsOn, sayValue, type ToldFigure, type ToldMeasure } from '../Measures/measureLine.ts'
import { useFormatBy } from '../useFormatBy.ts'
import type { ClockKind } from '../WindowFacts.tsx'
import { words } from '../words.ts'

interface Row {
  name: string
  value: ReactNode
}

/** The figure of the window: never the mean alone, always with n and what is still open. */
export const FigureNow = ({ measure, clock }: { measure: ToldMeasure; clock: ClockKind }) => {
  const format = useFormatBy(clock)
  const others = useFormatBy(otherOf(clock))
  return (
    <Section title={words.now} className="pb-3">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 [&>dd]:text-right">
        {rowsOf(measure, clock, format, others).map(({ name, value }) => (
          <div key={name} className="contents [&>dd]:text-right">
            <dt className="text-ink-2">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {measure.reading.open > 0 ? (
        <p className="mt-1.5 text-12 text-ink-3">
          {words.open}: {words.openHint}.
        </p>
      ) : null}
    </Section>
  )
}

const otherOf = (clock: ClockKind): ClockKind => (clock === 'working' ? 'calendar' : 'working')

const rowsOf = (told: ToldMeasure, clock: ClockKind, format: Formatter, others: Formatter): Row[] => {
  const { unit, reading, before, otherClock } = told
  const { figure, open, setAside } = reading
  const say = (value: number) => sayValue(unit, value, format)
  const other = otherOf(clock)
  return [
    ...figureRows(unit, figure, format),
    { name: words.n, value: restsOn(told, format) },
    { name: words.open, value: format.count(open) },
    { name: words.setAside, value: format.count(setAside) },
    ...(otherClock?.figure.known ? [{ name: words.otherClock[other], value: sayValue(unit, otherClock.figure.value, others) }] : []),
    ...(before.known ? [{ name: words.before, value: say(before.value) }] : []),
  ]
}

const figureRows = (unit: ToldMeasure['unit'], figure: ToldFigure, format: Formatter): Row[] => {
  if (!figure.known) {
    return [{ name: words.figure, value: figure.gathering ? <Gathering {...figure.gathering} /> : <NoFigure because={figure.because} /> }]
  }
  const say = (value: number) => sayValue(unit, value, format)
  return [
    { name: figure.mean === undefined ? words.figure : words.median, value: <b>{say(figure.value)}</b> },
    { name: words.interval, value: rangeOf(unit, figure, format) },
    ...(figure.p85 === undefined ? [] : [{ name: words.p85, value: say(figure.p85) }]),
    ...(figure.mean === undefined ? [] : [{ name: words.mean, value: say(figure.mean) }]),
  ]
}
