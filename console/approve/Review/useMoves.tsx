import { useMemo } from 'react'
import type { Action } from '../../actions/action.ts'
import { ActionButton } from '../../actions/ActionButton.tsx'
import { useFormat } from '../../format/useFormat.ts'
import { undoAction } from '../../frame/undoVerdict.ts'
import { words } from './words.ts'

interface Wish {
  before: string | undefined
  after: string | undefined
  /** How many extremes there are to look at. */
  extremes: number
  open: (id: string | undefined) => void
  onLook: (index: number) => void
  undo: (() => void) | null
}

/** J and K along the queue, 1 2 3 for the extremes, U takes the last verdict back. */
export const useMoves = ({ before, after, extremes, open, onLook, undo }: Wish): readonly Action[] =>
  useMemo(() => {
    const along = (id: string, label: string, keys: string, to: string | undefined): Action[] =>
      to === undefined ? [] : [{ id, group: 'do', label, keys, tone: 'quiet', run: () => open(to) }]
    const looks = Array.from({ length: extremes }, (_, index): Action => ({
      id: `look ${index}`,
      group: 'do',
      label: words.look(String(index + 1)),
      keys: String(index + 1),
      run: () => onLook(index),
    }))
    return [...along('before', words.before, 'K', before), ...along('next', words.next, 'J', after), ...(undo ? [undoAction(undo)] : []), ...looks]
  }, [before, after, extremes, open, onLook, undo])

/** "1 of 3", before and next. */
export const Place = ({ at, of, moves }: { at: number; of: number; moves: readonly Action[] }) => {
  const { count } = useFormat()
  if (at < 0 || of < 2) return null
  return (
    <span className="contents max-column:hidden">
      <span className="text-12 text-ink-3">{words.position(count(at + 1), count(of))}</span>
      {moves
        .filter(({ id }) => id === 'before' || id === 'next')
        .map((action) => (
          <ActionButton key={action.id} action={action} />
        ))}
    </span>
  )
}
