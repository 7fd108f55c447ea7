import { useNavigate, useParams } from '@tanstack/react-router'
import { useDeferredValue, useMemo, useState } from 'react'
import type { Action } from '../../actions/action.ts'
import { Answered } from '../../api/Answered.tsx'
import { useQueryOf } from '../../api/queries.ts'
import type { Formatter } from '../../format/formatter.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { useAddress } from '../../frame/useAddress.ts'
import type { Chosen } from '../../kit/Filter.tsx'
import { Segment } from '../../kit/Segment.tsx'
import { strings } from '../../strings.ts'
import { kindLabel } from '../composed.ts'
import { AssetTable } from './AssetTable.tsx'
import { ComponentDetails } from './ComponentDetails.tsx'
import { ComponentTable } from './ComponentTable.tsx'
import { words } from './words.ts'

const views = (['components', 'assets'] as const).map((value) => ({ value, label: words.views[value] }))
const most = 200

/** What do we have, and is it ready to be used? */
export const Library = () => {
  const { component: opened } = useParams({ strict: false })
  const navigate = useNavigate()
  const format = useFormat()
  const [view, setView] = useState<(typeof views)[number]['value']>('components')
  const [address] = useAddress()
  const [chosen, setChosen] = useState<Chosen>(() => ({ tag: address.getAll('tag') }))
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const list = useQueryOf('component.list', { ...asked(chosen), ...(text === '' ? {} : { words: text }), limit: most })
  const everything = useQueryOf('component.list', { limit: 1 })
  const drafts = useQueryOf('component.list', { state: ['draft'], limit: 1 })
  const show = useMemo(() => (key: string) => void navigate({ to: `/library/${key}` }), [navigate])
  const close = useMemo(() => () => void navigate({ to: '/library' }), [navigate])
  const actions = useMemo((): readonly Action[] => [addAction(() => void navigate({ to: '/library/new' }))], [navigate])
  return (
    <Screen
      crumbs={[
        { label: strings.stages.create, href: '/library' },
        { label: strings.screens.library, href: '/library' },
      ]}
      title={everything.data && drafts.data && titleOf(everything.data.total, drafts.data.total, format)}
      facts={<Segment label={words.views.name} options={views} value={view} onChange={setView} />}
      actions={actions}
      inspector={opened ? { label: kindLabel('component'), content: <ComponentDetails component={opened} />, onClose: close } : undefined}
    >
      {view === 'assets' ? (
        <AssetTable />
      ) : (
        <Answered query={list}>
          {(page) => (
            <ComponentTable
              page={page}
              current={opened}
              chosen={chosen}
              onChoose={setChosen}
              typed={typed}
              onType={setTyped}
              onOpen={show}
              empty={everything.data?.total === 0}
            />
          )}
        </Answered>
      )}
    </Screen>
  )
}

const addAction = (run: () => void): Action => ({
  id: 'add',
  group: 'do',
  label: words.add,
  keys: 'N',
  tone: 'filled',
  operation: 'component.add',
  run,
})

const titleOf = (all: number, drafts: number, { count }: Formatter): string =>
  all === 0 ? words.none : drafts === 0 ? words.allApproved(count(all)) : words.title(count(all), count(drafts))

const states = ['draft', 'approved', 'retired'] as const

const asked = ({ kind = [], tag = [], state = [] }: Chosen) => ({
  ...(kind[0] === undefined ? {} : { kind: kind[0] }),
  ...(tag.length === 0 ? {} : { tags: [...tag] }),
  ...(state.length === 0 ? {} : { state: states.filter((one) => state.includes(one)) }),
})
