import { useMemo } from 'react'
import type { Operations } from '../../api/operations.ts'
import type { Formatter } from '../../format/formatter.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Gathering } from '../../kit/Gathering.tsx'
import { Go } from '../../kit/Go.tsx'
import { NoFigure } from '../../kit/NoFigure.tsx'
import { Section } from '../../kit/Section.tsx'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { words } from '../words.ts'

export type Unknown = Operations['insight.list']['output']['unknown'][number]

interface Props {
  unknown: readonly Unknown[]
  nameAt: (key: string) => string
}

const idOf = ({ placement, about, slot = '', audience = '', id }: Unknown): string => [placement, about, slot, audience, id].join(' ')

/** What nothing can be claimed of yet, each with its reason: the nearest to a figure first. */
export const NoFigures = ({ unknown, nameAt }: Props) => {
  const { count } = useFormat()
  const columns = useMemo(() => columnsOf(nameAt, count), [nameAt, count])
  if (unknown.length === 0) return null
  return (
    <Section title={words.noFigures} note={count(unknown.length)} side={words.nearestFirst} className="mt-5">
      <Table label={words.noFigures} columns={columns} rows={unknown} idOf={idOf} />
    </Section>
  )
}

const columnsOf = (nameAt: Props['nameAt'], count: Formatter['count']): readonly Column<Unknown>[] => [
  { id: 'thing', head: words.thing, cell: (one) => <Thing one={one} /> },
  {
    id: 'where',
    head: words.where,
    width: '160px',
    givesWay: true,
    cell: ({ placement }) => <span className="text-ink-2">{nameAt(placement)}</span>,
  },
  { id: 'because', head: words.because, width: '204px', wraps: true, cell: (one) => <Because one={one} /> },
  { id: 'shown', head: words.shown, number: true, width: '84px', givesWay: true, cell: ({ exposures }) => count(exposures) },
]

const Thing = ({ one: { about, id, title } }: { one: Unknown }) =>
  about === 'component' ? (
    <Go href={`/library/${id}`} className="cut rounded-1 hover:underline">
      {title}
    </Go>
  ) : (
    <span className="flex items-center gap-2">
      <span className="cut">{title}</span>
      <Tag>{words.tag}</Tag>
    </span>
  )

const Because = ({ one: { gathering, because, event } }: { one: Unknown }) =>
  gathering ? (
    <Gathering have={gathering.conversions} need={gathering.needed} what={words.events[event].toLowerCase()} />
  ) : (
    <NoFigure because={because} />
  )
