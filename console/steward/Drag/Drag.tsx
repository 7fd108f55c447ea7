import { useState } from 'react'
import { Answered } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import type { Formatter } from '../../format/formatter.ts'
import { useFrame } from '../../frame/FrameContext.ts'
import { Screen } from '../../frame/Screen.tsx'
import { isHeld } from '../../kit/loop/station.ts'
import { NoFigure } from '../../kit/NoFigure.tsx'
import { Ribbon } from '../../kit/Ribbon.tsx'
import { Section } from '../../kit/Section.tsx'
import { useFormatBy } from '../useFormatBy.ts'
import { type ClockKind, WindowFacts } from '../WindowFacts.tsx'
import { words } from '../words.ts'
import { Causes } from './Causes.tsx'
import { Debt } from './Debt.tsx'
import { causeLines, dragParts, type Place, placeId } from './dragFacts.ts'
import { dragTitle } from './dragTitle.ts'
import { Waits } from './Waits.tsx'

type Shown = Operations['drag.show']['output']
const step = 50

/** What does the way of working cost? Two figures that are never summed, and what will cost. */
export const Drag = () => {
  const [clock, setClock] = useState<ClockKind>('working')
  const [place, setPlace] = useState<Pick<Place, 'cause' | 'stage' | 'step'>>()
  const [after, setAfter] = useState(0)
  const query = useQueryOf('drag.show', { clock, limit: step, after, ...placeOf(place) }, { follows: ['*'] })
  const format = useFormatBy(clock)
  const { data } = query
  const choose = (next: Place | undefined) => {
    setAfter(0)
    setPlace(next)
  }
  return (
    <Screen
      crumbs={[{ label: words.drag }]}
      title={data && dragTitle(data.waiting, format)}
      facts={data ? <WindowFacts {...data} sentence={data.clock} clock={clock} onClock={setClock} /> : null}
    >
      <Answered query={query}>
        {(shown) => (
          <div className="grid min-h-full grid-cols-[clamp(320px,36%,480px)_minmax(0,1fr)] max-inspector:grid-cols-1">
            <div className="border-r border-line pr-5 pl-(--page) max-inspector:border-0 max-inspector:pr-(--page)">
              <TwoFigures shown={shown} format={format} />
              <Places shown={shown} format={format} onChoose={choose} />
            </div>
            <div className="min-w-0 pr-(--page) pl-5 [&>section:first-child]:border-t-0 max-inspector:border-t max-inspector:border-line max-inspector:pl-(--page)">
              {shown.place ? <Waits shown={shown} clock={clock} place={shown.place} after={after} step={step} onPage={setAfter} /> : null}
              <Debt />
            </div>
          </div>
        )}
      </Answered>
    </Screen>
  )
}

const placeOf = (place: Pick<Place, 'cause' | 'stage' | 'step'> | undefined) =>
  place ? { cause: place.cause, stage: place.stage, ...(place.step === undefined ? {} : { step: place.step }) } : {}

/** Elapsed time and hours of work are different things: they stand beside each other and are added nowhere. */
const TwoFigures = ({ shown: { waiting, extraWork }, format }: { shown: Shown; format: Formatter }) => {
  const said = format.duration(waiting.ms)
  return (
    <>
      <Section title={words.waiting} side={<b className="text-20 font-title text-ink">{said}</b>} className="pb-3">
        {waiting.ms > 0 ? <Ribbon parts={dragParts(waiting, format)} label={`${words.waiting}: ${said}`} labels="legend" /> : null}
        <p className="mt-2 text-12 text-ink-3">{words.waitingNote}</p>
      </Section>
      <Section title={words.extraWork} side={<NoFigure because={extraWork.because} />} className="border-t border-line pb-3">
        <p className="text-12 text-ink-3">{words.extraWorkNote}</p>
      </Section>
    </>
  )
}

interface PlacesProps {
  shown: Shown
  format: Formatter
  onChoose: (place: Place | undefined) => void
}

const Places = ({ shown: { waiting, place }, format, onChoose }: PlacesProps) => {
  const { stations } = useFrame()
  if (waiting.held.length === 0) return <p className="border-t border-line py-3 text-pretty text-ink-2">{words.nothingWaitedMeaning}</p>
  const late = new Set<string>(stations.filter(isHeld).map(({ stage }) => stage))
  const hrefOf = (stage: string) => stations.find((station) => station.stage === stage)?.href ?? '/'
  return (
    <Section title={words.places} className="border-t border-line pb-3 [&>ol]:mt-0">
      <Causes
        causes={causeLines(waiting.held, late, hrefOf, format)}
        chosen={place && placeId(place)}
        onChoose={(id) => onChoose(waiting.held.find((one) => placeId(one) === id))}
      />
    </Section>
  )
}
