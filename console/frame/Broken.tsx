import { Failed } from '../kit/state/Failed.tsx'
import { strings } from '../strings.ts'

/** A screen that broke: our fault, and nothing was lost. */
export const Broken = ({ error }: { error: Error }) => (
  <main className="p-(--page)">
    <Failed sentence={strings.frame.broken} reference={error.message.slice(0, 120)} onRetry={() => location.reload()} />
  </main>
)
