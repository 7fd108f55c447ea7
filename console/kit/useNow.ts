import { useSyncExternalStore } from 'react'

/** How often the console's clock moves, in milliseconds: enough for dates and ages in minutes. */
const step = 30_000

let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  timer ??= setInterval(() => {
    now = Date.now()
    for (const each of listeners) each()
  }, step)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** Milliseconds since 1970, moving by half minutes. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now)
