import { useParams } from '@tanstack/react-router'
import { type RefObject, useMemo, useRef, useState } from 'react'
import type { Action } from '../../actions/action.ts'
import { Answered } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { Section } from '../../kit/Section.tsx'
import { aimAction, useMayAim } from '../Measures/aim.ts'
import { useFormatBy } from '../useFormatBy.ts'
import { type ClockKind, WindowFacts } from '../WindowFacts.tsx'
import { words } from '../words.ts'
import { CounterMeasure } from './CounterMeasure.tsx'
import { FigureNow } from './FigureNow.tsx'
import { MeasureItems } from './MeasureItems.tsx'
import { MeasureParts } from './MeasureParts.tsx'
import { measureTitle } from './measureTitle.ts'
import { TargetForm } from './TargetForm.tsx'
import { WeekChart } from './WeekChart.tsx'

type Shown = Operations['measure.show']['output']
const step = 50

/** One measure: what it comes to, whether that got better, what it is held against, and the items behind it. */
export const Measure = () => {
  const { measure } = useParams({ strict: false }) as { measure: string }
  return <MeasureScreen key={measure} measure={measure} />
}

const MeasureScreen = ({ measure }: { measure: string }) => {
  const [clock, setClock] = useState<ClockKind>('working')
  const [after, setAfter] = useState(0)
  const query = useQueryOf('measure.show', { measure, clock, limit: step, after }, { follows: ['*'] })
  const format = useFormatBy(clock)
  const field = useRef<HTMLDivElement>(null)
  const actions = useAim(field)
  const { data } = query
  const change = (next: ClockKind) => {
    setAfter(0)
    setClock(next)
  }
  return (
    <Screen
      crumbs={[{ label: words.measures, href: '/measures' }, { label: data?.measure.title ?? measure }]}
      actions={actions}
      title={data ? measureTitle(data.measure, format) : query.error ? measure : undefined}
      facts={data ? <WindowFacts {...data} sentence={data.clock} clock={clock} onClock={isTimed(data.measure) ? change : undefined} /> : null}
    >
      <Answered query={query}>{(shown) => <Body shown={shown} clock={clock} after={after} onPage={setAfter} field={field} />}</Answered>
    </Screen>
  )
}

interface BodyProps {
  shown: Shown
  clock: ClockKind
  after: number
  onPage: (after: number) => void
  /** Where the target is set. */
  field: RefObject<HTMLDivElement | null>
}

/** The course at the left with the items below it, the figure with its target at the right; in one column the items come last. */
const Body = ({ shown, clock, after, onPage, field }: BodyProps) => {
  const { measure } = shown
  return (
    <div className="grid min-h-full grid-cols-[minmax(0,1fr)_clamp(300px,30%,380px)] grid-rows-[auto_minmax(0,1fr)] max-inspector:grid-cols-1 max-inspector:grid-rows-none">
      <div className="min-w-0 px-(--page)">
        <WeekChart measure={measure} clock={clock} />
        <MeasureParts measure={measure} clock={clock} />
      </div>
      <div className="row-span-2 border-l border-line pr-(--page) pl-5 max-inspector:row-auto max-inspector:border-t max-inspector:border-l-0 max-inspector:pl-(--page)">
        <FigureNow measure={measure} clock={clock} />
        <div ref={field}>
          <TargetForm key={measure.target?.value} measure={measure} clock={clock} />
        </div>
        <CounterMeasure name={measure.counter} clock={clock} />
        <HowFound shown={shown} />
      </div>
      <div className="min-w-0 px-(--page)">
        <MeasureItems shown={shown} clock={clock} after={after} step={step} onPage={onPage} />
      </div>
    </div>
  )
}

const isTimed = ({ unit, parts }: Shown['measure']): boolean => unit === 'ms' || parts.some((part) => part.unit === 'ms')

const HowFound = ({ shown: { measure, journal, clock } }: { shown: Shown }) => {
  const { count } = useFormat()
  return (
    <Section title={words.found} className="border-t border-line pb-4">
      <p className="text-pretty text-ink-2">{measure.question}</p>
      <p className="mt-1.5 text-pretty">{measure.formula}</p>
      <p className="mt-1.5 text-12 text-pretty text-ink-2">
        {words.method(measure.method)} {isTimed(measure) ? `${clock}.` : null}
      </p>
      <p className="mt-1.5 text-12 text-pretty text-ink-2">
        {words.read} {words.upTo(count(journal.seq))}: <span className="mono wrap-anywhere">{measure.verbs.join(', ')}</span>
      </p>
    </Section>
  )
}

/** Brings one to the field, where the target stands beside the figure. */
const useAim = (field: RefObject<HTMLDivElement | null>): readonly Action[] => {
  const because = useMayAim()
  return useMemo(() => [aimAction(because, { run: () => field.current?.querySelector('input')?.focus() })], [because, field])
}
