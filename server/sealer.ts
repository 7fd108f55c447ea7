import type { JournalEntry } from '../engine/kernel/journal.ts'
import type { Database } from './store/database.ts'
import { sealTail, tailLength } from './store/journal.store.ts'
import { dropLeases, takeLease } from './store/lease.store.ts'

export type Sealed = (engine: string, entries: readonly JournalEntry[]) => void

export interface Sealer {
  /** Something was committed: seal soon. */
  wake(engine: string): void
  /** Called with each batch after it is sealed, in order. A listener that throws harms nobody else. */
  onSealed(listener: Sealed): () => void
  /** Seals all that is committed now; for tests and for a clean stop. */
  settle(engine: string): Promise<void>
  stop(): Promise<void>
}

const leaseSeconds = 10
const restMs = 1_000
const patience = 250

/** One leased sealer an engine: while this process holds the lease it alone turns the tail into the chain. */
export const startSealer = (db: Database, holder: string, engines: () => Iterable<string>, failed: (error: unknown) => void): Sealer => {
  const listeners = new Set<Sealed>()
  let stopped = false

  const tell = (engine: string, entries: readonly JournalEntry[]) => {
    for (const listener of listeners) {
      try {
        listener(engine, entries)
      } catch (error) {
        failed(error)
      }
    }
  }

  const sealAll = async (engine: string): Promise<void> => {
    if (!(await takeLease(db, engine, 'sealer', holder, leaseSeconds))) return
    for (let entries = await sealTail(db, engine); entries.length > 0; entries = await sealTail(db, engine)) tell(engine, entries)
  }

  const { run, running } = oneRunEach(
    (engine) => sealAll(engine).catch(failed),
    () => !stopped,
  )
  const timer = setInterval(() => {
    for (const engine of engines()) void run(engine)
  }, restMs)

  return {
    wake: (engine) => {
      if (!stopped) void run(engine)
    },
    onSealed: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    settle: async (engine) => {
      // A transaction that runs anywhere on the same server, in another database even, holds sealing back until it ends.
      for (let tries = 0; tries < patience; tries++) {
        await running.get(engine)
        await run(engine)
        if ((await tailLength({ db, engine })) === 0) return
        await new Promise((resume) => setTimeout(resume, 20))
      }
    },
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await Promise.all(running.values())
      await dropLeases(db, holder)
    },
  }
}

/** At most one run an engine; a wake during a run brings exactly one more, as long as there is to be another. */
const oneRunEach = (work: (engine: string) => Promise<void>, isWanted: () => boolean) => {
  const running = new Map<string, Promise<void>>()
  const again = new Set<string>()
  const run = (engine: string): Promise<void> => {
    const current = running.get(engine)
    if (current) {
      again.add(engine)
      return current
    }
    const done = work(engine).finally(() => {
      running.delete(engine)
      if (again.delete(engine) && isWanted()) void run(engine)
    })
    running.set(engine, done)
    return done
  }
  return { run, running: running as ReadonlyMap<string, Promise<void>> }
}
