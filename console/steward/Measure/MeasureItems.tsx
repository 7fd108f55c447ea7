import { useMemo } from 'react'
import type { Operations } from '../../api/operations.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Section } from '../../kit/Section.tsx'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { sayValue } from '../Measures/measureLine.ts'
import { Pages } from '../Pages.tsx'
import { Thing } from '../Thing.tsx'
import { useFormatBy } from '../useFormatBy.ts'
import type { ClockKind } from '../WindowFacts.tsx'
import { words } from '../words.ts'

type Shown = Operations['measure.show']['output']
type Item = Shown['items'][number]

const idOf = ({ type, id, at }: Item): string => `${type} ${id} ${at}`

interface Props {
  shown: Shown
  clock: ClockKind
  after: number
  step: number
  onPage: (after: number) => void
}

/** The items that the figure rests on, newest first; what is open counts as taking at least as long as it has. */
export const MeasureItems = ({ shown: { measure, items, total }, clock, after, step, onPage }: Props) => {
  const { count } = useFormat()
  const columns = useColumns(measure.unit, clock)
  return (
    <Section title={words.items} note={count(total)} className="border-t border-line pb-4">
      {items.length === 0 ? <p className="text-ink-2">{words.noItems}</p> : <Table label={words.items} columns={columns} rows={items} idOf={idOf} />}
      <Pages after={after} step={step} total={total} onPage={onPage} />
    </Section>
  )
}

const useColumns = (unit: Shown['measure']['unit'], clock: ClockKind): readonly Column<Item>[] => {
  const format = useFormatBy(clock)
  return useMemo(
    () => [
      { id: 'item', head: words.item, cell: (item) => <Thing {...item} /> },
      {
        id: 'state',
        head: words.state,
        width: '150px',
        givesWay: true,
        cell: ({ state, at }) => <span className="text-ink-2">{state === 'open' ? words.openSince(format.day(at)) : words.states[state]}</span>,
      },
      { id: 'at', head: words.at, width: '120px', givesWay: true, cell: ({ at, state }) => (state === 'open' ? '' : format.weekday(at)) },
      {
        id: 'value',
        head: words.value,
        width: '112px',
        number: true,
        cell: ({ value, of, state }) => {
          if (value === undefined) return words.states[state]
          const said = sayValue(unit, value, format)
          if (state === 'open') return words.atLeastSo(said)
          return of === undefined ? said : words.partOf(said, format.count(of))
        },
      },
    ],
    [format, unit],
  )
}
