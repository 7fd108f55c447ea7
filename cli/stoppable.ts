import type { Terminal } from './command.ts'

const signals = ['SIGINT', 'SIGTERM'] as const

/** Work that Ctrl-C or `kill` stops in its own time: it gets a signal and ends as it sees fit. Once it is over, both end the process again. */
export const stoppable = async <A>({ stopped }: Pick<Terminal, 'stopped'>, work: (stopped: AbortSignal) => Promise<A>): Promise<A> => {
  if (stopped) return work(stopped)
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  for (const signal of signals) process.once(signal, stop)
  try {
    return await work(stopping.signal)
  } finally {
    for (const signal of signals) process.removeListener(signal, stop)
  }
}
