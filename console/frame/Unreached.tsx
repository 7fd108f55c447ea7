import { Button } from '../kit/Button.tsx'
import { strings } from '../strings.ts'

interface Props {
  onRetry: () => void
  /** It is being asked again right now. */
  busy: boolean
}

const { state } = strings

/** Nothing is known yet and the engine does not answer: there is no frame to say it in, so that it stands alone. */
export const Unreached = ({ onRetry, busy }: Props) => (
  <main className="grid min-h-dvh place-items-center bg-ground p-4">
    <div className="grid w-90 max-w-full justify-items-start gap-4">
      <div role="alert">
        <p className="text-ink-3">{strings.product}</p>
        <h1 className="text-20 font-title">{state.unreached}</h1>
        <p className="mt-1 text-pretty text-ink-2">{state.unreachedMeaning}</p>
      </div>
      <Button tone="filled" onClick={onRetry} busy={busy ? state.loading : undefined}>
        {state.retry}
      </Button>
    </div>
  </main>
)
