import { useEffect, useState, type ReactNode } from 'react'
import { useFormat } from '../format/useFormat.ts'
import { strings } from '../strings.ts'
import { Button } from './Button.tsx'

interface Props {
  /** The hash that the verdict binds to. */
  hash: string
  /** The verbs, the filled one last: buttons drawn from actions. */
  children: ReactNode
  /** After pressing: what was done, and how to take it back while the time runs. */
  undo?: { sentence: string; until: number; onUndo: () => void } | undefined
}

const short = (hash: string) => (hash.length > 12 ? `${hash.slice(0, 6)}…${hash.slice(-2)}` : hash)

/** Stays at the bottom edge. It says what the yes binds to; after pressing it offers ten seconds to take it back. */
export const VerdictBar = ({ hash, children, undo }: Props) => (
  <div className="sticky bottom-0 z-10 flex min-h-14 shrink-0 flex-wrap items-center gap-2 border-t border-line bg-surface px-(--page) py-2 pb-[max(8px,env(safe-area-inset-bottom))]">
    {undo ? (
      <Undo {...undo} />
    ) : (
      <p className="text-12 text-ink-2">
        {strings.verdict.binds}{' '}
        <span title={strings.verdict.hash(hash)} className="mono whitespace-nowrap text-ink-3">
          {short(hash)}
        </span>
      </p>
    )}
    <div className="ml-auto flex flex-wrap items-center justify-end gap-2">{children}</div>
  </div>
)

/** The way back from a verdict, while its time runs. */
export const Undo = ({ sentence, until, onUndo }: { sentence: string; until: number; onUndo: () => void }) => {
  const left = useSecondsUntil(until)
  const { count } = useFormat()
  return (
    <p role="status" className="flex items-center gap-3">
      <b className="line-clamp-2">{sentence}</b>
      {left > 0 ? (
        <>
          <Button tone="quiet" keys="U" onClick={onUndo}>
            {strings.verdict.undo}
          </Button>
          <span aria-hidden="true" className="text-12 whitespace-nowrap text-ink-3">
            {strings.verdict.left(count(left))}
          </span>
        </>
      ) : null}
    </p>
  )
}

const useSecondsUntil = (until: number): number => {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [])
  return Math.max(0, Math.ceil((until - now) / 1000))
}
