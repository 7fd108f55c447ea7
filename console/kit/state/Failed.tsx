import { strings } from '../../strings.ts'
import { Button } from '../Button.tsx'
import { Mark } from '../Mark.tsx'

interface Props {
  /** "We could not save this. Nothing was lost." */
  sentence?: string
  /** What to tell whoever keeps the engine. */
  reference?: string | undefined
  onRetry?: (() => void) | undefined
  busy?: string | undefined
}

/** Our fault: that nothing was lost, a reference, and another try. */
export const Failed = ({ sentence = strings.state.failed, reference, onRetry, busy }: Props) => (
  <div role="alert" className="max-w-160 min-w-0 rounded-3 border border-block px-4 py-3.5">
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Mark severity="block" />
      <b className="min-w-0 flex-1">{sentence}</b>
      {reference ? <span className="font-mono text-11 text-ink-3">{strings.state.reference(reference)}</span> : null}
    </div>
    {onRetry ? (
      <div className="mt-2">
        <Button onClick={onRetry} busy={busy}>
          {strings.state.retry}
        </Button>
      </div>
    ) : null}
  </div>
)
