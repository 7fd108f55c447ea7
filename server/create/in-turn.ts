/** Lets a few pieces of work run at a time; the rest wait in the order in which they came. */
export const inTurn = (atOnce: number) => {
  const waiting: (() => void)[] = []
  let busy = 0
  return {
    waiting: (): number => waiting.length,
    run: async <T>(work: () => Promise<T>): Promise<T> => {
      if (busy < atOnce) busy++
      else await new Promise<void>((free) => waiting.push(free))
      try {
        return await work()
      } finally {
        const next = waiting.shift()
        if (next) next()
        else busy--
      }
    },
  }
}
