export interface Every {
  /** Waits for what is under way. */
  stop(): Promise<void>
}

/** Does something again and again, never twice at once. Once it is stopped it has left the database alone, so that this can be closed. */
export const every = (ms: number, work: () => Promise<void>, failed: (error: unknown) => void): Every => {
  let running: Promise<void> | undefined
  const timer = setInterval(() => {
    running ??= work()
      .catch(failed)
      .finally(() => (running = undefined))
  }, ms)
  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}
