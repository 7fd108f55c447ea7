import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { channelName } from '../../../engine/create/channel-name.ts'
import type { Action } from '../../actions/action.ts'
import { Answered } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import type { Formatter } from '../../format/formatter.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { Go } from '../../kit/Go.tsx'
import { Empty } from '../../kit/state/Empty.tsx'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { strings } from '../../strings.ts'
import { useMayEdit } from './useTemplateDeeds.ts'
import { words } from './words.ts'

type Template = Operations['template.list']['output']['items'][number]

/** Which layouts are there? */
export const Templates = () => {
  const list = useQueryOf('template.list', { limit: 200 })
  const families = useQueryOf('family.list', { limit: 1 })
  const format = useFormat()
  const navigate = useNavigate()
  const columns = useMemo(() => columnsFor(format), [format])
  const { count } = format
  const because = useMayEdit()
  const actions = useMemo(
    (): readonly Action[] => [
      {
        id: 'template.new',
        group: 'do',
        label: words.deeds.new,
        keys: 'N',
        tone: 'filled',
        because,
        run: () => void navigate({ to: '/templates/new' }),
      },
    ],
    [because, navigate],
  )
  return (
    <Screen
      crumbs={[{ label: strings.stages.create, href: '/library' }, { label: strings.screens.templates }]}
      actions={actions}
      title={list.data && families.data && (list.data.total === 0 ? words.none : words.title(count(list.data.total), count(families.data.total)))}
    >
      <Answered query={list}>
        {({ items }) => (
          <div className="px-(--page) py-3">
            {items.length === 0 ? (
              <Empty fact={words.none} meaning={words.meaning}>
                <p className="text-pretty text-ink-2">{words.come}</p>
                <code className="mono text-12">{words.command}</code>
              </Empty>
            ) : (
              <Table
                label={strings.screens.templates}
                columns={columns}
                rows={items}
                idOf={({ id }) => id}
                onOpen={({ key }) => void navigate({ to: `/templates/${key}` })}
              />
            )}
          </div>
        )}
      </Answered>
    </Screen>
  )
}

const columnsFor = ({ count }: Formatter): Column<Template>[] => [
  {
    id: 'name',
    head: words.columns.name,
    cell: ({ name, key }) => (
      <Go href={`/templates/${key}`} className="font-strong hover:underline">
        {name}
      </Go>
    ),
  },
  { id: 'channel', head: words.columns.channel, width: '90px', givesWay: true, cell: ({ channel }) => channelName(channel) },
  {
    id: 'size',
    head: words.columns.size,
    width: '130px',
    givesWay: true,
    cell: ({ format: { width, height }, formats = [] }) =>
      formats.length > 0 ? words.manySizes(count(formats.length + 1)) : words.size(String(width), height === undefined ? undefined : String(height)),
  },
  {
    id: 'yes',
    head: words.columns.yes,
    width: '160px',
    cell: ({ isNew }) => (isNew ? <Tag>{words.yes.waits}</Tag> : <span className="text-ink-2">{words.yes.has}</span>),
  },
  { id: 'slots', head: words.columns.slots, width: '70px', number: true, givesWay: true, cell: ({ slots }) => count(slots.length) },
]
