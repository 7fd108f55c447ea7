import { useMemo } from 'react'
import type { Operations } from '../../api/operations.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Section } from '../../kit/Section.tsx'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { Time } from '../../kit/Time.tsx'
import { Pages } from '../Pages.tsx'
import { Thing } from '../Thing.tsx'
import { useFormatBy } from '../useFormatBy.ts'
import type { ClockKind } from '../WindowFacts.tsx'
import { words } from '../words.ts'
import type { Place } from './dragFacts.ts'

type Shown = Operations['drag.show']['output']
type Wait = Shown['items'][number]

const idOf = ({ type, id, since }: Wait): string => `${type} ${id} ${since}`

interface Props {
  shown: Shown
  place: Place
  clock: ClockKind
  after: number
  step: number
  onPage: (after: number) => void
}

/** The items behind one place of the drag: what still waits first, then what waited longest. */
export const Waits = ({ shown: { items, total }, place, clock, after, step, onPage }: Props) => {
  const { count } = useFormat()
  const columns = useColumns(clock)
  return (
    <Section title={place.title} note={words.stillOf(count(place.now), count(total))} className="pb-4">
      <Table label={place.title} columns={columns} rows={items} idOf={idOf} />
      <Pages after={after} step={step} total={total} onPage={onPage} />
    </Section>
  )
}

const useColumns = (clock: ClockKind): readonly Column<Wait>[] => {
  const { duration } = useFormatBy(clock)
  return useMemo(
    () => [
      { id: 'item', head: words.item, cell: (wait) => <Thing {...wait} /> },
      {
        id: 'state',
        head: words.state,
        width: '116px',
        givesWay: true,
        cell: ({ waits, late }) => <span className={late ? 'text-warn' : 'text-ink-2'}>{late ? words.late : waits ? words.still : words.over}</span>,
      },
      {
        id: 'since',
        head: words.since,
        width: '112px',
        givesWay: true,
        cell: ({ since }) => <Time at={since} as="dayClock" className="text-ink-2" />,
      },
      { id: 'waited', head: words.waited, width: '84px', number: true, cell: ({ ms }) => duration(ms) },
    ],
    [duration],
  )
}
