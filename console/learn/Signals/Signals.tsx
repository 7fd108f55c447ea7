import { useNavigate, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Answered } from '../../api/Answered.tsx'
import type { Signal } from './signal.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { Go } from '../../kit/Go.tsx'
import { Empty } from '../../kit/state/Empty.tsx'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { words } from '../words.ts'
import { SignalInspector } from './SignalInspector.tsx'
import { signalsTitle } from './signalsTitle.ts'

const idOf = ({ id }: Signal): string => id
const order: readonly Signal['standing'][] = ['wants', 'proposed', 'takenUp', 'news', 'answered', 'dismissed', 'superseded', 'withdrawn']
const wantedFirst = (signals: readonly Signal[]): Signal[] => signals.toSorted((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing))

/** What did the engine notice? Each with its evidence and one answer. */
export const Signals = () => {
  const navigate = useNavigate()
  const { signal: current } = useParams({ strict: false }) as { signal?: string }
  const query = useQueryOf('signal.list', { limit: 200 }, { follows: ['brief', 'family'] })
  const { count } = useFormat()
  const signals = useMemo(() => wantedFirst(query.data?.items ?? []), [query.data])
  const shown = signals.find(({ id }) => id === current) ?? signals[0]
  const peek = ({ id }: Signal) => void navigate({ to: '/signals/$signal', params: { signal: id } })
  const columns = useColumns()
  return (
    <Screen
      crumbs={[{ label: words.stage, href: '/signals' }, { label: words.signals }]}
      title={query.data && signalsTitle(query.data, count)}
      inspector={shown ? { label: words.signal, content: <SignalInspector signal={shown} /> } : undefined}
    >
      <Answered query={query}>
        {() => (
          <div className="px-(--page) py-3">
            {signals.length === 0 ? (
              <Empty fact={words.none} meaning={words.noneMeaning} />
            ) : (
              <Table label={words.signals} columns={columns} rows={signals} idOf={idOf} current={shown?.id} onPeek={peek} onOpen={peek} />
            )}
          </div>
        )}
      </Answered>
    </Screen>
  )
}

const useColumns = (): readonly Column<Signal>[] => {
  const { weekday } = useFormat()
  return useMemo(
    () => [
      { id: 'kind', head: words.signal, width: '84px', cell: ({ kind }) => <span className="text-ink-2">{words.kinds[kind]}</span> },
      {
        id: 'statement',
        head: words.evidence,
        cell: ({ id, statement, standing }) => (
          <Go href={`/signals/${id}`} title={statement} className={standing === 'wants' ? 'rounded-1 font-strong' : 'rounded-1 text-ink-2'}>
            {statement}
          </Go>
        ),
      },
      {
        id: 'placement',
        head: words.at,
        width: '140px',
        givesWay: true,
        cell: ({ placement }) => <span className="mono text-12">{placement}</span>,
      },
      { id: 'state', head: words.state, width: '128px', givesWay: true, cell: ({ standing }) => words.standings[standing] },
      { id: 'since', head: words.since, number: true, width: '96px', givesWay: true, cell: ({ since }) => weekday(`${since}T12:00:00Z`) },
    ],
    [weekday],
  )
}
