import type { Rejected, Taken } from '../../engine/audience/batch.ts'
import type { Event } from '../../engine/audience/event.ts'
import { isRefusal, type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import { type Database, isDiskFull } from '../store/database.ts'
import { type Kept, keepEvents, makeRoom, sortEvents, type Standing } from '../store/event-log.ts'

export interface Ingesting {
  db: Database
  clock(): Date
  standing(engine: string): Promise<Standing>
  /** After a commit: what it changed of people and decisions. */
  committed(engine: string, kept: Kept): void
  failed(error: unknown): void
}

interface Waiting {
  taken: readonly Taken[]
  rejected: readonly Rejected[]
  bytes: number
  done(answer: Refusal | readonly Rejected[]): void
}

interface Queue {
  waiting: Waiting[]
  bytes: number
  flushing: number
}

/** Beyond this the senders are told to come back: they keep what they have, and nothing is dropped. */
const mostBytes = 64 * 1_048_576
/** One transaction takes at most about this much, so that none holds its locks for long. */
const flushBytes = 1_048_576
/** Transactions at once: while the database writes one, the next is on its way. */
const mostFlushing = 3

export interface Ingest {
  /**
   * Resolves once everything is committed, or with a refusal when nothing of it was. Answers what of the taken bears a receipt that is none of ours, by
   * its place among them: the event is kept, and a dead letter says what it could not do.
   */
  take(engine: string, taken: readonly Taken[], rejected: readonly Rejected[]): Promise<Refusal | readonly Rejected[]>
  /** Waits until all that was taken is committed. */
  settle(): Promise<void>
  waitingBytes(): number
}

/** Takes events of many requests into the log together: whatever arrives while one transaction runs goes into the next. */
export const ingesting = (on: Ingesting): Ingest => {
  const queues = new Map<string, Queue>()
  const running = new Set<Promise<void>>()

  const pump = async (engine: string, queue: Queue): Promise<void> => {
    queue.flushing++
    while (queue.waiting.length > 0) {
      const batch = nextBatch(queue)
      const answer = await flush(on, engine, batch)
      const forged = isRefusal(answer) ? noneForged : Map.groupBy(answer, ({ raw }) => (raw as Event).messageId)
      for (const { bytes, done, taken } of batch) {
        queue.bytes -= bytes
        done(isRefusal(answer) ? answer : forgedAmong(taken, forged))
      }
    }
    queue.flushing--
  }

  return {
    take: (engine, taken, rejected) => {
      const queue = queues.get(engine) ?? { waiting: [], bytes: 0, flushing: 0 }
      queues.set(engine, queue)
      if (queue.bytes > mostBytes)
        return Promise.resolve(refuse('busy', 'More events arrive than can be written.', { remedy: 'Send them again in a moment.' }))
      if (taken.length + rejected.length === 0) return Promise.resolve([])
      const bytes = taken.reduce((sum, { text }) => sum + text.length, 0)
      queue.bytes += bytes
      return new Promise((done) => {
        queue.waiting.push({ taken, rejected, bytes, done })
        if (queue.flushing >= mostFlushing) return
        const run: Promise<void> = pump(engine, queue).finally(() => running.delete(run))
        running.add(run)
      })
    },
    settle: async () => {
      await Promise.all(running)
    },
    waitingBytes: () => [...queues.values()].reduce((sum, { bytes }) => sum + bytes, 0),
  }
}

const nextBatch = (queue: Queue): Waiting[] => {
  let bytes = 0
  let count = 0
  while (count < queue.waiting.length && (count === 0 || bytes < flushBytes)) bytes += queue.waiting[count++]?.bytes ?? 0
  return queue.waiting.splice(0, count)
}

type Forged = ReadonlyMap<string, readonly Rejected[]>
const noneForged: Forged = new Map()

/** Receipts are looked at once, for many requests together; each hears of its own. */
const forgedAmong = (taken: readonly Taken[], forged: Forged): Rejected[] =>
  forged.size === 0 ? [] : taken.flatMap(({ event }, index) => (forged.get(event.messageId) ?? []).map((letter) => ({ ...letter, index })))

const flush = async (on: Ingesting, engine: string, batch: readonly Waiting[]): Promise<Refusal | readonly Rejected[]> => {
  try {
    return await write(
      on,
      engine,
      batch.flatMap(({ taken }) => taken),
      batch.flatMap(({ rejected }) => rejected),
    )
  } catch (error) {
    on.failed(error)
    const [code, message] = isDiskFull(error)
      ? (['storageFull', 'The disk is full.'] as const)
      : (['busy', 'The events could not be written.'] as const)
    return refuse(code, message, { remedy: 'Send them again in a moment; nothing of them was kept.' })
  }
}

const write = async (on: Ingesting, engine: string, taken: readonly Taken[], rejected: readonly Rejected[]): Promise<readonly Rejected[]> => {
  const standing = await on.standing(engine)
  const sorted = sortEvents(taken, rejected, standing)
  await makeRoom(on.db, sorted)
  const now = on.clock()
  // Most batches are one statement, which needs no transaction around it.
  const kept = sorted.plain
    ? await keepEvents({ db: on.db, engine }, sorted, standing, now)
    : await on.db.transaction().execute((tx) => keepEvents({ db: tx, engine }, sorted, standing, now))
  on.committed(engine, kept)
  return sorted.forged
}
