import { Button, type ButtonTone } from '../kit/Button.tsx'
import type { Action } from './action.ts'
import { useRun } from './Actions.tsx'

interface Props {
  action: Action
  tone?: ButtonTone
  /** Puts the because before the button (at the right edge of a bar). */
  becauseFirst?: boolean
}

/** An action as a button: its label, its key, what runs, and why it may not. */
export const ActionButton = ({ action, tone, becauseFirst = false }: Props) => {
  const run = useRun()
  return (
    <Button
      tone={tone ?? action.tone ?? 'plain'}
      keys={action.keys}
      busy={action.busy}
      because={action.because}
      becauseFirst={becauseFirst}
      onClick={() => run(action)}
    >
      {action.label}
    </Button>
  )
}
