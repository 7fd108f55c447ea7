import { useLayoutEffect, useState, type RefObject } from 'react'

/** The width in pixels that an element has, followed while it lives; `fallback` until it was measured. */
export const useWidth = (element: RefObject<HTMLElement | null>, fallback: number): number => {
  const [width, setWidth] = useState(fallback)
  useLayoutEffect(() => {
    const node = element.current
    if (!node) return
    const measure = () => setWidth(Math.round(node.clientWidth))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(node)
    return () => observer.disconnect()
  }, [element])
  return width
}
