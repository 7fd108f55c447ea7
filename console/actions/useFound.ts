import { useEffect, useState } from 'react'

const pauseMs = 120
const leastLetters = 2

/** What was found last, and whether that is what was found for the text as it stands. */
interface Found<T> {
  things: readonly T[]
  fresh: boolean
}

/** What is found for a text, a moment after the last key; nothing for a single letter, or where nobody looks. */
export const useFound = <T>(find: ((text: string, signal: AbortSignal) => Promise<readonly T[]>) | undefined, text: string): Found<T> => {
  const [found, setFound] = useState<{ text: string; things: readonly T[] }>({ text: '', things: [] })
  const sought = text.trim()
  useEffect(() => {
    if (!find || sought.length < leastLetters) return
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      const things = await find(sought, stop.signal).catch(() => [])
      if (!stop.signal.aborted) setFound({ text: sought, things })
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [find, sought])
  return { things: sought.length < leastLetters ? [] : found.things, fresh: found.text === sought }
}
