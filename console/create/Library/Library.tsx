import { useNavigate, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Action } from '../../actions/action.ts'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import type { Formatter } from '../../format/formatter.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { useAddress } from '../../frame/useAddress.ts'
import { Segment } from '../../kit/Segment.tsx'
import { Empty } from '../../kit/state/Empty.tsx'
import { strings } from '../../strings.ts'
import { kindLabel } from '../../../engine/create/component-kind.ts'
import { Assets } from '../Assets/Assets.tsx'
import { words as assets } from '../Assets/words.ts'
import { ComponentDetails } from './ComponentDetails.tsx'
import { ComponentTable } from './ComponentTable.tsx'
import { words } from './words.ts'

const views = (['components', 'assets'] as const).map((value) => ({ value, label: words.views[value] }))
type Counts = Operations['component.facets']['output']

/** What do we have, and is it ready to be used? */
export const Library = () => {
  const { component: opened } = useParams({ strict: false })
  const navigate = useNavigate()
  const format = useFormat()
  const [address, say] = useAddress()
  const view = address.get('view') === 'assets' ? 'assets' : 'components'
  const everything = useQueryOf('component.facets', {}, { follows: ['component'] })
  const pictures = useQueryOf('asset.facets', {}, { enabled: view === 'assets' })
  const show = useMemo(() => (key: string) => void navigate({ to: `/library/${key}` }), [navigate])
  const close = useMemo(() => () => void navigate({ to: '/library' }), [navigate])
  const actions = useMemo((): readonly Action[] => [addAction(() => void navigate({ to: '/library/new' }))], [navigate])
  return (
    <Screen
      crumbs={[
        { label: strings.stages.create, href: '/library' },
        { label: strings.screens.library, href: '/library' },
      ]}
      title={view === 'assets' ? pictures.data && picturesTitle(pictures.data, format) : everything.data && titleOf(everything.data, format)}
      facts={
        <Segment
          label={words.views.name}
          options={views}
          value={view}
          onChange={(next) => say({ view: next === 'assets' ? next : undefined, state: undefined, sort: undefined })}
        />
      }
      actions={actions}
      inspector={opened ? { label: kindLabel('component'), content: <ComponentDetails component={opened} />, onClose: close } : undefined}
    >
      {view === 'assets' ? (
        <Assets />
      ) : everything.data?.of === 0 ? (
        <div className="px-(--page) py-3">
          <Empty fact={words.none} meaning={words.meaning} />
        </div>
      ) : (
        <ComponentTable current={opened} onOpen={show} />
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

const picturesTitle = ({ state, more, of }: Operations['asset.facets']['output'], { count }: Formatter): string => {
  const usable = state['usable'] ?? 0
  return more ? assets.many(count(of)) : usable === 0 ? assets.none : assets.count(count(usable))
}

const titleOf = ({ of, more, state }: Counts, { count }: Formatter): string => {
  if (of === 0) return words.none
  if (more) return words.many(count(of))
  const drafts = state['draft'] ?? 0
  return drafts === 0 ? words.allApproved(count(of)) : words.title(count(of), count(drafts))
}
