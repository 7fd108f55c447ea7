import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Action } from '../../actions/action.ts'
import { Answered } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { Go } from '../../kit/Go.tsx'
import { Section } from '../../kit/Section.tsx'
import { Empty } from '../../kit/state/Empty.tsx'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { Time } from '../../kit/Time.tsx'
import { HoldoutLift } from '../HoldoutLift.tsx'
import { words as stage } from '../words.ts'
import { experimentsTitle } from './experimentsTitle.ts'
import { words } from './words.ts'

type Line = Operations['experiment.list']['output']['items'][number]

const { list } = words
const idOf = ({ id }: Line): string => id

/** What is being tested, and what was learned? */
export const Experiments = () => {
  const navigate = useNavigate()
  const query = useQueryOf('experiment.list', { limit: 200 })
  const { count } = useFormat()
  const actions = useMemo(
    (): readonly Action[] => [
      {
        id: 'experiment.plan',
        group: 'do',
        label: words.plan,
        operation: 'experiment.plan',
        keys: 'N',
        tone: 'filled',
        run: () => void navigate({ to: '/experiments/new' }),
      },
    ],
    [navigate],
  )
  const columns = useColumns()
  const open = ({ key }: Line) => void navigate({ to: '/experiments/$experiment', params: { experiment: key } })
  return (
    <Screen
      crumbs={[{ label: stage.stage, href: '/placements' }, { label: words.experiments }]}
      title={query.data && experimentsTitle(query.data.items, count)}
      actions={actions}
    >
      <Answered query={query}>
        {({ items }) => (
          <>
            <div className="px-(--page) py-3">
              {items.length === 0 ? (
                <Empty fact={list.none} meaning={list.noneMeaning} />
              ) : (
                <Table label={words.experiments} columns={columns} rows={items} idOf={idOf} onOpen={open} />
              )}
            </div>
            <Section title={list.lift} side={list.liftSide} className="border-t border-line px-(--page) pb-5">
              <HoldoutLift />
            </Section>
          </>
        )}
      </Answered>
    </Screen>
  )
}

const useColumns = (): readonly Column<Line>[] => {
  return useMemo(
    () => [
      {
        id: 'name',
        head: list.columns.name,
        cell: ({ key, name, plan }) => (
          <Go href={`/experiments/${key}`} className="cut rounded-1 font-strong" title={plan.question}>
            {name}
          </Go>
        ),
      },
      { id: 'state', head: list.columns.state, width: '96px', cell: ({ state }) => words.states[state] },
      {
        id: 'learned',
        head: list.columns.learned,
        givesWay: true,
        cell: ({ learning }) => learning?.statement ?? <span className="text-ink-2">{list.notYet}</span>,
      },
      {
        id: 'placement',
        head: list.columns.where,
        width: '140px',
        givesWay: true,
        cell: ({ placement }) => <span className="mono text-12">{placement}</span>,
      },
      {
        id: 'planned',
        head: list.columns.planned,
        number: true,
        width: '150px',
        givesWay: true,
        cell: ({ plannedAt }) => <Time at={plannedAt} as="weekdayClock" />,
      },
    ],
    [],
  )
}
