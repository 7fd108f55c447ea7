import { useEffect, useState } from 'react'

const pauseMs = 120
const leastLetters = 2

/** What is found for a text, a moment after the last key; nothing for a single letter, or where nobody looks. */
export const useFound = <T>(find: ((text: string, signal: AbortSignal) => Promise<readonly T[]>) | undefined, text: string): readonly T[] => {
  const [found, setFound] = useState<readonly T[]>([])
  const sought = text.trim()
  useEffect(() => {
    if (!find || sought.length < leastLetters) return
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      const things = await find(sought, stop.signal).catch(() => [])
      if (!stop.signal.aborted) setFound(things)
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [find, sought])
  return sought.length < leastLetters ? [] : found
}
