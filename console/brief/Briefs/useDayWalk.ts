import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react'
import { daysOn, monthsOn } from './calendar.ts'

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

const dayOf = (target: Element): string | undefined => target.closest<HTMLElement>('[data-date]')?.dataset.date

/** One day of the month takes the tab; arrows walk the days and on into the next month, Page up and down turn months. */
export const useDayWalk = (month: string, today: string, go: (month: string) => void) => {
  const [kept, setAt] = useState(today)
  const at = kept.startsWith(month) ? kept : `${month}-01`
  const table = useRef<HTMLElement>(null)
  const walking = useRef(false)
  useEffect(() => {
    if (walking.current) table.current?.querySelector<HTMLElement>(`[data-date="${at}"] button`)?.focus()
    walking.current = false
  }, [at])
  return {
    at,
    walk: {
      ref: (node: HTMLTableElement | null) => void (table.current = node),
      onFocus: ({ target }: FocusEvent<HTMLElement>) => {
        const day = dayOf(target)
        if (day?.startsWith(month)) setAt(day)
      },
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        const day = dayOf(event.target as Element)
        const by = steps[event.key]
        const turn = { PageUp: -1, PageDown: 1 }[event.key]
        if (!day || (by === undefined && turn === undefined)) return
        event.preventDefault()
        const next = by === undefined ? `${monthsOn(month, turn ?? 0)}-01` : daysOn(day, by)
        walking.current = true
        setAt(next)
        if (!next.startsWith(month)) go(next.slice(0, 7))
      },
    },
  }
}
