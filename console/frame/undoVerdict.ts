import type { Action } from '../actions/action.ts'
import { strings } from '../strings.ts'
import type { VerdictState } from './heldVerdicts.ts'

/** `U` takes the latest verdict back. */
export const undoAction = (run: () => void): Action => ({ id: 'undo', group: 'do', label: strings.verdict.undo, keys: 'U', run })

/** What was done, and how to take it back. */
export const undoOf = ({ title, input, until }: VerdictState['held'][number], onUndo: () => void) => ({
  sentence: input.verdict === 'approve' ? strings.verdict.approved(title) : strings.verdict.returned(title),
  until,
  onUndo,
})
