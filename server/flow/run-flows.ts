import type { JournalEntry } from '../../engine/kernel/journal.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
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

    const wake = (engine: string): void => {
      if (stopped) return
      if (running.has(engine)) {
        again.add(engine)
        return
      }
      const done = walk(site, flows, engine, () => stopped)
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

const walk = async (site: Site, flows: readonly Flow[], engine: string, stopped: () => boolean): Promise<void> => {
  if (!(await takeLease(site.db, engine, reader, site.holder, leaseSeconds))) return
  const scope = { db: site.db, engine }
  const verbs = [...new Set(flows.flatMap(({ when }) => when))]
  for (let after = await readCursor(scope, reader); !stopped();) {
    const entries = await readJournal(scope, { after, verbs, limit: batch })
    const settings = entries.length > 0 ? await allThings(scope, flowSetting) : []
    const off = new Set(settings.filter(({ runs }) => !runs).map(({ flow }) => flow))
    for (const entry of entries) {
      if (stopped()) return
      for (const flow of flows) if (flow.when.includes(entry.verb) && !off.has(flow.name)) await answerTo(site, engine, flow, entry)
      after = entry.seq
      await moveCursor(site.db, engine, reader, after)
    }
    if (entries.length < batch) return
    await takeLease(site.db, engine, reader, site.holder, leaseSeconds)
  }
}

const answerTo = async (site: Site, engine: string, flow: Flow, entry: JournalEntry): Promise<void> => {
  if (entry.depth >= deepest) return
  const facts = await flow.load(readerOf({ db: site.db, engine }), entry)
  const step = flow.answer(facts, entry, site.clock())
  if ('rest' in step) return
  const from: From = { engine, actor: actorOfFlow(flow.name), cause: { seq: entry.seq, depth: entry.depth } }
  const key = `flow:${entry.seq}:${flow.name}`
  if (!('each' in step)) return act(site, from, step, key)
  for (const { of, ...one } of step.each) await act(site, from, one, `${key}:${of}`)
}

/** As whom, and because of which entry. */
interface From {
  engine: string
  actor: ReturnType<typeof actorOfFlow>
  cause: { seq: number; depth: number }
}

/** Performs, and writes down a refusal. */
const act = async (site: Site, from: From, { operation, input }: Act, key: string): Promise<void> => {
  const answer = await site.perform({ ...from, operation, input, idempotencyKey: key })
  if (!isRefusal(answer)) return
  if (answer.code === 'busy') throw new Error(answer.message)
  const { code, message } = answer
  await site.perform({
    ...from,
    operation: 'flow.report',
    input: { flow: from.actor.name, operation, code, message, entry: from.cause.seq },
    idempotencyKey: `${key}:refused`,
  })
}
