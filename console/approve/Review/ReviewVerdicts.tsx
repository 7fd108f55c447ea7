import type { Action } from '../../actions/action.ts'
import { ActionButton } from '../../actions/ActionButton.tsx'
import type { VerdictState } from '../../frame/heldVerdicts.ts'
import { VerdictBar } from '../../kit/VerdictBar.tsx'
import { undoOf } from '../../frame/undoVerdict.ts'

interface Props {
  hash: string | undefined
  /** The latest verdict that may still be taken back. */
  last: VerdictState['held'][number] | undefined
  undo: () => void
  actions: readonly Action[]
}

/** The verdict bar: what the yes binds to, the verbs, and for ten seconds the way back from the last one. */
export const ReviewVerdicts = ({ hash = '', last, undo, actions }: Props) => (
  <VerdictBar hash={hash} undo={last && undoOf(last, undo)}>
    {actions.map((action) => (
      <ActionButton key={action.id} action={action} becauseFirst />
    ))}
  </VerdictBar>
)
