import { Go } from '../kit/Go.tsx'
import { Empty } from '../kit/state/Empty.tsx'
import { strings } from '../strings.ts'

/** An address that leads nowhere. */
export const NotFound = () => (
  <main className="p-(--page)">
    <Empty fact={strings.frame.notFound} meaning={strings.frame.notFoundWhy}>
      <Go href="/" className="linked font-label text-thread">
        {strings.frame.toOverview}
      </Go>
    </Empty>
  </main>
)
