import { useState, type KeyboardEvent } from 'react'
import { isTyping, lettersAct } from '../../actions/letters.ts'

interface Wish {
  count: number
  /** Brings a row into view before it takes the focus. */
  scrollTo: (index: number) => void
  onOpen?: ((index: number) => void) | undefined
  onPeek?: ((index: number) => void) | undefined
  onSelect?: ((index: number) => void) | undefined
}

const steps: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(last, at + 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  j: (at, last) => Math.min(last, at + 1),
  k: (at) => Math.max(0, at - 1),
  Home: () => 0,
  End: (_, last) => last,
}

/** One row of a list takes the tab (`data-row` within `data-rows`); arrows and J K move, Enter opens, Space peeks, X selects. */
export const useRowKeys = ({ count, scrollTo, onOpen, onPeek, onSelect }: Wish) => {
  const [at, setAt] = useState(0)
  const focusRow = (from: Element, index: number) => {
    const rows = from.closest('[data-rows]')
    setAt(index)
    scrollTo(index)
    requestAnimationFrame(() => rows?.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus())
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const letter = /^[a-z]$/.test(event.key)
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || (letter && !lettersAct())) return
    const step = steps[event.key]
    const act = event.target === event.currentTarget ? { Enter: onOpen, ' ': onPeek, x: onSelect }[event.key] : undefined
    if (!step && !act) return
    event.preventDefault()
    event.stopPropagation()
    if (step) focusRow(event.currentTarget, step(at, count - 1))
    else act?.(at)
  }
  return { at: Math.min(at, Math.max(0, count - 1)), setAt, onKeyDown }
}
