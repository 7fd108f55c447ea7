import { useMemo } from 'react'
import { useActions } from '../actions/Actions.tsx'
import { Problem } from '../api/Answered.tsx'
import { Button } from '../kit/Button.tsx'
import { Go } from '../kit/Go.tsx'
import { Undo } from '../kit/VerdictBar.tsx'
import { strings } from '../strings.ts'
import { undoAction, undoOf } from './undoVerdict.ts'
import { useHeldVerdicts } from './VerdictHolder.tsx'

const { verdict: words } = strings
const strip = 'border-t border-line bg-surface px-(--page) py-2'

/** On any other screen than the review: the verdict that may still be taken back, or that was not taken. */
export const VerdictNotice = () => {
  const { now, undo, dismiss } = useHeldVerdicts()
  const { held, failed } = now
  const last = held.at(-1)
  const waits = last !== undefined
  useActions(useMemo(() => (waits ? [undoAction(undo)] : []), [waits, undo]))
  return (
    <>
      {failed ? (
        <div className={`grid justify-items-start gap-2 ${strip}`}>
          <b>{words.refused(failed.title)}</b>
          <Problem problem={failed.problem} />
          <span className="flex items-center gap-3">
            <Go href={`/review/${failed.input.id}`} className="linked text-thread">
              {words.look}
            </Go>
            <Button tone="quiet" onClick={dismiss}>
              {words.dismiss}
            </Button>
          </span>
        </div>
      ) : null}
      {last ? (
        <div className={strip}>
          <Undo {...undoOf(last, undo)} />
        </div>
      ) : null}
    </>
  )
}
