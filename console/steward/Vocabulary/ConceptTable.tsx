import { useMemo } from 'react'
import { useFormat } from '../../format/useFormat.ts'
import type { Formatter } from '../../format/formatter.ts'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { strings } from '../../strings.ts'
import { useOf, type ConceptLine } from './concept.ts'
import { words } from './words.ts'

interface Props {
  rows: readonly ConceptLine[]
  /** The keys of what is in use, itself or by its kinds. */
  used: ReadonlySet<string>
  current: string | undefined
  onChoose: (key: string) => void
}

const idOf = ({ key }: ConceptLine): string => key
const groupOf = ({ of }: ConceptLine) => ({ id: of, head: of })

/** The words facet by facet, what is a kind of another indented below it. */
export const ConceptTable = ({ rows, used, current, onChoose }: Props) => {
  const format = useFormat()
  const columns = useMemo(() => columnsOf(format, used), [format, used])
  const choose = ({ key }: ConceptLine) => onChoose(key)
  return (
    <Table
      label={strings.screens.vocabulary}
      columns={columns}
      rows={rows}
      idOf={idOf}
      groupOf={groupOf}
      current={current}
      onPeek={choose}
      onOpen={choose}
    />
  )
}

const columnsOf = ({ count }: Formatter, inUse: ReadonlySet<string>): readonly Column<ConceptLine>[] => {
  const counted = (id: 'components' | 'assets' | 'templates'): Column<ConceptLine> => ({
    id,
    head: words.columns[id],
    number: true,
    width: '104px',
    ...(id === 'components' ? {} : { givesWay: true, optional: true }),
    cell: (concept) =>
      // A row of noughts would read as used by nothing.
      id === 'components' && useOf(concept, inUse) === 'itsKinds' ? (
        <span className="text-ink-2">{words.byKinds}</span>
      ) : (
        <span className={concept.used?.[id] ? '' : 'text-ink-3'}>{count(concept.used?.[id] ?? 0)}</span>
      ),
  })
  return [
    {
      id: 'label',
      head: words.columns.label,
      cell: ({ label, depth, key }) => (
        <span style={{ paddingLeft: depth * 16 }}>
          <span className={depth === 0 ? 'font-strong' : ''}>{label}</span> <span className="mono ml-1 text-ink-2">{key}</span>
        </span>
      ),
    },
    {
      id: 'synonyms',
      head: words.columns.synonyms,
      givesWay: true,
      cell: ({ synonyms }) => <span className="text-ink-2">{synonyms.join(', ')}</span>,
    },
    counted('components'),
    counted('assets'),
    counted('templates'),
  ]
}
