import { useEffect, useState } from 'react'

/** How long after the last key something is looked up or judged, in milliseconds. */
const pause = 120

/** A text as it was when the typing paused. */
export const useHeldText = (text: string): string => {
  const [held, setHeld] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setHeld(text), pause)
    return () => clearTimeout(timer)
  }, [text])
  return held
}
