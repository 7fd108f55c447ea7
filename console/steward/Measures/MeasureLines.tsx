import { Interval, type Estimate } from '../../kit/Interval.tsx'
import { Go } from '../../kit/Go.tsx'
import { Gathering } from '../../kit/Gathering.tsx'
import { NoFigure } from '../../kit/NoFigure.tsx'
import { Section } from '../../kit/Section.tsx'
import { Spark } from '../../kit/Spark.tsx'
import { Unit } from '../../kit/Unit.tsx'
import type { Because } from '../../kit/because.ts'
import { Why } from '../../kit/Why.tsx'
import { strings } from '../../strings.ts'

const { overview } = strings

export interface MeasureFigure {
  /** "31.4" */
  value: string
  unit: string
  estimate: Estimate
  scale: readonly [number, number]
  /** "26.8 to 37.9" */
  range: string
  before?: number
  /** Shape of the last twelve weeks, with the band of each. */
  course: readonly number[]
  band?: readonly (readonly [number, number])[]
  /** "−4.8 h" */
  change?: string
}

export interface MeasureLine {
  id: string
  name: string
  /** "signal to live, median" */
  meaning: string
  /** Absent when there is none: then the reason. */
  figure: MeasureFigure | { none: string; gathering?: { have: number; need: number; what: string } | undefined }
  target?: { said: string; value: number; met: boolean }
  /** "17 signals" */
  n: string
  /** The measure's own page. */
  href?: string | undefined
  because: Because
}

/** Six columns where there is room; then without the course; then each line stands in two rows. */
const columns =
  'grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3.5 gap-y-1 @[520px]:grid-cols-[minmax(120px,1fr)_72px_172px_64px] @[700px]:grid-cols-[minmax(140px,320px)_72px_172px_64px_112px_96px] @[700px]:justify-between'

/** The measures of the way of working: now, how sure, against what, in which direction, of how many. */
export const MeasureLines = ({ lines }: { lines: readonly MeasureLine[] }) => (
  <Section title={overview.measures} side={<Legend />}>
    <div role="table" aria-label={overview.measures} className="@container">
      <div role="row" className={`${columns} h-6.5 border-b border-line text-12 text-ink-3 @max-[520px]:hidden`}>
        <span role="columnheader">{overview.columns.measure}</span>
        <span role="columnheader" className="text-right">
          {overview.columns.now}
        </span>
        <span role="columnheader">{strings.sure.interval95}</span>
        <span role="columnheader">{overview.columns.target}</span>
        <span role="columnheader" className="@max-[700px]:hidden">
          {overview.columns.weeks}
        </span>
        <span role="columnheader" className="text-right @max-[700px]:hidden">
          {overview.columns.change}
        </span>
      </div>
      {lines.map((line) => (
        <Line key={line.id} line={line} />
      ))}
    </div>
  </Section>
)

const Line = ({ line }: { line: MeasureLine }) => {
  const { name, meaning, figure, target, n, href, because } = line
  return (
    <div role="row" className={`${columns} min-h-[58px] border-b border-line py-2 last:border-0`}>
      <Name name={name} meaning={meaning} href={href} />
      {'none' in figure ? (
        <div role="cell" className="col-span-full @[700px]:col-span-5">
          {figure.gathering ? <Gathering {...figure.gathering} /> : <NoFigure because={figure.none} />}
        </div>
      ) : (
        <>
          <div role="cell" className="text-right whitespace-nowrap">
            <Why about={name} because={because} quiet className="text-20 font-title">
              <Unit value={figure.value} unit={figure.unit} />
            </Why>
          </div>
          <div role="cell" className="@max-[520px]:col-start-1">
            <Interval
              estimate={figure.estimate}
              scale={figure.scale}
              width={172}
              height={22}
              target={target?.value}
              before={figure.before}
              say={(value) => `${value} ${figure.unit}`}
            />
            <span className="-mt-px block text-11 text-ink-3">
              {figure.range}
              <span className="@[700px]:hidden">, {n}</span>
            </span>
          </div>
          <div role="cell" className="whitespace-nowrap @max-[520px]:text-right">
            {target?.said}
            {target ? (
              <span className={`block text-12 ${target.met ? 'text-ink-3' : 'text-ink-2'}`}>{target.met ? overview.met : overview.notYet}</span>
            ) : null}
          </div>
          <div role="cell" className="@max-[700px]:hidden">
            <Spark
              values={figure.course}
              label={`${name}, ${overview.columns.weeks}`}
              {...(href ? { href } : {})}
              {...(figure.band ? { band: figure.band } : {})}
            />
          </div>
          <div role="cell" className="text-right whitespace-nowrap @max-[700px]:hidden">
            {figure.change}
            <span className="block text-12 text-pretty whitespace-normal text-ink-3">{n}</span>
          </div>
        </>
      )}
    </div>
  )
}

const Name = ({ name, meaning, href }: Pick<MeasureLine, 'name' | 'meaning' | 'href'>) => (
  <div role="rowheader" className="min-w-0">
    {href ? (
      <Go href={href} className="rounded-1 font-title hover:underline">
        {name}
      </Go>
    ) : (
      <b>{name}</b>
    )}
    <span className="block text-12 text-ink-3">{meaning}</span>
  </div>
)

const Legend = () => (
  <ul className="flex gap-4 text-11">
    <li className="flex items-center gap-1.5">
      <span aria-hidden="true" className="size-[7px] rounded-full border-[1.4px] border-data-base" />
      {overview.weekBefore}
    </li>
    <li className="flex items-center gap-1.5">
      <span aria-hidden="true" className="h-3 border-l-[1.5px] border-ink" />
      {overview.columns.target.toLowerCase()}
    </li>
  </ul>
)
