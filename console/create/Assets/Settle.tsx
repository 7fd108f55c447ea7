import { useState } from 'react'
import { makers } from '../../../engine/people/permission.ts'
import { Problem } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { useFormat } from '../../format/useFormat.ts'
import { useUnless } from '../../frame/useUnless.ts'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { useSettling, type Settled } from './useSettling.ts'
import { words } from './words.ts'

const { settle: says } = words

interface Props {
  search: Operations['asset.list']['input']
  /** In words: "12", or "more than 1,000". */
  found: string
}

/** What was found is not cleared: all of it is, with one press and a question. */
export const Settle = ({ search, found }: Props) => {
  const { count } = useFormat()
  const because = useUnless(makers, says.who)
  const { done, problem, settle, stop } = useSettling(search)
  const [as, setAs] = useState<Settled>()
  // What is cleared is found no more: what it was to begin with.
  const [of, setOf] = useState(found)
  return (
    <section aria-label={says.label} className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-2 border border-line px-3 py-2">
      {done === undefined ? (
        <>
          <p className="text-pretty">{says.sentence}</p>
          <Button because={because} onClick={() => setAs('ours')}>
            {says.ours}
          </Button>
          <Button because={because} onClick={() => setAs('unlimited')}>
            {says.unlimited}
          </Button>
        </>
      ) : (
        <>
          <p role="status">{says.done(count(done), of)}</p>
          <Button tone="quiet" onClick={stop}>
            {says.stop}
          </Button>
        </>
      )}
      {problem ? <Problem problem={problem} /> : null}
      {as === undefined ? null : (
        <Dialog
          title={says.title[as](found)}
          sentence={says.means}
          verb={says.verb(found)}
          open
          onOpenChange={(open) => open || setAs(undefined)}
          onConfirm={() => {
            setAs(undefined)
            setOf(found)
            void settle(as)
          }}
        />
      )}
    </section>
  )
}
