import type { JournalEntry } from '../../engine/kernel/journal.ts'
import { isRefusal, type Refusal } from '../../engine/kernel/refusal.ts'
import { type Act, actorOfFlow, deepest, type Flow, flowSetting } from '../../engine/flow/flow.ts'
import type { Site } from '../assemble.ts'
import type { Room } from '../room.ts'
import { moveCursor, readCursor } from '../store/flow.store.ts'
import { readJournal } from '../store/journal.store.ts'
import { takeLease } from '../store/lease.store.ts'
import { allThings } from '../store/noun.store.ts'
import { readerOf } from '../store/reader.ts'

const reader = 'flows'
const leaseSeconds = 30
const batch = 200
const restMs = 1_000
/** A database that is busy for so long is worth a word. */
const stuckAfterMs = 10_000

/**
 * Walks the sealed journal and lets each standing flow answer. The cursor moves after an entry was answered; the idempotency key
 * `flow:<seq>:<name>`, with the thing behind it where it acts on several, makes an answer that was given before a crash the same answer after it.
 */
export const flowRoom =
  (flows: readonly Flow[]) =>
  async (site: Site): Promise<Room> => {
    let stopped = false
    const running = new Map<string, Promise<void>>()
    const again = new Set<string>()
    const told = tellingOfStuck(site)

    const wake = (engine: string): void => {
      if (stopped) return
      if (running.has(engine)) {
        again.add(engine)
        return
      }
      const done = walk(site, flows, engine, () => stopped)
        .then((busy) => told(engine, busy))
        .catch((error: unknown) => site.log.error({ err: error }, 'the flows stopped; they go on at the next entry'))
        .finally(() => {
          running.delete(engine)
          if (again.delete(engine)) wake(engine)
        })
      running.set(engine, done)
    }

    const off = site.sealer.onSealed(wake)
    const timer = setInterval(() => {
      for (const engine of site.engines()) wake(engine)
    }, restMs)
    return {
      name: 'flows',
      stop: async () => {
        stopped = true
        off()
        clearInterval(timer)
        await Promise.all(running.values())
      },
    }
  }

/** What many change at once is busy for a moment, which is nobody's fault: only who waits for long says so, once. */
const tellingOfStuck = (site: Site) => {
  const since = new Map<string, { at: number; told: boolean }>()
  return (engine: string, busy: Refusal | undefined): void => {
    if (!busy) return void since.delete(engine)
    const now = site.clock().getTime()
    const known = since.get(engine) ?? { at: now, told: false }
    since.set(engine, known)
    if (known.told || now - known.at < stuckAfterMs) return
    known.told = true
    site.log.warn({ refusal: busy, engine }, 'the flows have waited for some time; they go on trying every second')
  }
}

/** Answers what stands in its way, if something does: the next walk begins with the same entry. */
const walk = async (site: Site, flows: readonly Flow[], engine: string, stopped: () => boolean): Promise<Refusal | undefined> => {
  if (!(await takeLease(site.db, engine, reader, site.holder, leaseSeconds))) return undefined
  const scope = { db: site.db, engine }
  const verbs = [...new Set(flows.flatMap(({ when }) => when))]
  for (let after = await readCursor(scope, reader); !stopped();) {
    const entries = await readJournal(scope, { after, verbs, limit: batch })
    const settings = entries.length > 0 ? await allThings(scope, flowSetting) : []
    const off = new Set(settings.filter(({ runs }) => !runs).map(({ flow }) => flow))
    for (const entry of entries) {
      for (const flow of flows) {
        if (stopped()) return undefined
        if (!flow.when.includes(entry.verb) || off.has(flow.name)) continue
        const busy = await answerTo(site, engine, flow, entry)
        if (busy) return busy
      }
      after = entry.seq
      await moveCursor(site.db, engine, reader, after)
    }
    if (entries.length < batch) return undefined
    await takeLease(site.db, engine, reader, site.holder, leaseSeconds)
  }
  return undefined
}

const answerTo = async (site: Site, engine: string, flow: Flow, entry: JournalEntry): Promise<Refusal | undefined> => {
  if (entry.depth >= deepest) return undefined
  const facts = await flow.load(readerOf({ db: site.db, engine }), entry)
  const step = flow.answer(facts, entry, site.clock())
  if ('rest' in step) return undefined
  const from: From = { engine, actor: actorOfFlow(flow.name), cause: { seq: entry.seq, depth: entry.depth } }
  const key = `flow:${entry.seq}:${flow.name}`
  if (!('each' in step)) return act(site, from, step, key)
  for (const { of, ...one } of step.each) {
    const busy = await act(site, from, one, `${key}:${of}`)
    if (busy) return busy
  }
  return undefined
}

/** As whom, and because of which entry. */
interface From {
  engine: string
  actor: ReturnType<typeof actorOfFlow>
  cause: { seq: number; depth: number }
}

/** Performs, and writes down a refusal; that the database is busy is answered instead. */
const act = async (site: Site, from: From, { operation, input }: Act, key: string): Promise<Refusal | undefined> => {
  const answer = await site.perform({ ...from, operation, input, idempotencyKey: key })
  if (!isRefusal(answer)) return undefined
  if (answer.code === 'busy') return answer
  const { code, message } = answer
  const report = { flow: from.actor.name, operation, code, message, entry: from.cause.seq }
  const written = await site.perform({ ...from, operation: 'flow.report', input: report, idempotencyKey: `${key}:refused` })
  return isRefusal(written) && written.code === 'busy' ? written : undefined
}
