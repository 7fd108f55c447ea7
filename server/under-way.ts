export interface UnderWay {
  /** Remembers it until it is done, and hands it back. */
  note<T>(work: Promise<T>): Promise<T>
  /** Waits until nothing is left, whatever becomes of it. */
  settled(): Promise<void>
}

/** What was begun without anybody waiting for it: a stop does, so that nothing asks a database that is closed. */
export const underWay = (): UnderWay => {
  const works = new Set<Promise<unknown>>()
  return {
    note: (work) => {
      works.add(work)
      const gone = () => works.delete(work)
      work.then(gone, gone)
      return work
    },
    settled: async () => {
      while (works.size > 0) await Promise.allSettled(works)
    },
  }
}
