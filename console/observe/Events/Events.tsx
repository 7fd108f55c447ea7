import { useMemo } from 'react'
import { Answered } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { Section } from '../../kit/Section.tsx'
import { Empty } from '../../kit/state/Empty.tsx'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { Time } from '../../kit/Time.tsx'
import { words } from '../words.ts'
import { DeadLetters, useDeadLetters } from './DeadLetters.tsx'
import { MadeUp } from './MadeUp.tsx'
import { eventsTitle } from './eventsTitle.ts'
import { RateBars } from './RateBars.tsx'

type Event = Operations['event.list']['output']['items'][number]

const idOf = ({ messageId }: Event): string => messageId

/** Is what comes in right? */
export const Events = () => {
  const query = useQueryOf('event.list', { limit: 200 }, { follows: ['decision', 'profile'] })
  const letters = useDeadLetters()
  const { count } = useFormat()
  const columns = useColumns()
  const { data } = query
  return (
    <Screen
      crumbs={[{ label: words.stage, href: '/events' }, { label: words.events }]}
      actions={letters.actions}
      title={data && letters.query.data && eventsTitle(data.rate, letters.query.data.total, count)}
    >
      <Answered query={query}>
        {({ items, rate, now }) => (
          <div className="grid min-h-full grid-cols-[minmax(0,1fr)_clamp(300px,28%,460px)] max-inspector:grid-cols-1">
            <div className="min-w-0">
              {rate.length > 0 ? <RateBars rate={rate} now={now} /> : null}
              <Section title={words.latest} className="px-(--page) pb-4">
                {items.length === 0 ? (
                  <Empty fact={words.none} meaning={words.noneMeaning} />
                ) : (
                  <Table label={words.events} columns={columns} rows={items} idOf={idOf} />
                )}
              </Section>
            </div>
            <div className="border-l border-line max-inspector:border-t max-inspector:border-l-0">
              <DeadLetters query={letters.query} replay={letters.replay} />
              <MadeUp />
            </div>
          </div>
        )}
      </Answered>
    </Screen>
  )
}

const useColumns = (): readonly Column<Event>[] => {
  return useMemo(
    () => [
      { id: 'name', head: words.event, cell: ({ name, type }) => <span className="font-strong">{name ?? type}</span> },
      { id: 'type', head: words.type, width: '90px', givesWay: true, cell: ({ type }) => <span className="text-ink-2">{type}</span> },
      { id: 'who', head: words.who, cell: ({ userId, anonymousId }) => <span className="mono text-12 text-ink-2">{userId ?? anonymousId}</span> },
      {
        id: 'at',
        head: words.at,
        number: true,
        width: '120px',
        cell: ({ at }) => <Time at={at} as="clockExact" className="text-ink-2" />,
      },
    ],
    [],
  )
}
