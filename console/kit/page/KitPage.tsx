import { useState } from 'react'
import type { Action } from '../../actions/action.ts'
import { useActions, useOverlay } from '../../actions/Actions.tsx'
import { Button } from '../Button.tsx'
import { Segment } from '../Segment.tsx'
import { applyAppearance, chooseTheme, chosenTheme, themes } from '../../frame/appearance.ts'
import { strings } from '../../strings.ts'
import { Controls } from './Controls.tsx'
import { HowSure } from './HowSure.tsx'
import { Lists } from './Lists.tsx'
import { Pictures } from './Pictures.tsx'
import { people } from './samples.ts'
import { States } from './States.tsx'
import { Tokens } from './Tokens.tsx'

const nothing = () => {}

/** Every mark of the console in every state: hidden, but kept true by its own browser test. */
export const KitPage = () => {
  const [theme, setTheme] = useState(chosenTheme())
  const open = useOverlay()
  useActions(sampleActions, 'Coat headline 0198')
  return (
    <main className="min-h-dvh bg-surface px-10 py-7 max-column:px-4">
      <header className="mb-6 flex flex-wrap items-center gap-4">
        <h1 className="flex-1 text-20 font-title">Kit: the marks of the console and their states</h1>
        <Segment
          label={strings.theme.name}
          options={themes.map((value) => ({ value, label: strings.theme[value] }))}
          value={theme}
          onChange={(next) => {
            chooseTheme(next)
            setTheme(next)
            applyAppearance()
          }}
        />
        <Button keys="mod+K" onClick={() => open({ kind: 'palette' })}>
          {strings.palette.open}
        </Button>
        <Button keys="?" onClick={() => open({ kind: 'keys' })}>
          {strings.keys.title}
        </Button>
      </header>
      <div className="grid grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)] items-start gap-x-14 max-inspector:grid-cols-1">
        <div className="min-w-0">
          <HowSure />
          <States />
        </div>
        <div className="min-w-0">
          <Controls />
          <Tokens />
        </div>
        <Pictures />
        <Lists />
      </div>
    </main>
  )
}

const sampleActions: readonly Action[] = [
  { id: 'approve', group: 'do', label: 'Approve 54 variants', operation: 'approval.judge', keys: 'A', run: nothing },
  {
    id: 'ask',
    group: 'do',
    label: 'Ask for approval',
    operation: 'approval.request',
    because: 'One finding blocks: headline is 99 px too wide.',
    run: nothing,
  },
  {
    id: 'assign',
    group: 'do',
    label: 'Assign',
    operation: 'brief.assign',
    asks: [
      {
        name: 'assignee',
        label: 'to whom',
        options: [
          { value: 't', label: 'Tomas Reyes' },
          { value: 'i', label: 'Ines Okafor' },
        ],
      },
      { name: 'hours', label: 'for how many hours' },
    ],
    run: nothing,
  },
  { id: 'queue', group: 'go', label: 'Approve: 3 wait for you', keys: 'G A', run: nothing },
  { id: 'routes', group: 'go', label: 'Approval routes', run: nothing },
  { id: 'goer', group: 'find', label: 'approved-goes-live', mark: people.goer, note: 'flow, ran 15:09', run: nothing },
]
