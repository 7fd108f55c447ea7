import { useMemo } from 'react'
import { kindLabel } from '../../../engine/create/component-kind.ts'
import type { Action } from '../../actions/action.ts'
import { Answered } from '../../api/Answered.tsx'
import { useListOf } from '../../api/queries.ts'
import type { Formatter } from '../../format/formatter.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { useAddress } from '../../frame/useAddress.ts'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { strings } from '../../strings.ts'
import type { Kind } from './draft.ts'
import { KindDetails } from './KindDetails.tsx'
import { KindForm } from './KindForm.tsx'
import { words } from './words.ts'

const all = {} as const
const idOf = ({ name }: Kind): string => name

/** What can a component be? */
export const Kinds = () => {
  const [address, say] = useAddress()
  const query = useListOf('kind.list', all, 2_000)
  const format = useFormat()
  const adding = address.has('new')
  const kind = query.data?.items.find(({ name }) => name === address.get('kind'))
  const choose = useMemo(() => (name: string) => say({ kind: name, new: undefined, amend: undefined }), [say])
  const close = useMemo(() => () => say({ kind: undefined, new: undefined, amend: undefined }), [say])
  const columns = useMemo(() => columnsOf(format), [format])
  const actions = useMemo(
    (): readonly Action[] => [
      {
        id: 'kind.add',
        group: 'do',
        label: words.add,
        operation: 'kind.add',
        keys: 'N',
        tone: adding ? 'plain' : 'filled',
        run: () => say({ new: '', kind: undefined, amend: undefined }),
      },
    ],
    [say, adding],
  )
  const amending = kind !== undefined && address.has('amend')
  const content = adding ? (
    <KindForm onDone={close} onSaved={choose} />
  ) : amending ? (
    <KindForm key={`${kind.name} ${kind.version}`} kind={kind} onDone={() => choose(kind.name)} onSaved={choose} />
  ) : (
    kind && <KindDetails key={kind.name} kind={kind} onAmend={() => say({ amend: '' })} onGone={close} />
  )
  return (
    <Screen
      crumbs={[{ label: strings.stages.create, href: '/library' }, { label: strings.screens.kinds }]}
      title={query.data && titleOf(query.data.items, format)}
      actions={actions}
      inspector={content && { label: adding ? words.add : words.one, content, onClose: close }}
    >
      <Answered query={query}>
        {({ items }) => (
          <div className="px-(--page) py-3">
            <Table
              label={strings.screens.kinds}
              columns={columns}
              rows={items}
              idOf={idOf}
              current={kind?.name}
              onPeek={({ name }) => choose(name)}
              onOpen={({ name }) => choose(name)}
            />
          </div>
        )}
      </Answered>
    </Screen>
  )
}

const titleOf = (kinds: readonly Kind[], { count }: Formatter): string => {
  const own = kinds.filter(({ standard }) => !standard).length
  return own === 0 ? words.titleOfStandard(count(kinds.length)) : words.title(count(kinds.length), count(own))
}

const columnsOf = ({ count }: Formatter): readonly Column<Kind>[] => [
  {
    id: 'kind',
    head: words.columns.kind,
    cell: ({ name, standard }) => (
      <>
        <span className="font-strong">{kindLabel(name)}</span> {standard ? <span className="text-12 text-ink-3">{words.standard}</span> : null}
      </>
    ),
  },
  {
    id: 'fields',
    head: words.columns.fields,
    givesWay: true,
    cell: ({ fields }) => <span className="text-ink-2">{fields.map(({ name }) => name).join(', ')}</span>,
  },
  { id: 'components', head: words.columns.components, number: true, width: '104px', cell: ({ components }) => count(components) },
  {
    id: 'templates',
    head: words.columns.templates,
    number: true,
    width: '104px',
    givesWay: true,
    cell: ({ templates }) => count(templates.length),
  },
]
