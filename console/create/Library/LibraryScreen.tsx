import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import type { Action } from '../../actions/action.ts'
import type { InspectorContent } from '../../frame/inspected.ts'
import { Screen } from '../../frame/Screen.tsx'
import { useAddress } from '../../frame/useAddress.ts'
import { Segment } from '../../kit/Segment.tsx'
import { strings } from '../../strings.ts'
import { words } from './words.ts'

const views = (['components', 'assets'] as const).map((value) => ({ value, label: words.views[value] }))

interface Props {
  view: 'components' | 'assets'
  title: string | undefined
  inspector?: InspectorContent | undefined
  children: ReactNode
}

/** What both halves of the library stand in. What was looked for stays while one goes from one half to the other, but for what only one of them knows. */
export const LibraryScreen = ({ view, title, inspector, children }: Props) => {
  const navigate = useNavigate()
  const [, say] = useAddress()
  const actions = useMemo((): readonly Action[] => [addAction(() => void navigate({ to: '/library/new' }))], [navigate])
  return (
    <Screen
      crumbs={[
        { label: strings.stages.create, href: '/library' },
        { label: strings.screens.library, href: '/library' },
      ]}
      title={title}
      facts={
        <Segment
          label={words.views.name}
          options={views}
          value={view}
          onChange={(next) => say({ view: next === 'assets' ? next : undefined, state: undefined, sort: undefined })}
        />
      }
      actions={actions}
      inspector={inspector}
    >
      {children}
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
