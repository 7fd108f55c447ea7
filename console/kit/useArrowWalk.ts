import { useEffect, useRef, type RefObject } from 'react'

const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** For a line of links: arrows walk them in their order, Home and End go to its ends. Tab still goes through all. */
export const useArrowWalk = <E extends HTMLElement>(): RefObject<E | null> => {
  const line = useRef<E>(null)
  useEffect(() => {
    const node = line.current
    if (!node) return
    const walk = (event: KeyboardEvent) => {
      const links = [...node.querySelectorAll<HTMLElement>('a, button')]
      const at = links.indexOf(event.target as HTMLElement)
      const to = event.key === 'Home' ? 0 : event.key === 'End' ? links.length - 1 : at + (steps[event.key] ?? Number.NaN)
      const next = links[to]
      if (at < 0 || !next) return
      event.preventDefault()
      next.focus()
    }
    node.addEventListener('keydown', walk)
    return () => node.removeEventListener('keydown', walk)
  }, [])
  return line
}
