import { attribute } from '../../engine/audience/attribute.ts'
import { takeEvent } from '../../engine/audience/batch.ts'
import { oldestDayKept } from '../../engine/audience/event-log.ts'
import { arriving } from '../../engine/audience/normalise.ts'
import { openReceipt } from '../../engine/decide/receipt.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import type { Site } from '../assemble.ts'
import { serveEvents } from '../http/events.ts'
import { rateLimit } from '../http/rate-limit.ts'
import type { Room } from '../room.ts'
import type { Kept, Standing } from '../store/event-log.ts'
import { allThings } from '../store/noun.store.ts'
import type { RecordOf } from '../store/observe.store.ts'
import { engineSecret } from '../store/secret.store.ts'
import { signer } from '../store/signer.ts'
import { purgingSynthetic } from '../worker/purge-synthetic.ts'
import { type Ingest, ingesting } from './ingest.ts'
import { newIds } from './new-id.ts'
import { remembered } from './remembered.ts'
import { startUpkeep } from './upkeep.ts'
import { type WriteKeys, writeKeys } from './write-keys.ts'

const eventsASecond = 50_000
const burst = 200_000

/** Takes events into the log: the doors of the field’s clients, and `event.send`. `kept` hears of each commit. */
export const ingestRoom =
  (kept: (engine: string, what: Kept) => void = () => undefined, prefetched: (engine: string) => RecordOf = () => () => undefined) =>
  async (site: Site): Promise<Room & { ingest: Ingest; keys: WriteKeys }> => {
    const standing = remembered((engine) => readStanding(site, engine, prefetched(engine)))
    const keys = writeKeys(site.db, site.engines)
    const ingest = ingesting({
      db: site.db,
      clock: site.clock,
      standing: (engine) => standing.of(engine),
      committed: (engine, what) => {
        kept(engine, what)
        if (what.events > 0) site.pulse(engine, 'event')
      },
      failed: (error) => site.log.error({ err: error }, 'events could not be written'),
    })
    const off = site.sealer.onSealed((engine, entries) => {
      const touched = new Set(entries.flatMap(({ objects }) => objects.map(({ type }) => type)))
      if (touched.has('attribute')) standing.forget(engine)
      if (touched.has('key')) keys.forget(engine)
    })
    const upkeep = await startUpkeep(site)
    const newMessageId = newIds('msg', () => site.clock().getTime())
    return {
      name: 'ingest',
      ingest,
      keys,
      roads: new Map([['event.send', ({ engine }, input) => sendEvents(ingest, engine, input as SendInput, site.clock(), newMessageId)]]),
      runnings: [purgingSynthetic],
      doors: (app) => serveEvents(app, { keys, ingest, clock: site.clock, newMessageId, mayPass: rateLimit(eventsASecond, burst) }),
      gauges: [
        { name: 'continuo_ingest_waiting_bytes', help: 'Bytes of events that wait to be written.', type: 'gauge', read: () => ingest.waitingBytes() },
      ],
      stop: async () => {
        off()
        await upkeep.stop()
        await ingest.settle()
      },
    }
  }

const readStanding = async ({ db }: Site, engine: string, prefetched: RecordOf): Promise<Standing> => {
  const sign = signer(await engineSecret({ db, engine }, 'receipt'))
  return { attributes: await allThings({ db, engine }, attribute), open: (sealed) => openReceipt(sealed, sign), prefetched }
}

interface SendInput {
  events: readonly unknown[]
}

const sendEvents = async (ingest: Ingest, engine: string, { events }: SendInput, receivedAt: Date, newMessageId: () => string): Promise<unknown> => {
  const arrival = arriving(receivedAt, oldestDayKept(receivedAt))
  const read = events.map((raw, index) => ({ index, raw, ...takeEvent(raw, arrival, newMessageId) }))
  const taken = read.filter((one) => 'event' in one)
  const rejected = read.filter((one) => 'unfit' in one)
  const forged = await ingest.take(engine, taken, rejected)
  if (isRefusal(forged)) return forged
  const told = [...rejected, ...forged.map((one) => ({ ...one, index: taken[one.index]?.index ?? one.index }))].sort((a, b) => a.index - b.index)
  return {
    accepted: events.length - new Set(told.map(({ index }) => index)).size,
    rejected: told.map(({ index, unfit, where, problem }) => ({ index, reason: unfit, where, problem })),
  }
}
