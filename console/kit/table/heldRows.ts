import { useEffect, useMemo, useRef, useState } from 'react'

/** Rows as they stand under the hand, and how many wait to come in. */
export interface Held<R> {
  rows: readonly R[]
  fresh: number
}

/**
 * While somebody's pointer or focus is in a list nothing moves: rows keep their order and take new values, rows that went stay as they were, new
 * ones wait and are counted.
 */
export const holdRows = <R>(shown: readonly R[], incoming: readonly R[], idOf: (row: R) => string): Held<R> => {
  // The same array again: a table that is given new rows draws itself anew, and again, without end.
  if (shown === incoming) return { rows: shown, fresh: 0 }
  const next = new Map(incoming.map((row) => [idOf(row), row]))
  const known = new Set(shown.map(idOf))
  return { rows: shown.map((row) => next.get(idOf(row)) ?? row), fresh: incoming.filter((row) => !known.has(idOf(row))).length }
}

/** Gives the list's rows (hand in the same array while nothing changed), the handlers that tell when a hand is in it, and `take` for "2 new". */
export const useHeldRows = <R>(incoming: readonly R[], idOf: (row: R) => string) => {
  const [shown, setShown] = useState(incoming)
  const engaged = useRef({ pointer: false, focus: false })
  const release = () => {
    if (!engaged.current.pointer && !engaged.current.focus) setShown(incoming)
  }
  useEffect(release)
  // A new array with the same rows would make the table begin anew, and that would make another.
  const held = useMemo(() => holdRows(shown, incoming, idOf), [shown, incoming, idOf])
  return {
    ...held,
    take: () => setShown(incoming),
    hands: {
      onPointerEnter: () => void (engaged.current.pointer = true),
      onPointerLeave: () => {
        engaged.current.pointer = false
        release()
      },
      onFocus: () => void (engaged.current.focus = true),
      onBlur: (event: { currentTarget: Node; relatedTarget: EventTarget | null }) => {
        if (event.currentTarget.contains(event.relatedTarget as Node | null)) return
        engaged.current.focus = false
        release()
      },
    },
  }
}
