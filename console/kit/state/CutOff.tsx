import { useFormat } from '../../format/useFormat.ts'
import { strings } from '../../strings.ts'
import { Mark } from '../Mark.tsx'

/** Live updates stopped: since when, that everything is kept, and when we try again. */
export const CutOff = ({ since, nextTry }: { since: number; nextTry: number }) => {
  const { clockSeconds, zoneName, count } = useFormat()
  return (
    <div className="max-w-160 rounded-3 border border-line px-4 py-3.5">
      <div className="flex items-center gap-2">
        <Mark severity="warn" />
        <b>{strings.live.stopped(`${clockSeconds(since)} ${zoneName(since)}`)}</b>
      </div>
      <p className="mt-1 text-pretty text-ink-2">{strings.live.fromThen(count(nextTry))}</p>
    </div>
  )
}
