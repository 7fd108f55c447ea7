import { useState } from 'react'
import { Answered } from '../../api/Answered.tsx'
import { journalLine } from '../../api/journalLine.ts'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { useFrame } from '../../frame/FrameContext.ts'
import { Screen } from '../../frame/Screen.tsx'
import { Gathering } from '../../kit/Gathering.tsx'
import { LoopLegend } from '../../kit/loop/Loop.tsx'
import { NoFigure } from '../../kit/NoFigure.tsx'
import { Segment } from '../../kit/Segment.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { strings } from '../../strings.ts'
import { causeLines, dragParts, measureLine, turnOf } from './overviewFacts.ts'
import { OverviewView } from './OverviewView.tsx'

type Told = Operations['overview.show']['output']
type Clock = Told['clock']['kind']

const { overview } = strings
const shownEntries = 6

/** Does the loop turn, and what holds it back? */
export const Overview = () => {
  const { engine } = useFrame()
  const [clock, setClock] = useState<Clock>('working')
  const told = useQueryOf('overview.show', clock === 'working' ? {} : { clock }, { follows: ['*'] })
  return (
    <Screen
      crumbs={[{ label: engine.name, href: '/' }, { label: strings.screens.overview }]}
      title={told.data?.title}
      facts={told.data ? <WindowFacts told={told.data} clock={clock} onClock={setClock} /> : null}
      headSide={<LoopLegend />}
      unruled
    >
      <Answered query={told}>{(facts) => <Told told={facts} />}</Answered>
    </Screen>
  )
}

const WindowFacts = ({ told, clock, onClock }: { told: Told; clock: Clock; onClock: (clock: Clock) => void }) => {
  const { moment, count } = useFormat()
  const { name, working, calendar } = overview.clock
  const clocks = [
    { value: 'working', label: working },
    { value: 'calendar', label: calendar },
  ] as const
  return (
    <>
      <span title={told.clock.sentence}>{overview.window(count(told.window.days), moment(told.window.to))}</span>
      <Segment label={name} options={clocks} value={clock} onChange={onClock} />
      {told.stamps.includes('SYNTHETIC') ? <Tag>{overview.sample}</Tag> : null}
    </>
  )
}

const Told = ({ told }: { told: Told }) => {
  const format = useFormat()
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
        said: overview.waiting(format.duration(told.waiting.ms)),
        parts: dragParts(told.waiting, format),
        causes: causeLines(told, hrefOf, format),
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
