import { useMemo } from 'react'
import type { Action } from '../actions/action.ts'
import { useActions } from '../actions/Actions.tsx'
import { strings } from '../strings.ts'

const none: readonly Action[] = []

/** Escape goes one step back, while there is one. Give the same function while nothing changed. */
export const useBack = (back: (() => void) | undefined): void => {
  const actions = useMemo<readonly Action[]>(
    () => (back ? [{ id: 'back', group: 'go', label: strings.keys.back, keys: 'Escape', run: back }] : none),
    [back],
  )
  useActions(actions)
}
