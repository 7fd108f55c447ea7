export type Pulse = (engine: string, topic: string) => void

/** Tells open screens that volume moved (`decision`, `event`, `snapshot`), at most once a topic in half a second. */
export const pulses = (everyMs = 500) => {
  const listeners = new Set<Pulse>()
  const waiting = new Map<string, ReturnType<typeof setTimeout>>()
  const beat: Pulse = (engine, topic) => {
    const key = `${engine} ${topic}`
    if (listeners.size === 0 || waiting.has(key)) return
    const timer = setTimeout(() => {
      waiting.delete(key)
      for (const listener of listeners) listener(engine, topic)
    }, everyMs)
    timer.unref()
    waiting.set(key, timer)
  }
  const listen = (listener: Pulse) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return { beat, listen }
}
