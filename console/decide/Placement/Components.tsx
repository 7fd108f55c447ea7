import { useFormat } from '../../format/useFormat.ts'
import { commonScale, Interval, type Estimate } from '../../kit/Interval.tsx'
import { Gathering } from '../../kit/Gathering.tsx'
import { NoFigure } from '../../kit/NoFigure.tsx'
import { Section } from '../../kit/Section.tsx'
import { Share } from '../../kit/Share.tsx'
import { classes } from '../../kit/classes.ts'
import { words } from '../words.ts'
import { eligibleIn, type ComponentLine, type Insight, type SlotLines } from './componentLines.ts'

const { place } = words

interface Props {
  title: string
  slots: readonly SlotLines[]
  named: (id: string) => string
  /** How many decisions the shares were counted over. */
  of: number
  counts: string
}

const columns =
  'grid grid-cols-[minmax(0,1fr)_minmax(90px,130px)] items-center gap-x-4 gap-y-1 @[560px]:grid-cols-[minmax(0,1fr)_minmax(110px,150px)_112px_52px_60px]'

const estimateOf = ({ effect, interval: [low, high] }: Insight): Estimate => ({ value: effect * 100, low: low * 100, high: high * 100 })

/** What stands in each slot: its exact share, and what it does compared with the others, as far as we can tell. All effects share one zero. */
export const Components = ({ title, slots, named, of, counts }: Props) => {
  const { count } = useFormat()
  const estimates = slots.flatMap(({ components }) => components.flatMap(({ insight }) => (insight ? [estimateOf(insight)] : [])))
  const scale = commonScale(estimates, [], true)
  return (
    <Section title={title} side={place.ofLatest(count(of))} className="@container px-(--page) pb-5">
      <div role="table" aria-label={title}>
        <div role="row" className={classes(columns, 'h-6.5 border-b border-line text-12 text-ink-3')}>
          <span role="columnheader">{place.columns.component}</span>
          <span role="columnheader">{place.columns.share}</span>
          <span role="columnheader" className="whitespace-nowrap @max-[560px]:hidden">
            {place.columns.effect}
          </span>
          <span role="columnheader" className="text-right @max-[560px]:hidden">
            {place.columns.percent}
          </span>
          <span role="columnheader" className="text-right @max-[560px]:hidden">
            {place.columns.shown}
          </span>
        </div>
        {slots.map((line) => (
          <Slot key={line.slot} line={line} named={named} scale={scale} counted={of > 0} counts={counts} />
        ))}
      </div>
    </Section>
  )
}

interface SlotProps extends Pick<LineProps, 'scale' | 'counted' | 'counts'> {
  line: SlotLines
  named: Props['named']
}

/** One slot: how many of its components may be shown, and each of them. */
const Slot = ({ line, named, scale, counted, counts }: SlotProps) => {
  const { count } = useFormat()
  const { label, components } = line
  const eligible = eligibleIn(line)
  return (
    <div role="rowgroup" aria-label={label} className="border-b border-line pb-1.5 last:border-0">
      <div role="row" className="flex h-(--row) items-center">
        <span role="rowheader" className="font-title">
          {label} <span className="ml-1 font-text text-ink-3">{place.eligible(count(eligible))}</span>
        </span>
      </div>
      {components.map((one, index) => (
        <Line
          key={one.id}
          line={one}
          name={named(one.id)}
          lead={index === 0 && one.share > 0}
          scale={scale}
          alone={eligible === 1}
          counted={counted}
          counts={counts}
        />
      ))}
    </div>
  )
}

interface LineProps {
  line: ComponentLine
  name: string
  lead: boolean
  scale: readonly [number, number]
  /** There is nothing to compare it with. */
  alone: boolean
  /** Whether there are decisions to count shares over. */
  counted: boolean
  /** What learning counts here, as in "clicks". */
  counts: string
}

const Line = ({ line, name, lead, scale, alone, counted, counts }: LineProps) => {
  const { share, insight, exposures, blocked, withheld, gathering } = line
  const { signed, count } = useFormat()
  return (
    <div role="row" className={classes(columns, 'min-h-7 py-0.5')}>
      <span role="rowheader" className={classes('cut', lead && 'font-title')} title={name}>
        {name}
      </span>
      <span role="cell">
        {counted ? <Share share={share} lead={lead} label={name} /> : <span className="text-12 text-ink-3">{place.noShare}</span>}
      </span>
      {insight && !withheld ? (
        <>
          <span role="cell" className="flex items-center gap-3 @max-[560px]:col-span-full">
            <Interval estimate={estimateOf(insight)} scale={scale} zero lead say={(value) => `${signed(value)} %`} />
            <span aria-hidden="true" className="text-12 text-ink-2 @[560px]:hidden">
              {signed(insight.effect * 100)} %, {place.shownTimes(count(insight.exposures))}
            </span>
          </span>
          <span role="cell" className="text-right @max-[560px]:hidden">
            {signed(insight.effect * 100)}
          </span>
          <span role="cell" className="text-right text-ink-2 @max-[560px]:hidden">
            {count(insight.exposures)}
          </span>
        </>
      ) : (
        <>
          <span role="cell" className="@max-[560px]:col-span-full @[560px]:col-span-2">
            {blocked || withheld ? (
              <span className="text-12 text-ink-2">{withheld ? place.withheld : place.blocked}</span>
            ) : alone ? null : gathering && exposures ? (
              <Gathering have={gathering.conversions} need={gathering.needed} what={counts} />
            ) : (
              <NoFigure because={exposures === undefined ? place.notLearned : place.neverShown} />
            )}
          </span>
          <span role="cell" className="text-right text-ink-2 @max-[560px]:hidden">
            {exposures === undefined ? '' : count(exposures)}
          </span>
        </>
      )}
    </div>
  )
}
