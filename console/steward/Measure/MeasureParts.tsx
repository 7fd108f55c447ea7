import type { Formatter } from '../../format/formatter.ts'
import { Gathering } from '../../kit/Gathering.tsx'
import { NoFigure } from '../../kit/NoFigure.tsx'
import { Ribbon, type RibbonPart } from '../../kit/Ribbon.tsx'
import { Section } from '../../kit/Section.tsx'
import { rangeOf, sayValue, type ToldMeasure } from '../Measures/measureLine.ts'
import { useFormatBy } from '../useFormatBy.ts'
import type { ClockKind } from '../WindowFacts.tsx'
import { words } from '../words.ts'

type Part = ToldMeasure['parts'][number]

/** What a measure is made of. Parts with a size are means to scale that add up to the mean of the whole; the others stand for themselves. */
export const MeasureParts = ({ measure: { parts, reading }, clock }: { measure: ToldMeasure; clock: ClockKind }) => {
  const format = useFormatBy(clock)
  const { duration } = format
  if (parts.length === 0) return null
  const sized = parts.flatMap(({ name, size }) => (size === undefined ? [] : [{ name, size }]))
  const whole = sized.reduce((sum, { size }) => sum + size, 0)
  const largest = Math.max(...sized.map(({ size }) => size))
  const ribbon = sized.map(({ name, size }): RibbonPart => ({ name, size, said: duration(size), tone: size === largest ? 'second' : 'plain' }))
  return (
    <Section title={words.parts} side={whole > 0 ? words.partsAddUp(duration(whole)) : words.interval} className="border-t border-line pb-3">
      {whole > 0 && reading.n > 0 ? <Ribbon parts={ribbon} label={words.partsAddUp(duration(whole))} /> : null}
      {whole > 0 ? <p className="mt-2 text-right text-12 text-ink-3">{words.partFigures}</p> : null}
      <ul className="mt-1">
        {parts.map((part) => (
          <PartLine key={part.name} part={part} format={format} />
        ))}
      </ul>
    </Section>
  )
}

const PartLine = ({ part: { name, unit, figure, n }, format }: { part: Part; format: Formatter }) => (
  <li className="grid min-h-8 grid-cols-[minmax(0,1fr)_auto_44px] items-center gap-x-4 border-b border-line py-1 last:border-0">
    <span>{name}</span>
    {figure.known ? (
      <span className="flex flex-wrap items-baseline justify-end gap-x-3 text-right">
        <b>{sayValue(unit, figure.value, format)}</b>
        <span className="min-w-36 text-12 text-ink-2">{rangeOf(unit, figure, format)}</span>
      </span>
    ) : figure.gathering ? (
      <Gathering {...figure.gathering} />
    ) : (
      <NoFigure because={figure.because} />
    )}
    <span className="text-right text-12 text-ink-3">n {format.count(n)}</span>
  </li>
)
