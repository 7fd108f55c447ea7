import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { Action } from '../../actions/action.ts'
import { Answered } from '../../api/Answered.tsx'
import { useQueryOf } from '../../api/queries.ts'
import { Screen } from '../../frame/Screen.tsx'
import { useFormatBy } from '../useFormatBy.ts'
import { type ClockKind, WindowFacts } from '../WindowFacts.tsx'
import { words } from '../words.ts'
import { aimAction, useMayAim } from './aim.ts'
import { measureLine, type ToldMeasure } from './measureLine.ts'
import { MeasureLines } from './MeasureLines.tsx'
import { measuresTitle } from './measuresTitle.ts'

const none: readonly ToldMeasure[] = []

/** Do we get better as a system? */
export const Measures = () => {
  const [clock, setClock] = useState<ClockKind>('working')
  const query = useQueryOf('measure.list', { clock }, { follows: ['*'] })
  const format = useFormatBy(clock)
  const { data } = query
  const actions = useAim(data?.items ?? none)
  return (
    <Screen
      crumbs={[{ label: words.measures }]}
      actions={actions}
      title={data && measuresTitle(data.items, format.count)}
      facts={
        data ? (
          <>
            <WindowFacts {...data} sentence={data.clock} clock={clock} onClock={setClock} />
            <span>{targetsOf(data.items, format.count)}</span>
          </>
        ) : null
      }
    >
      <Answered query={query}>
        {({ items, journal }) => (
          <div className="max-w-[1180px] px-(--page) py-1">
            <MeasureLines lines={items.map((one) => measureLine(one, format))} />
            <p className="border-t border-line py-3 text-12 text-pretty text-ink-3">
              {words.how} {words.never} {words.read} {words.upTo(format.count(journal.seq))}.
            </p>
          </div>
        )}
      </Answered>
    </Screen>
  )
}

const targetsOf = (measures: readonly ToldMeasure[], count: (value: number) => string): string => {
  const aimed = measures.flatMap(({ target }) => target ?? [])
  return aimed.length === 0 ? words.noTargets : words.targets(count(aimed.filter(({ met }) => met).length), count(aimed.length))
}

/** Asks for which measure, and goes to its page, where the target stands beside what it is held against. */
const useAim = (measures: readonly ToldMeasure[]): readonly Action[] => {
  const navigate = useNavigate()
  const because = useMayAim()
  return useMemo(() => {
    const ask = { name: 'measure', label: words.whichMeasure, options: measures.map(({ name, title }) => ({ value: name, label: title })) }
    return [
      aimAction(because, {
        asks: [ask],
        run: ({ measure = '' }) => void navigate({ to: '/measures/$measure', params: { measure }, hash: 'target' }),
      }),
    ]
  }, [measures, because, navigate])
}
