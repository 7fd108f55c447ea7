import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Action } from '../../actions/action.ts'
import { Answered } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { useListOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { Go } from '../../kit/Go.tsx'
import { Empty } from '../../kit/state/Empty.tsx'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { words } from './words.ts'

type Audience = Operations['audience.list']['output']['items'][number]

const idOf = ({ id }: Audience): string => id
const most = 1_000

const columns: readonly Column<Audience>[] = [
  {
    id: 'name',
    head: words.name,
    cell: ({ key, name }) => (
      <Go href={`/audiences/${key}`} className="cut rounded-1 font-strong">
        {name}
      </Go>
    ),
  },
  { id: 'key', head: words.as, width: '200px', givesWay: true, cell: ({ key }) => <span className="mono cut text-ink-2">audience.{key}</span> },
  {
    id: 'rule',
    head: words.rule,
    givesWay: true,
    cell: ({ rule }) => (rule ? <code className="mono cut">{rule}</code> : <span className="text-ink-2">{words.everyone}</span>),
  },
  { id: 'state', head: words.state, width: '90px', cell: ({ state }) => words.states[state] },
]

/** Whom do we name, and by which rule? */
export const Audiences = () => {
  const navigate = useNavigate()
  const query = useListOf('audience.list', {}, most)
  const { count } = useFormat()
  const actions = useMemo((): readonly Action[] => [addAction(() => void navigate({ to: '/audiences/new' }))], [navigate])
  const open = ({ key }: Audience) => void navigate({ to: '/audiences/$audience', params: { audience: key } })
  const retired = query.data?.items.filter(({ state }) => state === 'retired').length ?? 0
  return (
    <Screen
      crumbs={[{ label: words.stage, href: '/events' }, { label: words.audiences }]}
      title={
        query.data &&
        (query.data.total === 0 ? words.none : words.title(count(query.data.items.length - retired), retired === 0 ? undefined : count(retired)))
      }
      actions={actions}
    >
      <Answered query={query}>
        {({ items }) => (
          <div className="px-(--page) py-3">
            {items.length === 0 ? (
              <Empty fact={words.none} meaning={words.noneMeaning} />
            ) : (
              <Table label={words.audiences} columns={columns} rows={items} idOf={idOf} onOpen={open} />
            )}
          </div>
        )}
      </Answered>
    </Screen>
  )
}

const addAction = (run: () => void): Action => ({
  id: 'add',
  group: 'do',
  label: words.add,
  keys: 'N',
  tone: 'filled',
  operation: 'audience.save',
  run,
})
