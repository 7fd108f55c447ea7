import { useEffect, useState, type ReactNode } from 'react'
import { useFormat } from '../../format/useFormat.ts'
import { strings } from '../../strings.ts'

/** Nothing at all for this long: most answers are there by then. In milliseconds. */
const quiet = 150

interface Props {
  /** Still bars in the real layout: how wide each line will be, in per cent. */
  lines?: readonly number[]
  /** What runs, once it takes longer than two seconds. */
  progress?: { done: number; all: number; what: string; left: number } | undefined
  /** What runs where nobody knows yet how much it is, as a sentence. */
  running?: string
  onStop?: (() => void) | undefined
  /** Shown without waiting (the kit page). */
  now?: boolean
  children?: ReactNode
}

/** On its way: still bars, no shimmer; what runs and how long still, with Stop. */
export const Loading = ({ lines = [38, 100, 84], progress, running, onStop, now = false, children }: Props) => {
  const shown = useAfter(quiet) || now
  const { count, age } = useFormat()
  if (!shown) return null
  const said = progress ? `${progress.what} ${strings.state.slow(count(progress.done), count(progress.all), age(progress.left))}.` : running
  return (
    <div role="status" aria-label={strings.state.loading} className="py-1">
      {children ??
        lines.map((width, index) => (
          <span key={index} aria-hidden="true" className="mb-[9px] block h-2.5 rounded-1 bg-sunken" style={{ width: `${width}%` }} />
        ))}
      {said ? (
        <p className="mt-2 text-12 text-ink-3">
          {said}{' '}
          {onStop ? (
            <button type="button" onClick={onStop} className="target rounded-1 text-thread hover:underline">
              {strings.state.stop}
            </button>
          ) : null}
        </p>
      ) : null}
    </div>
  )
}

const useAfter = (delay: number): boolean => {
  const [after, setAfter] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setAfter(true), delay)
    return () => clearTimeout(timer)
  }, [delay])
  return after
}
