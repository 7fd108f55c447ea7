import { useMemo } from 'react'
import { channelTitle } from '../../../engine/create/channel-name.ts'
import type { Action } from '../../actions/action.ts'
import { Answered } from '../../api/Answered.tsx'
import { useListOf } from '../../api/queries.ts'
import type { Formatter } from '../../format/formatter.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { useAddress } from '../../frame/useAddress.ts'
import { Empty } from '../../kit/state/Empty.tsx'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { strings } from '../../strings.ts'
import type { Preset } from './draft.ts'
import { PresetDetails } from './PresetDetails.tsx'
import { PresetForm } from './PresetForm.tsx'
import { useMayAmendPresets } from './useMayAmendPresets.ts'
import { words } from './words.ts'

const all = {} as const
const idOf = ({ key }: Preset): string => key

/** In which sizes are pictures of the library had? */
export const Presets = () => {
  const [address, say] = useAddress()
  const query = useListOf('preset.list', all, 2_000)
  const format = useFormat()
  const because = useMayAmendPresets()
  const adding = address.has('new')
  const preset = query.data?.items.find(({ key }) => key === address.get('preset'))
  const choose = useMemo(() => (key: string) => say({ preset: key, new: undefined, amend: undefined }), [say])
  const close = useMemo(() => () => say({ preset: undefined, new: undefined, amend: undefined }), [say])
  const columns = useMemo(() => columnsOf(format), [format])
  const actions = useMemo(
    (): readonly Action[] => [
      {
        id: 'preset.add',
        group: 'do',
        label: words.add,
        operation: 'preset.add',
        because,
        keys: 'N',
        tone: adding ? 'plain' : 'filled',
        run: () => say({ new: '', preset: undefined, amend: undefined }),
      },
    ],
    [say, adding, because],
  )
  const amending = preset !== undefined && address.has('amend')
  const content = adding ? (
    <PresetForm onDone={close} onSaved={choose} />
  ) : amending ? (
    <PresetForm key={`${preset.key} ${preset.version}`} preset={preset} onDone={() => choose(preset.key)} onSaved={choose} />
  ) : (
    preset && <PresetDetails key={preset.key} preset={preset} onAmend={() => say({ amend: '' })} onGone={close} />
  )
  return (
    <Screen
      crumbs={[{ label: strings.stages.create, href: '/library' }, { label: strings.screens.presets }]}
      title={query.data && (query.data.items.length === 0 ? words.noneTitle : words.title(format.count(query.data.items.length)))}
      actions={actions}
      inspector={content && { label: adding ? words.add : words.one, content, onClose: close }}
    >
      <Answered query={query}>
        {({ items }) => (
          <div className="px-(--page) py-3">
            {items.length === 0 ? (
              <Empty fact={words.none} meaning={words.meaning} />
            ) : (
              <Table
                label={strings.screens.presets}
                columns={columns}
                rows={items}
                idOf={idOf}
                current={preset?.key}
                onPeek={({ key }) => choose(key)}
                onOpen={({ key }) => choose(key)}
              />
            )}
          </div>
        )}
      </Answered>
    </Screen>
  )
}

const columnsOf = ({ count }: Formatter): readonly Column<Preset>[] => [
  {
    id: 'preset',
    head: words.columns.preset,
    cell: ({ name, key }) => (
      <>
        <span className="font-strong">{name}</span> <span className="mono text-12 text-ink-2">{key}</span>
      </>
    ),
  },
  {
    id: 'frame',
    head: words.columns.frame,
    width: '120px',
    cell: ({ width, height }) => words.frame(count(width), height === undefined ? undefined : count(height)),
  },
  { id: 'type', head: words.columns.type, width: '72px', givesWay: true, cell: ({ type }) => words.types[type] },
  { id: 'channel', head: words.columns.channel, width: '88px', givesWay: true, cell: ({ channel }) => channelTitle(channel) },
  { id: 'note', head: words.columns.note, givesWay: true, cell: ({ note }) => <span className="text-ink-2">{note}</span> },
]
