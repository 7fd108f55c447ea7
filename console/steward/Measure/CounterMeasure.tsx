import { useQueryOf } from '../../api/queries.ts'
import { Go } from '../../kit/Go.tsx'
import { Section } from '../../kit/Section.tsx'
import { measureTitle } from './measureTitle.ts'
import { useFormatBy } from '../useFormatBy.ts'
import type { ClockKind } from '../WindowFacts.tsx'
import { words } from '../words.ts'

/** What would pay if the measure were bought, with what it comes to now: speed is shown beside errors. */
export const CounterMeasure = ({ name, clock }: { name: string; clock: ClockKind }) => {
  const format = useFormatBy(clock)
  const { data } = useQueryOf('measure.list', { clock }, { follows: ['*'] })
  const counter = data?.items.find((one) => one.name === name)
  return (
    <Section title={words.counter} className="border-t border-line pb-3">
      <Go href={`/measures/${name}`} className="linked">
        {counter ? measureTitle(counter, format) : name}
      </Go>
      <p className="mt-1 text-12 text-pretty text-ink-2">{words.counterWhy}</p>
    </Section>
  )
}
