/** What is read from the database once an engine and then kept in memory until somebody says that it changed. */
export interface Remembered<T> {
  of(engine: string): Promise<T>
  /** What is there now, without waiting; undefined before it was first read. */
  now(engine: string): T | undefined
  /** It changed: the next to ask reads it anew. */
  forget(engine: string): void
}

/** Another process may have changed it, and its journal entries are sealed elsewhere: so nothing is believed for longer. */
const longestMs = 10_000

export const remembered = <T>(read: (engine: string) => Promise<T>, now: () => number = Date.now): Remembered<T> => {
  const kept = new Map<string, { value: Promise<T>; settled?: T; until: number }>()
  return {
    of: (engine) => {
      const known = kept.get(engine)
      if (known && known.until > now()) return known.value
      const entry: { value: Promise<T>; settled?: T; until: number } = { value: read(engine), until: now() + longestMs }
      if (known?.settled !== undefined) entry.settled = known.settled
      kept.set(engine, entry)
      // A read that failed is not kept: the next asks again.
      entry.value.then(
        (value) => (entry.settled = value),
        () => kept.get(engine) === entry && kept.delete(engine),
      )
      return entry.value
    },
    now: (engine) => kept.get(engine)?.settled,
    forget: (engine) => {
      const known = kept.get(engine)
      if (known) known.until = 0
    },
  }
}
