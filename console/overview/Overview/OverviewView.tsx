import type { ReactNode } from 'react'
import { Fresh, Journal, type JournalLine } from '../../kit/Journal.tsx'
import { Loop } from '../../kit/loop/Loop.tsx'
import type { Station } from '../../kit/loop/station.ts'
import { NoFigure } from '../../kit/NoFigure.tsx'
import { Ribbon, type RibbonPart } from '../../kit/Ribbon.tsx'
import { Section } from '../../kit/Section.tsx'
import { useHeldRows } from '../../kit/table/heldRows.ts'
import { Causes, type Cause } from '../../steward/Drag/Causes.tsx'
import { MeasureLines, type MeasureLine } from '../../steward/Measures/MeasureLines.tsx'
import { strings } from '../../strings.ts'

const { overview } = strings

/** How long the loop takes: the median with its interval, and the mean in parts to scale, which alone add up. */
export interface Turn {
  /** "31.4 h" */
  median: string
  /** "from signal to live, median, 95 % interval 26.8 to 37.9" */
  sentence: string
  /** "mean 38.0 h, to scale, of 17 answered signals; 2 still open" */
  mean: string
  parts: readonly RibbonPart[]
}

export interface OverviewFacts {
  /** The answer: "The loop turns in 31 hours. Approve holds it back." */
  answer: string
  stations: readonly Station[]
  /** Absent until something went all the way round: then a reason stands there. */
  turn: Turn | ReactNode
  measures: readonly MeasureLine[]
  /** What waits and what costs hours, side by side and never added. */
  drag: {
    /** Whether something is held, or only waits. */ title: string
    /** Over the window. */ said: string
    parts: readonly RibbonPart[]
    causes: readonly Cause[]
    /** Why no hours of extra work are said. */ extraWork: string
  }
  journal: readonly JournalLine[]
}

/** The loop with its queues and times, the measures, what waits or holds it back now, and what just happened. */
export const OverviewView = ({ answer, stations, turn, measures, drag, journal }: OverviewFacts) => (
  <div className="flex min-h-full flex-col">
    <div className="px-(--page) pt-0.5 pb-2">
      <Loop stations={stations} sentence={answer}>
        {isTurn(turn) ? <TurnFigure turn={turn} /> : turn}
      </Loop>
    </div>
    <div className="grid flex-1 grid-cols-[minmax(0,1fr)_clamp(320px,34.7%,424px)] border-t border-line max-inspector:grid-cols-1">
      <div className="px-(--page) max-inspector:order-2 max-inspector:border-t max-inspector:border-line">
        <MeasureLines lines={measures} />
        <LatestEntries lines={journal} />
      </div>
      <Section title={drag.title} side={drag.said} className="border-l border-line pr-(--page) pl-5 max-inspector:border-0 max-inspector:pl-(--page)">
        {drag.parts.length > 0 ? <Ribbon parts={drag.parts} label={drag.said} labels="legend" /> : null}
        {drag.causes.length > 0 ? <Causes causes={drag.causes} /> : <p className="text-ink-2">{overview.nothingHeld}</p>}
        <p className="flex flex-wrap items-center justify-between gap-2 border-t border-line py-2.5">
          {overview.extraWork} <NoFigure because={drag.extraWork} />
        </p>
      </Section>
    </div>
  </div>
)

/** What just happened; it holds still while somebody reads it. */
const LatestEntries = ({ lines }: { lines: readonly JournalLine[] }) => {
  const { rows, fresh, take, hands } = useHeldRows(lines, ({ seq }) => String(seq))
  return (
    <div {...hands}>
      <Section title={overview.journal} side={<Fresh count={fresh} onTake={take} />} className="border-t border-line pb-4">
        <Journal lines={rows} label={overview.journal} />
      </Section>
    </div>
  )
}

const isTurn = (turn: Turn | ReactNode): turn is Turn => typeof turn === 'object' && turn !== null && 'median' in turn

const TurnFigure = ({ turn }: { turn: Turn }) => (
  <div className="max-column:pt-2 max-column:pb-4">
    <div className="mb-3 flex flex-wrap items-baseline gap-x-3.5 gap-y-1">
      <span className="text-28 font-title whitespace-nowrap">{turn.median}</span>
      <span className="text-ink-2">{turn.sentence}</span>
      <span className="ml-auto text-12 text-ink-3 max-column:ml-0">{turn.mean}</span>
    </div>
    <Ribbon parts={turn.parts} label={turn.mean} />
  </div>
)
