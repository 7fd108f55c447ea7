import type { Action } from '../../actions/action.ts'
import { ActionButton } from '../../actions/ActionButton.tsx'
import { VerdictBar } from '../../kit/VerdictBar.tsx'
import type { HeldVerdict } from './useHeldVerdict.ts'
import { words } from './words.ts'

interface Props {
  hash: string | undefined
  verdict: HeldVerdict
  actions: readonly Action[]
}

/** The verdict bar: what the yes binds to, the verbs, and for ten seconds the way back from the last one. */
export const ReviewVerdicts = ({ hash = '', verdict: { held, undo }, actions }: Props) => (
  <VerdictBar
    hash={hash}
    undo={
      held
        ? {
            sentence: held.input.verdict === 'approve' ? words.approved(held.title) : words.returned(held.title),
            until: held.until,
            onUndo: undo,
          }
        : undefined
    }
  >
    {actions.map((action) => (
      <ActionButton key={action.id} action={action} becauseFirst />
    ))}
  </VerdictBar>
)
