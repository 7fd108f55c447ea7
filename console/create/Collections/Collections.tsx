import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { isShared } from '../../../engine/create/is-shared.ts'
import type { Action } from '../../actions/action.ts'
import { Answered } from '../../api/Answered.tsx'
import { useListOf } from '../../api/queries.ts'
import type { Formatter } from '../../format/formatter.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { useAddress } from '../../frame/useAddress.ts'
import { Button } from '../../kit/Button.tsx'
import { Empty } from '../../kit/state/Empty.tsx'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { useNow } from '../../kit/useNow.ts'
import { strings } from '../../strings.ts'
import { CollectionForm } from './CollectionForm.tsx'
import type { Collection } from './held.ts'
import { useMayGather } from './useMayGather.ts'
import { words } from './words.ts'

const most = 2_000
const idOf = ({ id }: Collection): string => id

/** What is gathered for whom, and who sees it? */
export const Collections = () => {
  const [address, say] = useAddress()
  const navigate = useNavigate()
  const query = useListOf('collection.list', {}, most)
  const format = useFormat()
  const because = useMayGather()
  const now = new Date(useNow()).toISOString()
  const adding = address.has('new')
  const add = useMemo(() => () => say({ new: '' }), [say])
  const close = useMemo(() => () => say({ new: undefined }), [say])
  const open = ({ key }: Pick<Collection, 'key'>) => void navigate({ href: `/collections/${key}` })
  const columns = useMemo(() => columnsOf(format, now), [format, now])
  const actions = useMemo(
    (): readonly Action[] => [
      {
        id: 'collection.add',
        group: 'do',
        label: words.add,
        operation: 'collection.add',
        keys: 'N',
        tone: adding ? 'plain' : 'filled',
        because,
        run: add,
      },
    ],
    [add, adding, because],
  )
  return (
    <Screen
      crumbs={[{ label: strings.stages.create, href: '/library' }, { label: strings.screens.collections }]}
      title={query.data && titleOf(query.data.items, format, now)}
      actions={actions}
      inspector={adding ? { label: words.add, content: <CollectionForm onDone={close} onSaved={open} />, onClose: close } : undefined}
    >
      <Answered query={query}>
        {({ items }) => (
          <div className="px-(--page) py-3">
            {items.length === 0 ? (
              <Empty fact={words.none} meaning={words.meaning}>
                {because === undefined && !adding ? <Button onClick={add}>{words.add}</Button> : null}
              </Empty>
            ) : (
              <Table label={strings.screens.collections} columns={columns} rows={items} idOf={idOf} onOpen={open} />
            )}
          </div>
        )}
      </Answered>
    </Screen>
  )
}

const titleOf = (collections: readonly Collection[], { count }: Formatter, now: string): string =>
  collections.length === 0 ? words.noneTitle : words.title(count(collections.length), count(collections.filter((one) => isShared(one, now)).length))

const columnsOf = ({ count, day }: Formatter, now: string): readonly Column<Collection>[] => [
  {
    id: 'name',
    head: words.columns.name,
    cell: ({ name, note }) => (
      <>
        <span className="font-strong">{name}</span> <span className="text-ink-2">{note}</span>
      </>
    ),
  },
  {
    id: 'holds',
    head: words.columns.holds,
    width: '200px',
    givesWay: true,
    cell: ({ assets, components }) => words.byHand(count(assets.length), count(components.length)),
  },
  {
    id: 'tags',
    head: words.columns.tags,
    width: '180px',
    givesWay: true,
    cell: ({ tags = [] }) => <span className="text-ink-2">{tags.join(', ')}</span>,
  },
  {
    id: 'page',
    head: words.columns.page,
    width: '160px',
    cell: (one) => (isShared(one, now) ? words.openUntil(day(one.shared?.until ?? now)) : <span className="text-ink-3">{words.closed}</span>),
  },
  { id: 'made', head: words.columns.made, width: '96px', givesWay: true, cell: ({ madeAt }) => <span className="text-ink-2">{day(madeAt)}</span> },
]
