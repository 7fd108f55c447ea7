import { useMemo } from 'react'
import { Answered } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { usePagesOf, type PageWish } from '../../api/queries.ts'
import type { Formatter } from '../../format/formatter.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Button } from '../../kit/Button.tsx'
import { Section } from '../../kit/Section.tsx'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { Time } from '../../kit/Time.tsx'
import { strings } from '../../strings.ts'
import { words } from '../words.ts'

type Days = Operations['day.list']['output']
type Day = Days['items'][number]

/** The days of the logs that are closed: what `journal verify` holds their rows to. */
export const ClosedDays = () => {
  const format = useFormat()
  const columns = useMemo(() => columnsOf(format), [format])
  const query = usePagesOf('day.list', { limit: 9 }, paged)
  return (
    <Answered query={query}>
      {({ items, total }) => (
        <Section
          title={words.closedDays}
          note={total === 0 ? undefined : format.count(total)}
          side={items.length < total ? words.daysShown(format.count(items.length), format.count(total)) : undefined}
          className="px-(--page) pb-6"
        >
          <p className="pb-2 text-ink-3">{total === 0 ? words.noClosedDays : words.closedDaysMeaning}</p>
          {total === 0 ? null : <Table label={words.closedDays} columns={columns} rows={items} idOf={idOf} />}
          {query.hasNextPage ? (
            <div className="pt-3">
              <Button onClick={() => void query.fetchNextPage()} busy={query.isFetchingNextPage ? strings.state.loading : undefined}>
                {strings.journal.more}
              </Button>
            </div>
          ) : null}
        </Section>
      )}
    </Answered>
  )
}

const idOf = ({ log, day }: Day): string => `${log}:${day}`

const joined = (pages: readonly Days[]): Days => {
  const last = pages.at(-1)
  if (last === undefined) throw new Error('an answer has one page at least')
  return { ...last, items: pages.flatMap(({ items }) => items) }
}

const paged: PageWish<'day.list'> = { next: ({ next }) => next, join: joined }

const columnsOf = ({ count }: Formatter): readonly Column<Day>[] => [
  { id: 'day', head: words.utcDay, width: '96px', cell: ({ day }) => <time dateTime={day}>{day}</time> },
  { id: 'log', head: words.log, width: '84px', cell: ({ log }) => words.logs[log] },
  { id: 'count', head: words.rows, number: true, width: '72px', cell: (day) => count(day.count) },
  {
    id: 'root',
    head: words.root,
    cell: ({ root }) => (
      <span className="mono cut block" title={root}>
        {root}
      </span>
    ),
  },
  {
    id: 'round',
    head: words.closedAnew,
    number: true,
    width: '110px',
    givesWay: true,
    cell: ({ round }) => (round > 1 ? words.anew(count(round - 1)) : ''),
  },
  { id: 'at', head: words.closedAt, width: '150px', givesWay: true, cell: ({ at }) => <Time at={at} as="weekdayClock" /> },
]
