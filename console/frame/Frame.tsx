import { useMemo, type ReactNode } from 'react'
import type { Action } from '../actions/action.ts'
import { useActions } from '../actions/Actions.tsx'
import { strings } from '../strings.ts'
import { FrameContext, type FrameFacts } from './FrameContext.ts'
import { stageKeys } from './place.ts'
import { Rail } from './Rail.tsx'
import { verbs } from './verbs.ts'

interface Props extends FrameFacts {
  /** Where an action leads: the router's own way. */
  onGo: (path: string) => void
  children: ReactNode
}

/** Rail at the left, the screen beside it. Everything below scrolls by itself; on a narrow screen the page does. */
export const Frame = ({ onGo, children, ...facts }: Props) => {
  useGoActions(facts, onGo)
  return (
    <FrameContext value={facts}>
      <a href="#main" className="fixed top-2 left-2 z-50 -translate-y-16 rounded-2 bg-raised px-3 py-2 focus:translate-y-0 focus:shadow-float">
        {strings.frame.skip}
      </a>
      <div className="flex h-dvh overflow-hidden bg-ground max-column:block max-column:h-auto max-column:min-h-dvh max-column:overflow-visible max-column:bg-surface">
        <Rail {...facts} />
        {children}
      </div>
    </FrameContext>
  )
}

/** `G` and a letter go to a stage, and every screen is in the palette, as is what can be begun from anywhere. */
const useGoActions = ({ screens, stations }: FrameFacts, onGo: (path: string) => void): void => {
  const actions = useMemo(() => {
    const toScreens = screens.map(({ path, label, stage }): Action => {
      const parent = stage ? `${strings.stages[stage]}: ` : ''
      return { id: `go ${path}`, group: 'go', label: parent + label, run: () => onGo(path), ...(path === '/' ? { keys: 'G O' } : {}) }
    })
    const toStages = stations.map(({ stage, href, sentence }): Action => ({
      id: `go ${stage}`,
      group: 'go',
      label: `${strings.stages[stage]}: ${sentence}`,
      keys: `G ${stageKeys[stage]}`,
      run: () => onGo(href),
    }))
    const toForms = verbs.map(({ operation, label, path }): Action => ({ id: operation, group: 'do', label, operation, run: () => onGo(path) }))
    return [...toForms, ...toStages, ...toScreens]
  }, [screens, stations, onGo])
  useActions(actions, undefined, true)
}
