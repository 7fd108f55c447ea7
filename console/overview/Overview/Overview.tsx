import { useState } from 'react'
import { Answered } from '../../api/Answered.tsx'
import { journalLine } from '../../api/journalLine.ts'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useFrame } from '../../frame/FrameContext.ts'
import { Screen } from '../../frame/Screen.tsx'
import { Gathering } from '../../kit/Gathering.tsx'
import { LoopLegend } from '../../kit/loop/Loop.tsx'
import { NoFigure } from '../../kit/NoFigure.tsx'
import { strings } from '../../strings.ts'
import { causeLines, dragParts } from '../../steward/Drag/dragFacts.ts'
import { measureLine } from '../../steward/Measures/measureLine.ts'
import { useFormatBy } from '../../steward/useFormatBy.ts'
import { type ClockKind, WindowFacts } from '../../steward/WindowFacts.tsx'
import { turnOf } from './overviewFacts.ts'
import { OverviewView } from './OverviewView.tsx'

type Told = Operations['overview.show']['output']

const { overview } = strings
const shownEntries = 6
const shownCauses = 5
const lateStages = (stations: Told['stations']) => new Set(stations.filter(({ late }) => late > 0).map(({ stage }) => stage))

/** Does the loop turn, and what holds it back? */
export const Overview = () => {
  const { engine } = useFrame()
  const [clock, setClock] = useState<ClockKind>('working')
  const told = useQueryOf('overview.show', clock === 'working' ? {} : { clock }, { follows: ['*'] })
  return (
    <Screen
      crumbs={[{ label: engine.name, href: '/' }, { label: strings.screens.overview }]}
      title={told.data?.title}
      facts={told.data ? <WindowFacts {...told.data} sentence={told.data.clock.sentence} clock={clock} onClock={setClock} /> : null}
      headSide={<LoopLegend />}
      unruled
    >
      <Answered query={told}>{(facts) => <Told told={facts} />}</Answered>
    </Screen>
  )
}

const Told = ({ told }: { told: Told }) => {
  const format = useFormatBy(told.clock.kind)
  const { stations } = useFrame()
  const { data: journal } = useQueryOf('journal.list', { limit: shownEntries }, { follows: ['*'] })
  const hrefOf = (stage: string) => stations.find((station) => station.stage === stage)?.href ?? '/'
  const turn = turnOf(told.measures, format)
  return (
    <OverviewView
      answer={told.title}
      stations={stations}
      turn={turn && 'known' in turn ? <NotTurned figure={turn} /> : turn}
      measures={told.measures.map((measure) => measureLine(measure, format))}
      drag={{
        title: told.stations.some(({ late }) => late > 0) ? overview.holdsBack : overview.waitsNow,
        said: overview.waited(format.duration(told.waiting.ms), format.count(told.window.days)),
        parts: dragParts(told.waiting, format),
        causes: causeLines(told.waiting.held.filter(({ now }) => now > 0).slice(0, shownCauses), lateStages(told.stations), hrefOf, format),
        extraWork: told.extraWork.because,
      }}
      journal={journal?.items.map(journalLine) ?? []}
    />
  )
}

const NotTurned = ({ figure }: { figure: Extract<Told['measures'][number]['reading']['figure'], { known: false }> }) => (
  <div className="grid justify-items-center gap-2 max-column:justify-items-start max-column:py-4">
    <p className="text-ink-2">{overview.notTurned}</p>
    {figure.gathering ? <Gathering {...figure.gathering} /> : <NoFigure because={figure.because} />}
  </div>
)
