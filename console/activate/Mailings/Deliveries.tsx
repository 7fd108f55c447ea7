import { useMemo } from 'react'
import { Answered } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Go } from '../../kit/Go.tsx'
import { Section } from '../../kit/Section.tsx'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { Time } from '../../kit/Time.tsx'
import { words } from '../words.ts'

type Delivery = Operations['delivery.list']['output']['items'][number]

const idOf = ({ id }: Delivery): string => id

/** Every message of a mailing: where it is, and the gate and rule that refused it. */
export const Deliveries = ({ mailing }: { mailing: string }) => {
  const query = useQueryOf('delivery.list', { mailing, limit: 200 }, { follows: ['mailing'] })
  const { count } = useFormat()
  const columns = useColumns()
  const { data } = query
  return (
    <Section
      title={words.deliveries}
      side={data ? words.latest(count(data.items.length), count(data.total)) : undefined}
      className="border-t border-line px-(--page) pb-4"
    >
      <Answered query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-ink-2">{words.none}</p>
          ) : (
            <Table label={words.deliveries} columns={columns} rows={items} idOf={idOf} />
          )
        }
      </Answered>
    </Section>
  )
}

const useColumns = (): readonly Column<Delivery>[] => {
  return useMemo(
    () => [
      { id: 'to', head: words.person, cell: (delivery) => <To delivery={delivery} /> },
      { id: 'state', head: words.state, width: '104px', cell: ({ state }) => <State state={state} /> },
      {
        id: 'why',
        head: words.why,
        givesWay: true,
        cell: ({ gate, reason }) => <span title={reason}>{[gate, reason].filter(Boolean).join(': ')}</span>,
      },
      {
        id: 'decision',
        head: '',
        width: '130px',
        givesWay: true,
        cell: ({ decision }) =>
          decision === undefined ? null : (
            <Go href={`/decisions/${decision}`} className="linked">
              {words.decision}
            </Go>
          ),
      },
      {
        id: 'at',
        head: words.at,
        number: true,
        width: '84px',
        givesWay: true,
        cell: ({ settledAt, due }) => <Time at={settledAt ?? due} as="clockSeconds" className="text-ink-2" />,
      },
    ],
    [],
  )
}

/** Where it went, or whom it was for; of somebody of whom nothing is kept, the id is all that there is. */
const To = ({ delivery: { address, knownAs, person } }: { delivery: Delivery }) => (
  <Go href={`/profiles/${person}`} className="cut block rounded-1">
    {address ?? knownAs ?? (
      <>
        {words.nobodyKnown} <span className="mono text-12 text-ink-2">{person}</span>
      </>
    )}
  </Go>
)

const State = ({ state }: { state: Delivery['state'] }) => (
  <span className={state === 'unknown' ? 'font-strong text-warn' : state === 'failed' ? 'text-block' : ''}>{words.deliveryStates[state]}</span>
)
