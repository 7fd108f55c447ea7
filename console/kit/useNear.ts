import { useEffect, useState, type RefObject } from 'react'

/** How far ahead of what is seen something is begun, in CSS px. */
const ahead = '400px'

/** Whether an element has come near to what is seen, once and for all: what is costly is begun then. */
export const useNear = (element: RefObject<Element | null>): boolean => {
  const [near, setNear] = useState(false)
  useEffect(() => {
    const node = element.current
    if (!node || near) return
    // The body of a screen scrolls within the window: its margin is the one that counts.
    const margins = { rootMargin: ahead, scrollMargin: ahead }
    const observer = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && setNear(true), margins)
    observer.observe(node)
    return () => observer.disconnect()
  }, [element, near])
  return near
}
